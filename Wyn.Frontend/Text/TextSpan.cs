// A range of bytes in a source text.
namespace Wyn.Frontend.Text;

/// <summary>A half-open range in a source text, in UTF-8 bytes from its start.</summary>
internal readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The position after the last byte.</summary>
    public int End => Start + Length;

    public static TextSpan FromBounds(int start, int end) => new(start, end - start);
}
