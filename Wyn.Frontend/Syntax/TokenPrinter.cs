// Tokens -> the token dump: one line a token with its place, kind and text.
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Syntax;

/// <summary>Prints tokens as the lexer gives them, without trivia.</summary>
internal static class TokenPrinter
{
    public static string Print(SourceText source, ImmutableArray<SyntaxToken> tokens)
    {
        var text = new StringBuilder();
        foreach (var token in tokens)
        {
            var (line, column) = source.GetLineAndColumn(token.Span.Start);
            text.Append(CultureInfo.InvariantCulture, $"{line}:{column} ");
            AppendToken(text, token);
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Kind and text of a token; a missing one says so.</summary>
    public static void AppendToken(StringBuilder text, SyntaxToken token)
    {
        text.Append(token.Kind);
        if (token.IsMissing)
        {
            text.Append(" (missing)");
        }
        else if (token.Kind != SyntaxKind.EndOfFileToken)
        {
            text.Append(" \"");
            foreach (var rune in token.Text.EnumerateRunes())
            {
                AppendEscaped(text, rune);
            }

            text.Append('"');
        }
    }

    private static void AppendEscaped(StringBuilder text, Rune rune)
    {
        switch (rune.Value)
        {
            case '"' or '\\':
                text.Append('\\').Append((char)rune.Value);
                break;
            case '\n':
                text.Append("\\n");
                break;
            case '\r':
                text.Append("\\r");
                break;
            case '\t':
                text.Append("\\t");
                break;
            default:
                text.Append(Rune.IsControl(rune) ? string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}") : rune.ToString());
                break;
        }
    }
}
