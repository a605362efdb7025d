// The part of the parser for statements that declare or change variables, and for those that begin with an expression.
using System.Collections.Immutable;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Parser
{
    private const string FirstValueHelp = "every variable is declared with its first value, as in var x = 0";

    private StatementSyntax ParseVariable()
    {
        var modifier = IsModifier() ? Next() : null;
        var keyword = Next();
        if (At(SyntaxKind.OpenBracketToken) || At(SyntaxKind.OpenParenToken))
        {
            var pattern = ParseDestructuring();
            var assign = Expect(SyntaxKind.EqualsToken, help: FirstValueHelp);
            return new DestructuringDeclarationSyntax(modifier, keyword, pattern, assign, assign.IsMissing ? MissingExpression() : ParseValue());
        }

        if (Current.Kind is SyntaxKind.IdentifierToken or SyntaxKind.UnderscoreToken && Peek(1).Kind == SyntaxKind.CommaToken)
        {
            return ParseVariables(modifier, keyword);
        }

        var name = ExpectName("the name of a variable");
        var type = ParseTypeClause();
        var equals = Expect(SyntaxKind.EqualsToken, help: FirstValueHelp);
        return new VariableDeclarationSyntax(modifier, keyword, name, type, equals, equals.IsMissing ? MissingExpression() : ParseValue());
    }

    /// <summary><c>a, b = 1, 2</c> behind <c>var</c>.</summary>
    private MultiVariableDeclarationSyntax ParseVariables(SyntaxToken? modifier, SyntaxToken keyword)
    {
        var names = ParseJoined(SyntaxKind.CommaToken, ParseVariableName, ParseVariableName());
        var equals = Expect(SyntaxKind.EqualsToken, help: FirstValueHelp);
        var values = equals.IsMissing ? EmptyList<ExpressionSyntax>() : ParseValues(names.Items.Length);
        return new MultiVariableDeclarationSyntax(modifier, keyword, names, equals, values);
    }

    private VariableNameSyntax ParseVariableName()
        => new(At(SyntaxKind.UnderscoreToken) ? Next() : ExpectName("the name of a variable"));

    /// <summary>As many values as there are targets, or one that is taken apart.</summary>
    private SeparatedList<ExpressionSyntax> ParseValues(int targets)
    {
        var start = Current;
        var items = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        var separators = ImmutableArray.CreateBuilder<SyntaxToken>();
        items.Add(ParseValue());
        while (At(SyntaxKind.CommaToken) && !(_context.InArm && items.Count == targets))
        {
            separators.Add(Next());
            items.Add(ParseValue());
        }

        if (items.Count != targets && items.Count != 1)
        {
            var span = TextSpan.FromBounds(start.Span.Start, _previousEnd);
            Report(SyntaxDiagnostics.AssignmentCount, span, "give as many values as there are variables, or one tuple", targets, items.Count);
        }

        return new SeparatedList<ExpressionSyntax>(items.ToImmutable(), separators.ToImmutable());
    }

    /// <summary>A statement that begins with a name: annotated declaration, word of another language, or expression.</summary>
    private StatementSyntax ParseNameStatement()
    {
        var second = Peek(1);
        if (second.Kind == SyntaxKind.ColonToken && !second.IsFirstOnLine)
        {
            if (Peek(2).Kind == SyntaxKind.EqualsToken && Touch(second, Peek(2)))
            {
                Report(SyntaxDiagnostics.ForeignOperator, SpanOf(second, Peek(2)), $"write '{Current.Text} = ...'", ":=");
                var target = new NameExpressionSyntax(Next());
                Skip();
                return new AssignmentStatementSyntax(target, Next(), ParseValue());
            }

            var name = Next();
            var type = new TypeClauseSyntax(Next(), ParseType());
            var equals = Expect(SyntaxKind.EqualsToken, help: "every variable is declared with its first value, as in x: int = 0");
            return new AnnotatedDeclarationSyntax(name, type, equals, equals.IsMissing ? MissingExpression() : ParseValue());
        }

        return ParseForeignStatement() ?? ParseExpressionStatement();
    }

    private StatementSyntax ParseExpressionStatement()
    {
        var problems = _problems;
        var expression = ParseExpression();
        if (At(SyntaxKind.CommaToken) && IsPlace(expression) && _scan.IsMultiAssignment(_position))
        {
            var targets = ParseJoined(SyntaxKind.CommaToken, ParsePostfix, expression);
            return new MultiAssignmentStatementSyntax(targets, Expect(SyntaxKind.EqualsToken), ParseValues(targets.Items.Length));
        }

        if (!IsAssignmentHere())
        {
            return new ExpressionStatementSyntax(expression);
        }

        CheckTarget(expression, problems);
        return SyntaxFacts.IsIncrement(Current.Kind)
            ? new IncrementStatementSyntax(expression, Next())
            : new AssignmentStatementSyntax(expression, Next(), ParseValue());
    }

    /// <summary>Reports a target that is no place. Recovery may have led here: then nothing is known about the target.</summary>
    private void CheckTarget(ExpressionSyntax target, int problems)
    {
        if (!IsPlace(target) && target is not ErrorExpressionSyntax && _problems == problems)
        {
            Report(SyntaxDiagnostics.InvalidAssignmentTarget, target.Span, null, Current.Text);
        }
    }

    /// <summary>What can be assigned to: a variable, or a part of something.</summary>
    private static bool IsPlace(ExpressionSyntax expression) => expression
        is NameExpressionSyntax { Name.Kind: SyntaxKind.IdentifierToken or SyntaxKind.SelfKeyword }
        or MemberAccessExpressionSyntax or TupleAccessExpressionSyntax or IndexExpressionSyntax;
}
