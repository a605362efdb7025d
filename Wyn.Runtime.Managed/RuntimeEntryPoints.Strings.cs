// The entries on the bytes of strings. Indices are inside: emitted code has seen to it.
using System;
using System.Buffers.Text;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Wyn.Runtime;

/// <content>Strings.</content>
public static partial class RuntimeEntryPoints
{
    private const ulong HashStart = 14695981039346656037;
    private const ulong HashPrime = 1099511628211;

    /// <summary>The number of bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long StrLen(WynString text) => text.Length;

    /// <summary>The byte at an index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long StrByte(WynString text, long index) => text.At(index);

    /// <summary>The bytes from <paramref name="from"/> to before <paramref name="to"/>.</summary>
    public static WynString StrSlice(WynString text, long from, long to)
        => from == 0 && to == text.Length ? text
            : to - from == 1 ? StrFromByte(text.At(from))
            : new WynString(text.Bytes[(int)from..(int)to]);

    /// <summary>The first index from <paramref name="from"/> on where the needle begins; -1 if there is none.</summary>
    public static long StrFind(WynString text, WynString needle, long from)
    {
        var found = text.Bytes[(int)from..].IndexOf(needle.Bytes);
        return found < 0 ? -1 : found + from;
    }

    /// <summary>FNV-1a of 64 bits over the bytes.</summary>
    public static long StrHash(WynString text)
    {
        var hash = HashStart;
        foreach (var item in text.Bytes)
        {
            hash = (hash ^ item) * HashPrime;
        }

        return (long)hash;
    }

    /// <summary>The text with the bytes of the other behind its end.</summary>
    public static WynString StrAppend(WynString text, WynString other) => text.Append(other.Bytes);

    /// <summary>The text with the byte behind its end.</summary>
    public static WynString StrAppendByte(WynString text, long value) => text.Append([(byte)value]);

    /// <summary>The byte alone.</summary>
    public static WynString StrFromByte(long value) => WynString.OfByte((byte)value);

    /// <summary>The nearest float, ties to even; the text is one.</summary>
    public static double FloatParse(WynString text)
    {
        var isFloat = Utf8Parser.TryParse(text.Bytes, out double value, out var used);
        Debug.Assert(isFloat && used == text.Length, "emitted code has checked the text");
        return value;
    }
}
