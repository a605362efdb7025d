// Counting in UTF-8.
using System;
using System.Buffers;
using System.Text;

namespace Wyn.Frontend.Text;

internal static class Utf8
{
    /// <summary>The number of code points that begin in the bytes.</summary>
    public static int CountCodePoints(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var b in bytes)
        {
            count += (b & 0xC0) != 0x80 ? 1 : 0;
        }

        return count;
    }

    /// <summary>The number of bytes before the first one that is not valid UTF-8; the length if all are.</summary>
    public static int CountValidBytes(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return bytes.Length;
        }

        var position = 0;
        while (position < bytes.Length && Rune.DecodeFromUtf8(bytes[position..], out _, out var length) == OperationStatus.Done)
        {
            position += length;
        }

        return position;
    }
}
