// A rejected program: `//~ WYN2001` on the offending line, or `//~^ WYN2001` below it where the line itself must end
// otherwise. The full rendering lies beside the file as .diag.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;

namespace Wyn.TestKit;

/// <summary>A place where a diagnostic must appear.</summary>
internal readonly record struct ErrorMark(int Line, string Code);

/// <summary>A rejected program and its marks.</summary>
internal sealed record ErrorCase(string Path, ImmutableArray<ErrorMark> Marks)
{
    private const string Marker = "//~";

    /// <summary>The file with the rendering.</summary>
    public string RenderingPath => System.IO.Path.ChangeExtension(Path, ".diag");

    public static ErrorCase Read(string path)
    {
        // Latin-1 gives a character for every byte: some cases are about bytes that are no UTF-8.
        var lines = Encoding.Latin1.GetString(File.ReadAllBytes(path)).ReplaceLineEndings("\n").Split('\n');
        return new ErrorCase(path, [.. lines.SelectMany(MarksOf).Order(Comparer<ErrorMark>.Create(Compare))]);
    }

    public static int Compare(ErrorMark a, ErrorMark b) => (a.Line, a.Code).CompareTo((b.Line, b.Code));

    private static IEnumerable<ErrorMark> MarksOf(string line, int index)
    {
        var at = line.IndexOf(Marker, StringComparison.Ordinal);
        if (at < 0)
        {
            return [];
        }

        var text = line[(at + Marker.Length)..];
        var above = text.TakeWhile(character => character == '^').Count();
        return text[above..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .TakeWhile(word => word.StartsWith("WYN", StringComparison.Ordinal))
            .Select(code => new ErrorMark(index + 1 - above, code));
    }
}
