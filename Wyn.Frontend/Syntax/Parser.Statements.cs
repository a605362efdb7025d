// The part of the parser for statements. Newlines end nothing: a statement ends where its grammar does. They matter for the
// suffixes '(' and '[', which do not continue an expression on a new line, and for the operand of 'return'.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Parser
{
    /// <summary>The first block whose closing brace stands left of the line that opened it: where a brace is likely missing.</summary>
    private SyntaxToken? _suspectBrace;

    private BlockStatementSyntax ParseBlock()
    {
        var openIndex = _position;
        var open = Expect(SyntaxKind.OpenBraceToken);
        if (open.IsMissing || !TryEnter())
        {
            return new BlockStatementSyntax(open, [], Missing(SyntaxKind.CloseBraceToken));
        }

        var previous = EnterBlock();
        var isClosed = _brackets.GetClosing(openIndex) >= 0;
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        while (!AtEnd && !At(SyntaxKind.CloseBraceToken) && (isClosed || !IsDeclarationStart()))
        {
            var start = _position;
            var problems = _problems;
            Trust();
            statements.Add(ParseStatement());
            Synchronize(start, problems);
            if (_position == start)
            {
                Skip();
            }
        }

        Restore(previous);
        Leave();
        return new BlockStatementSyntax(open, statements.ToImmutable(), CloseBlock(open));
    }

    private SyntaxToken CloseBlock(SyntaxToken open)
    {
        if (At(SyntaxKind.CloseBraceToken))
        {
            if (_suspectBrace is null && Current.IsFirstOnLine && _source.GetIndentation(Current.Span.Start) < _source.GetIndentation(open.Span.Start))
            {
                _suspectBrace = open;
            }

            return Next();
        }

        var labels = ImmutableArray.Create(new DiagnosticLabel(LocationOf(open.Span), "this brace is not closed"));
        string? help = null;
        if (_suspectBrace is { } suspect && suspect != open)
        {
            labels = labels.Add(new DiagnosticLabel(LocationOf(suspect.Span), "by its indentation, this one lacks its '}'"));
            var line = _source.GetLineAndColumn(suspect.Span.Start).Line;
            help = string.Create(CultureInfo.InvariantCulture, $"insert '}}' at the end of the block that begins on line {line}");
        }

        ReportMissingClosing(SyntaxKind.CloseBraceToken, labels, help);
        return Missing(SyntaxKind.CloseBraceToken);
    }

    /// <summary>What stands where a statement may be only one: a block, or a statement without braces.</summary>
    private StatementSyntax ParseBody()
    {
        if (At(SyntaxKind.OpenBraceToken))
        {
            return ParseBlock();
        }

        if (AtEnd || At(SyntaxKind.CloseBraceToken) || At(SyntaxKind.ColonToken))
        {
            ReportUnexpected("'{' or a statement", At(SyntaxKind.ColonToken) ? "a body stands in braces: { ... }" : null);
            if (!At(SyntaxKind.ColonToken))
            {
                return new ErrorStatementSyntax([Missing(SyntaxKind.SemicolonToken)]);
            }

            Skip();
        }

        if (!TryEnter())
        {
            return new ErrorStatementSyntax([Missing(SyntaxKind.SemicolonToken)]);
        }

        var statement = ParseStatement();
        Leave();
        return statement;
    }

    private StatementSyntax ParseStatement()
    {
        _statementStart = _position;
        return ParseStatementByFirstToken();
    }

    private StatementSyntax ParseStatementByFirstToken() => Current.Kind switch
    {
        SyntaxKind.SemicolonToken => new EmptyStatementSyntax(Next()),
        SyntaxKind.OpenBraceToken => ParseBlock(),
        SyntaxKind.VarKeyword or SyntaxKind.ConstKeyword => ParseVariable(),
        SyntaxKind.IfKeyword => ParseIf(),
        SyntaxKind.WhileKeyword => ParseWhile(),
        SyntaxKind.ForKeyword => ParseFor(),
        SyntaxKind.BreakKeyword => new BreakStatementSyntax(Next()),
        SyntaxKind.ContinueKeyword => new ContinueStatementSyntax(Next()),
        SyntaxKind.ReturnKeyword => ParseReturn(),
        SyntaxKind.PubKeyword or SyntaxKind.ExportKeyword => ParseModified(),
        SyntaxKind.MutKeyword => ParseMisplacedMut(),
        SyntaxKind.ElseKeyword => ParseMisplacedElse(),
        SyntaxKind.IdentifierToken => ParseNameStatement(),
        _ => ParseUnsupportedStatement() ?? ParseExpressionStatement(),
    };

    private StatementSyntax ParseModified()
    {
        if (Peek(1).Kind is SyntaxKind.VarKeyword or SyntaxKind.ConstKeyword)
        {
            return ParseVariable();
        }

        if (Peek(1).Kind == SyntaxKind.FnKeyword)
        {
            return SkipConstruct("a function within another one is", hasBlock: true);
        }

        if (GetUnsupportedDeclaration(Peek(1).Kind) is { } construct)
        {
            return SkipConstruct(construct.Name, construct.HasBlock);
        }

        ReportUnexpected("a statement");
        return new ErrorStatementSyntax([Next()]);
    }

    private StatementSyntax ParseMisplacedMut()
    {
        Report(SyntaxDiagnostics.MisplacedMut, Current.Span, "declare a variable with 'var': every variable can be changed");
        Skip();
        _statementStart = _position;
        return AtEnd || At(SyntaxKind.CloseBraceToken) ? new ErrorStatementSyntax([Missing(SyntaxKind.SemicolonToken)]) : ParseExpressionStatement();
    }

    private ErrorStatementSyntax ParseMisplacedElse()
    {
        ReportUnexpected("a statement", "an 'else' stands right behind the body of an 'if'");
        return new ErrorStatementSyntax([Next()]);
    }

    private StatementSyntax ParseVariable()
    {
        var isExported = Current.Kind is SyntaxKind.PubKeyword or SyntaxKind.ExportKeyword;
        var pattern = Peek(isExported ? 2 : 1);
        if (pattern.Kind is SyntaxKind.OpenBracketToken or SyntaxKind.OpenParenToken
            || (pattern.Kind is SyntaxKind.IdentifierToken or SyntaxKind.UnderscoreToken && Peek(isExported ? 3 : 2).Kind == SyntaxKind.CommaToken))
        {
            return SkipConstruct("a declaration of several variables is", hasBlock: false);
        }

        var modifier = isExported ? Next() : null;
        var keyword = Next();
        var name = ExpectName("the name of a variable");
        var type = ParseTypeClause();
        var equals = Expect(SyntaxKind.EqualsToken, help: "every variable is declared with its first value, as in var x = 0");
        return new VariableDeclarationSyntax(modifier, keyword, name, type, equals, equals.IsMissing ? MissingExpression() : ParseValue());
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

        if (second.Kind == SyntaxKind.CommaToken && !second.IsFirstOnLine && Peek(2).Kind == SyntaxKind.IdentifierToken)
        {
            return SkipConstruct("an assignment to several variables is", hasBlock: false);
        }

        return ParseForeignStatement() ?? ParseExpressionStatement();
    }

    private StatementSyntax ParseExpressionStatement()
    {
        var problems = _problems;
        var expression = ParseExpression();
        if (!SyntaxFacts.IsAssignment(Current.Kind) && !SyntaxFacts.IsIncrement(Current.Kind))
        {
            return new ExpressionStatementSyntax(expression);
        }

        // Recovery may have led here: then nothing is known about the target.
        if (expression is not (NameExpressionSyntax or MemberAccessExpressionSyntax or ErrorExpressionSyntax) && _problems == problems)
        {
            Report(SyntaxDiagnostics.InvalidAssignmentTarget, expression.Span, null, Current.Text);
        }

        return SyntaxFacts.IsIncrement(Current.Kind)
            ? new IncrementStatementSyntax(expression, Next())
            : new AssignmentStatementSyntax(expression, Next(), ParseValue());
    }

    private ReturnStatementSyntax ParseReturn()
    {
        var keyword = Next();
        var isBare = AtEnd || Current.IsFirstOnLine
            || Current.Kind is SyntaxKind.CloseBraceToken or SyntaxKind.SemicolonToken or SyntaxKind.ElseKeyword;
        return new ReturnStatementSyntax(keyword, isBare ? null : ParseValue());
    }

    private WhileStatementSyntax ParseWhile()
    {
        var keyword = Next();
        var condition = ParseCondition();
        return new WhileStatementSyntax(keyword, condition, ParseBody());
    }

    /// <summary>A chain of <c>else if</c> is read in a loop and built from its end, since it may be long.</summary>
    private StatementSyntax ParseIf()
    {
        var arms = new Stack<(SyntaxToken? Semicolon, SyntaxToken? Else, SyntaxToken If, ExpressionSyntax Condition, StatementSyntax Body)>();
        SyntaxToken? semicolon = null;
        SyntaxToken? elseKeyword = null;
        ElseClauseSyntax? otherwise = null;
        while (true)
        {
            if (IsIfLet())
            {
                var unsupported = SkipIfLet();
                otherwise = elseKeyword is null ? null : new ElseClauseSyntax(semicolon, elseKeyword, unsupported);
                if (otherwise is null)
                {
                    return unsupported;
                }

                break;
            }

            var keyword = At(SyntaxKind.IfKeyword) ? Next() : Missing(SyntaxKind.IfKeyword);
            var condition = ParseCondition();
            arms.Push((semicolon, elseKeyword, keyword, condition, ParseBody()));
            if (!TryParseElse(out semicolon, out elseKeyword))
            {
                break;
            }

            if (!At(SyntaxKind.IfKeyword) && !elseKeyword.IsMissing)
            {
                otherwise = new ElseClauseSyntax(semicolon, elseKeyword, ParseBody());
                break;
            }
        }

        while (true)
        {
            var arm = arms.Pop();
            var statement = new IfStatementSyntax(arm.If, arm.Condition, arm.Body, otherwise);
            if (arm.Else is null)
            {
                return statement;
            }

            otherwise = new ElseClauseSyntax(arm.Semicolon, arm.Else, statement);
        }
    }

    /// <summary>Takes <c>else</c>, or passes over a word of another language for <c>else if</c> and gives a missing token.</summary>
    private bool TryParseElse(out SyntaxToken? semicolon, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SyntaxToken? keyword)
    {
        semicolon = null;
        keyword = null;
        if (At(SyntaxKind.SemicolonToken) && Peek(1).Kind == SyntaxKind.ElseKeyword)
        {
            semicolon = Next();
        }

        if (At(SyntaxKind.ElseKeyword))
        {
            keyword = Next();
        }
        else if ((AtWord("elif") || AtWord("elseif")) && CanBeginExpression(Peek(1).Kind))
        {
            ReportForeignWord();
            Skip();
            keyword = Missing(SyntaxKind.ElseKeyword);
        }

        return keyword is not null;
    }

    private StatementSyntax ParseFor()
    {
        if (GetUnsupportedFor() is { } construct)
        {
            return SkipConstruct(construct, hasBlock: true);
        }

        var keyword = Next();
        var open = NextIf(SyntaxKind.OpenParenToken);
        var state = open is null ? EnterCondition() : EnterBrackets();
        var variable = At(SyntaxKind.UnderscoreToken) ? Next() : ExpectName("the name of a loop variable");
        var inKeyword = Expect(SyntaxKind.InKeyword);
        var iterable = ParseIterable();
        Restore(state);
        var close = open is null ? null : ExpectClosing(open, SyntaxKind.CloseParenToken);
        return new ForStatementSyntax(keyword, open, variable, inKeyword, iterable, close, ParseBody());
    }

    private SyntaxNode ParseIterable()
    {
        var start = ParsePipe();
        return At(SyntaxKind.DotDotToken) || At(SyntaxKind.DotDotEqualsToken)
            ? new RangeClauseSyntax(start, Next(), ParsePipe())
            : new IterableClauseSyntax(start);
    }

    /// <summary>Names the form of a <c>for</c> that this version does not have: of the C kind, or with two variables.</summary>
    private string? GetUnsupportedFor()
    {
        var offset = Peek(1).Kind == SyntaxKind.OpenParenToken ? 2 : 1;
        if (Peek(offset).Kind is not (SyntaxKind.IdentifierToken or SyntaxKind.UnderscoreToken or SyntaxKind.VarKeyword or SyntaxKind.SemicolonToken))
        {
            return null;
        }

        return Peek(offset).Kind is SyntaxKind.VarKeyword or SyntaxKind.SemicolonToken || Peek(offset + 1).Kind == SyntaxKind.EqualsToken
            ? "a 'for' with condition and step is"
            : Peek(offset + 1).Kind == SyntaxKind.CommaToken ? "a 'for' with two variables is" : null;
    }
}
