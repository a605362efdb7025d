// The part of the parser for statements that it knows but does not accept: constructs that this version does not have,
// and words of other languages. Each gets one message, and as much of the source is passed over as belongs to it.
using System.Collections.Immutable;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Parser
{
    /// <summary>Declarations and statements told by their first word; null for all other words.</summary>
    private static (string Name, bool HasBlock)? GetUnsupportedDeclaration(SyntaxKind kind) => kind switch
    {
        SyntaxKind.StructKeyword => ("'struct' is", true),
        SyntaxKind.EnumKeyword => ("'enum' is", true),
        SyntaxKind.ImplKeyword => ("'impl' is", true),
        SyntaxKind.TraitKeyword => ("'trait' is", true),
        SyntaxKind.TypeKeyword => ("'type' is", false),
        SyntaxKind.ImportKeyword => ("'import' is", false),
        SyntaxKind.ExternKeyword => ("'extern' is", false),
        _ => null,
    };

    private static (string Name, bool HasBlock)? GetUnsupportedStatement(SyntaxKind kind) => kind switch
    {
        SyntaxKind.MatchKeyword => ("'match' is", true),
        SyntaxKind.SelectKeyword => ("'select' is", true),
        SyntaxKind.ParallelKeyword => ("'parallel' is", true),
        SyntaxKind.DeferKeyword => ("'defer' is", false),
        SyntaxKind.YieldKeyword => ("'yield' is", false),
        _ => GetUnsupportedDeclaration(kind),
    };

    private ErrorStatementSyntax? ParseUnsupportedStatement()
    {
        if (At(SyntaxKind.FnKeyword) && Peek(1).Kind != SyntaxKind.OpenParenToken)
        {
            return SkipConstruct("a function within another one is", hasBlock: true);
        }

        return GetUnsupportedStatement(Current.Kind) is { } construct ? SkipConstruct(construct.Name, construct.HasBlock) : null;
    }

    /// <summary>
    /// Reports a construct and takes its tokens: up to its block, if it has one, else to the end of its line.
    /// </summary>
    private ErrorStatementSyntax SkipConstruct(string construct, bool hasBlock)
    {
        ReportNotSupported(construct, Current.Span);
        var tokens = ImmutableArray.CreateBuilder<SyntaxElement>();
        TakeConstruct(tokens, hasBlock);
        return new ErrorStatementSyntax(tokens.ToImmutable());
    }

    private void TakeConstruct(ImmutableArray<SyntaxElement>.Builder tokens, bool hasBlock)
    {
        var previous = SyntaxKind.BadToken;
        do
        {
            // A brace behind an arrow or a colon begins a map type, not the block.
            var isBlock = hasBlock && At(SyntaxKind.OpenBraceToken) && previous is not (SyntaxKind.ArrowToken or SyntaxKind.ColonToken);
            previous = Current.Kind;
            TakeBalanced(tokens);
            if (isBlock)
            {
                return;
            }
        }
        while (!AtEnd
            && !(Current.Kind is SyntaxKind.SemicolonToken or SyntaxKind.CloseBraceToken)
            && (!Current.IsFirstOnLine || (hasBlock && At(SyntaxKind.OpenBraceToken))));
    }

    private bool IsIfLet()
        => At(SyntaxKind.IfKeyword) && Peek(1) is { Kind: SyntaxKind.IdentifierToken, Text: "let" }
            && Peek(2).Kind is SyntaxKind.IdentifierToken or SyntaxKind.SomeKeyword or SyntaxKind.NoneKeyword
                or SyntaxKind.UnderscoreToken or SyntaxKind.IntegerLiteralToken or SyntaxKind.StringStartToken;

    private ErrorStatementSyntax SkipIfLet()
    {
        ReportNotSupported("'if let' is", SpanOf(Current, Peek(1)));
        var tokens = ImmutableArray.CreateBuilder<SyntaxElement>();
        TakeConstruct(tokens, hasBlock: true);
        while (At(SyntaxKind.ElseKeyword))
        {
            TakeConstruct(tokens, hasBlock: true);
        }

        return new ErrorStatementSyntax(tokens.ToImmutable());
    }

    private void ReportForeignWord() => Report(SyntaxDiagnostics.ForeignWord, Current.Span, ForeignWords.GetHint(Current.Text), Current.Text);

    /// <summary>A statement that begins with a word of another language in a place where it cannot be a name; else null.</summary>
    private StatementSyntax? ParseForeignStatement()
    {
        if (ForeignWords.GetHint(Current.Text) is null)
        {
            return null;
        }

        var second = Peek(1);
        var isBeforeName = second.Kind is SyntaxKind.IdentifierToken or SyntaxKind.MutKeyword && !second.IsFirstOnLine;
        var isBeforeBrace = second.Kind == SyntaxKind.OpenBraceToken && !second.IsFirstOnLine;
        switch (Current.Text)
        {
            case "def" or "function" or "func" when isBeforeName:
            case "except" or "catch" when isBeforeName || isBeforeBrace || second.Kind == SyntaxKind.ColonToken || IsCallBeforeBrace():
            case "switch" when isBeforeName || IsCallBeforeBrace():
                return SkipForeign(hasBlock: true);
            case "let" when isBeforeName:
                return ParseBehindForeignWord(isStatement: true);
            case "try" or "do" when isBeforeBrace:
                return ParseBehindForeignWord(isStatement: true);
            case "raise" or "throw" when CanBeginExpression(second.Kind) && second.Kind != SyntaxKind.OpenParenToken && !second.IsFirstOnLine:
                return ParseBehindForeignWord(isStatement: true);
            case "elif" or "elseif" when CanBeginExpression(second.Kind) && !second.IsFirstOnLine:
                return ParseBehindForeignWord(isStatement: false);
            case "console" when second.Kind == SyntaxKind.DotToken:
                ReportForeignWord();
                return null;
            default:
                return null;
        }
    }

    /// <summary><c>switch (x) {</c> looks like a call before a block.</summary>
    private bool IsCallBeforeBrace()
        => Peek(1).Kind == SyntaxKind.OpenParenToken
            && _brackets.GetClosing(_position + 1) is var close and >= 0
            && _tokens[close + 1] is { Kind: SyntaxKind.OpenBraceToken, IsFirstOnLine: false };

    private ErrorStatementSyntax SkipForeign(bool hasBlock)
    {
        ReportForeignWord();
        var tokens = ImmutableArray.CreateBuilder<SyntaxElement>();
        TakeConstruct(tokens, hasBlock);
        return new ErrorStatementSyntax(tokens.ToImmutable());
    }

    /// <summary>What stands behind the word makes sense without it, or as an <c>if</c> whose word is missing.</summary>
    private StatementSyntax ParseBehindForeignWord(bool isStatement)
    {
        ReportForeignWord();
        Skip();
        if (At(SyntaxKind.MutKeyword))
        {
            Skip();
        }

        if (!TryEnter())
        {
            return new ErrorStatementSyntax([Missing(SyntaxKind.SemicolonToken)]);
        }

        var statement = isStatement ? ParseStatement() : ParseIf();
        Leave();
        return statement;
    }
}
