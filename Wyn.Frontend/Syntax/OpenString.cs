// A string literal whose end the lexer has not met yet.
namespace Wyn.Frontend.Syntax;

/// <summary>An open string literal; those that stand in its interpolations lie above it on the lexer's stack.</summary>
internal sealed class OpenString(int start, int quoteLength, byte quote)
{
    /// <summary>The position of the opening quote.</summary>
    public int Start { get; } = start;

    public int QuoteLength { get; } = quoteLength;

    public byte Quote { get; } = quote;

    public bool IsMultiLine => QuoteLength == 3;

    /// <summary>Whether the next piece is the code of an interpolation rather than text.</summary>
    public bool InInterpolation { get; set; }

    /// <summary>The braces open in the code of the interpolation.</summary>
    public int Braces { get; set; }
}
