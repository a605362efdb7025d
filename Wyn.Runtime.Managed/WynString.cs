// Wyn's string: immutable bytes, UTF-8 by convention and never checked, so that length, order and equality agree on all
// backends. Invariant: the bytes [0, Length) never change after the constructor has returned; null never stands for "".
//
// Appending in a loop is linear: a string made by Append lies in a buffer with free bytes behind it, and in the buffer's last
// four bytes stands how many of them are used. Whoever appends to the string that ends there claims the bytes that it needs by
// compare-and-swap; whoever comes later, or holds a shorter string, copies.
using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;

namespace Wyn.Runtime;

/// <summary>An immutable byte string.</summary>
public sealed class WynString : IEquatable<WynString>
{
    /// <summary>The longest possible string, in bytes: the longest array of bytes that .NET makes.</summary>
    public const int MaxLength = 2147483591;

    // One for each byte: programs that walk over text make many of them.
    private static readonly ImmutableArray<WynString> SingleBytes = MakeSingleBytes();

    private const int LeastBuffer = 32;
    private const int CountSize = sizeof(int);

    // The string alone, or a buffer of a length that is a multiple of four, at whose end the number of used bytes stands.
    private readonly byte[] _bytes;
    private readonly int _length;

    /// <summary>Makes a string of a copy of the bytes.</summary>
    public WynString(ReadOnlySpan<byte> bytes)
        : this(bytes.ToArray(), bytes.Length)
    {
    }

    private WynString(byte[] bytes, int length)
    {
        _bytes = bytes;
        _length = length;
    }

    /// <summary>The string without bytes.</summary>
    public static WynString Empty { get; } = new([]);

    /// <summary>The number of bytes.</summary>
    public int Length => _length;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Bytes => new(_bytes, 0, _length);

    /// <summary>Makes a string of a copy of <paramref name="length"/> bytes at <paramref name="data"/>: a literal in the emitted assembly.</summary>
    public static unsafe WynString FromLiteral(byte* data, int length) => new(new ReadOnlySpan<byte>(data, length));

    /// <summary>Makes a string of the UTF-8 bytes of a .NET string.</summary>
    public static WynString FromText(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>True if both have the same bytes.</summary>
    public bool Equals(WynString? other) => other is not null && Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WynString);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    /// <summary>The text, with U+FFFD where the bytes are not UTF-8.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Bytes);

    /// <summary>The string of one byte.</summary>
    internal static WynString OfByte(byte value) => SingleBytes[value];

    /// <summary>Makes a string around an array that the caller gives up.</summary>
    internal static WynString Adopt(byte[] bytes) => new(bytes, bytes.Length);

    /// <summary>The byte at an index that is inside.</summary>
    internal byte At(long index) => _bytes[index];

    /// <summary>This string with other bytes behind its end; in place, but for a new header, if the bytes there are free.</summary>
    internal WynString Append(ReadOnlySpan<byte> more)
    {
        if (more.IsEmpty)
        {
            return this;
        }

        var total = (long)_length + more.Length;
        if (total <= _bytes.Length - CountSize && TryClaim((int)total))
        {
            more.CopyTo(_bytes.AsSpan(_length));
            return new WynString(_bytes, (int)total);
        }

        var buffer = NewBuffer(total);
        Bytes.CopyTo(buffer);
        more.CopyTo(buffer.AsSpan(_length));
        return new WynString(buffer, (int)total);
    }

    private static ImmutableArray<WynString> MakeSingleBytes()
    {
        var strings = ImmutableArray.CreateBuilder<WynString>(byte.MaxValue + 1);
        for (var i = 0; i <= byte.MaxValue; i++)
        {
            strings.Add(Adopt([(byte)i]));
        }

        return strings.MoveToImmutable();
    }

    /// <summary>The place of the number of used bytes, which is aligned.</summary>
    private static ref int UsedOf(byte[] buffer) => ref Unsafe.As<byte, int>(ref buffer[^CountSize]);

    /// <summary>A buffer with room for more than so many bytes, or one that is full if it cannot be larger.</summary>
    private static byte[] NewBuffer(long used)
    {
        if (used > MaxLength)
        {
            throw new WynPanicException(string.Create(CultureInfo.InvariantCulture, $"out of memory: a string of {used} bytes"));
        }

        var capacity = Math.Max(LeastBuffer, (2 * used) + CountSize) & ~(CountSize - 1L);
        if (capacity > MaxLength)
        {
            return GC.AllocateUninitializedArray<byte>((int)used); // the next append copies
        }

        var buffer = GC.AllocateUninitializedArray<byte>((int)capacity);
        UsedOf(buffer) = (int)used;
        return buffer;
    }

    /// <summary>Claims the bytes from the end of this string up to <paramref name="end"/>, which is within the buffer.</summary>
    private bool TryClaim(int end)
        => Interlocked.CompareExchange(ref UsedOf(_bytes), end, _length) == _length; // pairs with itself: one string goes on here
}
