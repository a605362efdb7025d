// The part of the parser for words of other languages in places where they cannot be names. Each gets one message, and as
// much of the source is passed over as belongs to it.
using System.Collections.Immutable;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Parser
{
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
            case "def" or "function" or "func" or "class" or "interface" or "use" when isBeforeName:
            case "except" or "catch" when isBeforeName || isBeforeBrace || second.Kind == SyntaxKind.ColonToken || IsCallBeforeBrace():
            case "switch" when isBeforeName || IsCallBeforeBrace():
                return SkipForeign();
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

    /// <summary>Reports the word and takes the tokens of what it seems to begin: up to its block, or to the end of its line.</summary>
    private ErrorStatementSyntax SkipForeign()
    {
        ReportForeignWord();
        var tokens = ImmutableArray.CreateBuilder<SyntaxElement>();
        bool isBlock;
        do
        {
            isBlock = At(SyntaxKind.OpenBraceToken);
            TakeBalanced(tokens);
        }
        while (!AtEnd && !isBlock
            && !(Current.Kind is SyntaxKind.SemicolonToken or SyntaxKind.CloseBraceToken)
            && (!Current.IsFirstOnLine || At(SyntaxKind.OpenBraceToken)));
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
            return MissingStatement();
        }

        StatementSyntax statement = isStatement ? ParseStatement() : ParseIf(isExpression: false);
        Leave();
        return statement;
    }

    /// <summary>Tokens to the end of the line, or of what brackets enclose: about as far as <c>lambda x: ...</c> goes.</summary>
    private ErrorExpressionSyntax TakeToEndOfOperand()
    {
        var tokens = ImmutableArray.CreateBuilder<SyntaxElement>();
        do
        {
            TakeBalanced(tokens);
        }
        while (!AtEnd
            && (_context.InBrackets || !Current.IsFirstOnLine)
            && !(Current.Kind is SyntaxKind.CommaToken or SyntaxKind.SemicolonToken)
            && !SyntaxFacts.IsClosing(Current.Kind));
        return new ErrorExpressionSyntax(tokens.ToImmutable());
    }
}
