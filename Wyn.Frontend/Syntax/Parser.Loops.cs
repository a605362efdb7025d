// The part of the parser for loops.
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Parser
{
    private WhileStatementSyntax ParseWhile()
    {
        var keyword = Next();
        var isLet = IsLet();
        if (isLet)
        {
            ReportUnexpected("a condition", "a pattern stands behind 'if' only: while true { if let ... { ... } else { break } }");
        }

        var condition = isLet ? new ErrorExpressionSyntax([ParseLet()]) : ParseCondition();
        return new WhileStatementSyntax(keyword, condition, ParseBody());
    }

    private StatementSyntax ParseFor()
    {
        var keyword = Next();
        var isTuple = At(SyntaxKind.OpenParenToken) && _brackets.GetClosing(_position) is var end and >= 0 && _tokens[end + 1].Kind == SyntaxKind.InKeyword;
        if (isTuple)
        {
            ReportUnexpected("the name of a loop variable", "several variables stand without parentheses: for a, b in xs");
            Skip();
        }

        var open = NextIf(SyntaxKind.OpenParenToken);
        var state = open is null ? EnterCondition() : EnterBrackets();
        if (IsLoopWithStep())
        {
            return ParseLoopWithStep(keyword, open, state);
        }

        var variable = ExpectLoopVariable();
        var comma = NextIf(SyntaxKind.CommaToken);
        var second = comma is null ? null : ExpectLoopVariable();
        if (isTuple && At(SyntaxKind.CloseParenToken))
        {
            Skip();
        }

        var inKeyword = Expect(SyntaxKind.InKeyword);
        var iterable = ParseIterable();
        Restore(state);
        var close = open is null ? null : ExpectClosing(open, SyntaxKind.CloseParenToken);
        return new ForStatementSyntax(keyword, open, variable, comma, second, inKeyword, iterable, close, ParseBody());
    }

    private SyntaxToken ExpectLoopVariable() => Current.Kind switch
    {
        SyntaxKind.UnderscoreToken => Next(),
        SyntaxKind.InKeyword => Expect(SyntaxKind.IdentifierToken, "the name of a loop variable"),
        _ => ExpectName("the name of a loop variable"),
    };

    private SyntaxNode ParseIterable()
    {
        var start = ParsePipe();
        return At(SyntaxKind.DotDotToken) || At(SyntaxKind.DotDotEqualsToken)
            ? new RangeClauseSyntax(start, Next(), ParsePipe())
            : new IterableClauseSyntax(start);
    }

    /// <summary>Whether the head of a <c>for</c> is <c>start; condition; step</c>.</summary>
    private bool IsLoopWithStep()
        => Current.Kind is SyntaxKind.VarKeyword or SyntaxKind.SemicolonToken
            || (At(SyntaxKind.IdentifierToken) && Peek(1).Kind is SyntaxKind.EqualsToken or SyntaxKind.ColonToken);

    private ForLoopStatementSyntax ParseLoopWithStep(SyntaxToken keyword, SyntaxToken? open, Context state)
    {
        const string help = "write for var i = 0; i < n; i++ { ... }";
        var initializer = At(SyntaxKind.SemicolonToken) ? null : ParseStatement();
        var first = Expect(SyntaxKind.SemicolonToken, help: help);
        var condition = first.IsMissing ? MissingExpression() : RejectAssignment(ParsePipe());
        var second = first.IsMissing ? Missing(SyntaxKind.SemicolonToken) : Expect(SyntaxKind.SemicolonToken, help: help);
        _statementStart = _position;
        var step = second.IsMissing ? MissingStatement() : ParseExpressionStatement();
        Restore(state);
        var close = open is null ? null : ExpectClosing(open, SyntaxKind.CloseParenToken);
        return new ForLoopStatementSyntax(keyword, open, initializer, first, condition, second, step, close, ParseBody());
    }
}
