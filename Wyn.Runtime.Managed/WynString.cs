// Wyn's string: immutable bytes, UTF-8 by convention and never checked, so that length, order and equality agree on all
// backends. Invariant: the bytes [0, Length) never change after the constructor has returned; null never stands for "".
using System;
using System.Text;

namespace Wyn.Runtime;

/// <summary>An immutable byte string.</summary>
public sealed class WynString : IEquatable<WynString>
{
    /// <summary>The longest possible string, in bytes: the longest array of bytes that .NET makes.</summary>
    public const int MaxLength = 2147483591;

    private readonly byte[] _bytes;

    /// <summary>Makes a string of a copy of the bytes.</summary>
    public WynString(ReadOnlySpan<byte> bytes) => _bytes = bytes.ToArray();

    private WynString(byte[] bytes) => _bytes = bytes;

    /// <summary>The string without bytes.</summary>
    public static WynString Empty { get; } = new([]);

    /// <summary>The number of bytes.</summary>
    public int Length => _bytes.Length;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

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
        hash.AddBytes(_bytes);
        return hash.ToHashCode();
    }

    /// <summary>The text, with U+FFFD where the bytes are not UTF-8.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_bytes);

    /// <summary>Makes a string around an array that the caller gives up.</summary>
    internal static WynString Adopt(byte[] bytes) => new(bytes);
}
