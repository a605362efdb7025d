// Text as a terminal shows it: tabs expanded, control characters made harmless, each character with its width in cells.
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Wyn.Driver.Diagnostics;

/// <summary>A line of source ready for display, with the cell at which each code point begins.</summary>
internal sealed class DisplayText
{
    private const int TabWidth = 4;

    private readonly ImmutableArray<int> _starts;
    private readonly ImmutableArray<string> _pieces;

    /// <param name="line">The line as it stands in the source, without its end.</param>
    public DisplayText(string line)
    {
        var starts = ImmutableArray.CreateBuilder<int>();
        var pieces = ImmutableArray.CreateBuilder<string>();
        var cell = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            var piece = rune.Value == '\t' ? new string(' ', TabWidth - (cell % TabWidth)) : PrintablePiece(rune);
            starts.Add(cell);
            pieces.Add(piece);
            cell += rune.Value == '\t' ? piece.Length : Width(rune);
        }

        starts.Add(cell);
        _starts = starts.DrainToImmutable();
        _pieces = pieces.DrainToImmutable();
    }

    /// <summary>The number of code points.</summary>
    public int Length => _pieces.Length;

    /// <summary>The cell at which a code point begins; positions behind the end count one cell each.</summary>
    public int CellOf(int index) => index < _starts.Length ? _starts[index] : _starts[^1] + index - Length;

    /// <summary>The code points from <paramref name="from"/> to before <paramref name="to"/> as shown.</summary>
    public string Slice(int from, int to) => string.Concat(_pieces.Skip(from).Take(to - from));

    /// <summary>A text without characters that would steer a terminal.</summary>
    public static string Printable(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            builder.Append(PrintablePiece(rune));
        }

        return builder.ToString();
    }

    private static string PrintablePiece(Rune rune)
        => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
            ? "\uFFFD"
            : rune.ToString();

    /// <summary>0 for marks that combine, 2 for the wide characters of East Asia and emoji, 1 for the rest.</summary>
    private static int Width(Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
        {
            return 0;
        }

        return rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
            or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
            or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F680 and <= 0x1F6FF) or (>= 0x1F900 and <= 0x1F9FF) or (>= 0x20000 and <= 0x3FFFD)
            ? 2
            : 1;
    }
}
