// An immutable source text: UTF-8 bytes with the starts of its lines.
using System;
using System.Collections.Immutable;
using System.Text;

namespace Wyn.Frontend.Text;

/// <summary>
/// A source text. Positions are byte offsets; lines end with LF, CRLF or CR; columns count code points from 1.
/// </summary>
internal sealed class SourceText
{
    /// <summary>How many bytes lie between two known counts of code points.</summary>
    private const int CountStep = 1024;

    private readonly ImmutableArray<int> _lineStarts;

    /// <summary>The number of code points before each multiple of the step: columns are cheap on the longest line.</summary>
    private readonly ImmutableArray<int> _codePointCounts;

    /// <param name="name">The name in messages and locations: relative to the main file's folder, separated by '/'.</param>
    /// <param name="bytes">The content, valid UTF-8.</param>
    public SourceText(string name, ImmutableArray<byte> bytes)
    {
        Name = name;
        Bytes = bytes;
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == bytes.Length || bytes[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        _lineStarts = starts.DrainToImmutable();
        var counts = ImmutableArray.CreateBuilder<int>();
        counts.Add(0);
        for (var end = CountStep; end <= bytes.Length; end += CountStep)
        {
            counts.Add(counts[^1] + Utf8.CountCodePoints(bytes.AsSpan(end - CountStep, CountStep)));
        }

        _codePointCounts = counts.DrainToImmutable();
    }

    public string Name { get; }

    public ImmutableArray<byte> Bytes { get; }

    public int Length => Bytes.Length;

    public int LineCount => _lineStarts.Length;

    public static SourceText From(string name, string text) => new(name, [.. Encoding.UTF8.GetBytes(text)]);

    /// <summary>The line of a position, from 0.</summary>
    public int GetLineIndex(int position)
    {
        var index = _lineStarts.BinarySearch(position);
        return index >= 0 ? index : ~index - 1;
    }

    /// <summary>Line and column of a position, both from 1.</summary>
    public (int Line, int Column) GetLineAndColumn(int position)
    {
        var line = GetLineIndex(position);
        var start = _lineStarts[line];
        if (start == 0 && Bytes.AsSpan().StartsWith("\uFEFF"u8))
        {
            start = Math.Min(3, position);
        }

        return (line + 1, CountCodePointsBefore(position) - CountCodePointsBefore(start) + 1);
    }

    /// <summary>The number of blanks at the start of the line of a position.</summary>
    public int GetIndentation(int position)
    {
        var start = _lineStarts[GetLineIndex(position)];
        var end = start;
        while (end < position && Bytes[end] is (byte)' ' or (byte)'\t')
        {
            end++;
        }

        return end - start;
    }

    /// <summary>The position of a line and column, both from 1; beyond the end of the line or the text, that end.</summary>
    public int GetPosition(int line, int column)
    {
        if (line > LineCount)
        {
            return Length;
        }

        var position = _lineStarts[line - 1];
        position += position == 0 && Bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        for (var remaining = column - 1; remaining > 0 && position < Length && Bytes[position] is not ((byte)'\n' or (byte)'\r'); remaining--)
        {
            do
            {
                position++;
            }
            while (position < Length && (Bytes[position] & 0xC0) == 0x80);
        }

        return position;
    }

    /// <summary>The text of a line without its end; <paramref name="index"/> from 0.</summary>
    public string GetLine(int index)
    {
        var start = _lineStarts[index];
        var end = index + 1 < _lineStarts.Length ? _lineStarts[index + 1] : Length;
        while (end > start && Bytes[end - 1] is (byte)'\n' or (byte)'\r')
        {
            end--;
        }

        return Encoding.UTF8.GetString(Bytes.AsSpan(start, end - start)).TrimStart('\uFEFF');
    }

    /// <summary>The text of a span.</summary>
    public string ToString(TextSpan span) => Encoding.UTF8.GetString(Bytes.AsSpan(span.Start, span.Length));

    private int CountCodePointsBefore(int position)
    {
        var step = position / CountStep;
        return _codePointCounts[step] + Utf8.CountCodePoints(Bytes.AsSpan(step * CountStep, position - (step * CountStep)));
    }
}
