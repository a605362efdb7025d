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
        var open = ExpectOpenBrace();
        if (open.IsMissing || !TryEnter())
        {
            return new BlockStatementSyntax(open, [], Missing(SyntaxKind.CloseBraceToken));
        }

        var previous = EnterBlock();
        var isClosed = _brackets.GetClosing(openIndex) >= 0;
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        while (!AtEnd && !At(SyntaxKind.CloseBraceToken) && (isClosed || !EndsOpenBlock()))
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

    /// <summary>
    /// Whether a block that nothing closes ends here: before a declaration, before <c>else</c>, or before what closes a bracket around it.
    /// </summary>
    private bool EndsOpenBlock()
        => IsDeclarationStart() || At(SyntaxKind.ElseKeyword) || (SyntaxFacts.IsClosing(Current.Kind) && _brackets.IsPartner(_position));

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
                return MissingStatement();
            }

            Skip();
        }

        if (!TryEnter())
        {
            return MissingStatement();
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
        SyntaxKind.OpenBraceToken => _scan.IsCollection(_position) ? ParseExpressionStatement() : ParseBlock(),
        SyntaxKind.VarKeyword or SyntaxKind.ConstKeyword => ParseVariable(),
        SyntaxKind.IfKeyword => ParseIf(isExpression: false),
        SyntaxKind.WhileKeyword => ParseWhile(),
        SyntaxKind.ForKeyword => ParseFor(),
        SyntaxKind.MatchKeyword => ParseMatch(isExpression: false),
        SyntaxKind.SelectKeyword => ParseSelect(),
        SyntaxKind.ParallelKeyword => ParseParallel(),
        SyntaxKind.DeferKeyword => ParseDefer(),
        SyntaxKind.BreakKeyword => new BreakStatementSyntax(Next()),
        SyntaxKind.ContinueKeyword => new ContinueStatementSyntax(Next()),
        SyntaxKind.ReturnKeyword => new ReturnStatementSyntax(Next(), ParseOperandOnLine()),
        SyntaxKind.YieldKeyword => new YieldStatementSyntax(Next(), ParseOperandOnLine()),
        SyntaxKind.PubKeyword or SyntaxKind.ExportKeyword => ParseModified(),
        SyntaxKind.MutKeyword => ParseMisplacedMut(),
        SyntaxKind.ElseKeyword => ParseMisplacedElse(),
        SyntaxKind.IdentifierToken => ParseNameStatement(),
        _ => ParseNestedDeclaration() ?? ParseExpressionStatement(),
    };

    private StatementSyntax ParseModified()
    {
        if (IsModifiedVariable())
        {
            ReportMisplaced(Peek(1));
            return ParseVariable();
        }

        if (ParseNestedDeclaration() is { } declaration)
        {
            return declaration;
        }

        ReportUnexpected("a statement");
        return new ErrorStatementSyntax([Next()]);
    }

    private StatementSyntax ParseMisplacedMut()
    {
        Report(SyntaxDiagnostics.MisplacedMut, Current.Span, "declare a variable with 'var': every variable can be changed");
        Skip();
        _statementStart = _position;
        return AtEnd || At(SyntaxKind.CloseBraceToken) ? MissingStatement() : ParseExpressionStatement();
    }

    private ErrorStatementSyntax ParseMisplacedElse()
    {
        ReportUnexpected("a statement", "an 'else' stands right behind the body of an 'if'");
        return new ErrorStatementSyntax([Next()]);
    }

    /// <summary>The operand of <c>return</c> and <c>yield</c>, which begins on their line; null if there is none.</summary>
    private ExpressionSyntax? ParseOperandOnLine()
    {
        var isBare = AtEnd || Current.IsFirstOnLine
            || Current.Kind is SyntaxKind.CloseBraceToken or SyntaxKind.SemicolonToken or SyntaxKind.CommaToken or SyntaxKind.ElseKeyword;
        return isBare ? null : ParseValue();
    }

    private DeferStatementSyntax ParseDefer()
    {
        var keyword = Next();
        return new DeferStatementSyntax(keyword, At(SyntaxKind.OpenBraceToken) ? ParseBlock() : ParseValue());
    }

    private ParallelStatementSyntax ParseParallel()
    {
        var keyword = Next();
        var timeout = At(SyntaxKind.OpenParenToken) ? ParseTimeout() : null;
        return new ParallelStatementSyntax(keyword, timeout, ParseBlock());
    }

    private TimeoutClauseSyntax ParseTimeout()
    {
        var openIndex = _position;
        var open = Next();
        var previous = EnterBrackets();
        var value = ParseArgument();
        if (_brackets.GetClosing(openIndex) is var end && end > _position)
        {
            ReportUnexpected("')'");
            SkipTo(end);
        }

        Restore(previous);
        return new TimeoutClauseSyntax(open, value, ExpectClosing(open, SyntaxKind.CloseParenToken));
    }

    /// <summary>A chain of <c>else if</c> is read in a loop and built from its end, since it may be long.</summary>
    private IfStatementSyntax ParseIf(bool isExpression)
    {
        var arms = new Stack<(SyntaxToken? Semicolon, SyntaxToken? Else, SyntaxToken If, ExpressionSyntax Condition, StatementSyntax Body)>();
        SyntaxToken? semicolon = null;
        SyntaxToken? elseKeyword = null;
        ElseClauseSyntax? otherwise = null;
        while (true)
        {
            var keyword = At(SyntaxKind.IfKeyword) ? Next() : Missing(SyntaxKind.IfKeyword);
            var condition = IsLet() ? ParseLet() : ParseCondition();
            arms.Push((semicolon, elseKeyword, keyword, condition, isExpression ? ParseBlock() : ParseBody()));
            if ((isExpression && At(SyntaxKind.SemicolonToken)) || !TryParseElse(out semicolon, out elseKeyword))
            {
                break;
            }

            if (!At(SyntaxKind.IfKeyword) && !elseKeyword.IsMissing)
            {
                otherwise = new ElseClauseSyntax(semicolon, elseKeyword, isExpression ? ParseBlock() : ParseBody());
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

    /// <summary>Whether <c>let</c> stands here before a pattern; elsewhere it is a name like any other.</summary>
    private bool IsLet()
        => AtWord("let") && Peek(1).Kind switch
        {
            SyntaxKind.IdentifierToken or SyntaxKind.SomeKeyword or SyntaxKind.NoneKeyword or SyntaxKind.UnderscoreToken
                or SyntaxKind.IntegerLiteralToken or SyntaxKind.FloatLiteralToken or SyntaxKind.StringStartToken
                or SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword => true,
            SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken
                => _brackets.GetClosing(_position + 1) is var close and >= 0 && _tokens[close + 1].Kind == SyntaxKind.EqualsToken,
            SyntaxKind.MinusToken => Peek(3).Kind is SyntaxKind.EqualsToken or SyntaxKind.PipeToken,
            _ => false,
        };

    private LetConditionSyntax ParseLet()
    {
        var let = Next();
        var previous = EnterCondition();
        var pattern = ParsePattern();
        var equals = Expect(SyntaxKind.EqualsToken, help: "write if let pattern = value { ... }");
        var value = equals.IsMissing ? MissingExpression() : ParsePipe();
        Restore(previous);
        return new LetConditionSyntax(let, pattern, equals, value);
    }
}
