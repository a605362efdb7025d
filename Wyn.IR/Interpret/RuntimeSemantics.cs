// The meaning of the runtime entries that are functions of their operands, once: the interpreter calls these functions and
// the constant folder folds by them. Strings are byte arrays that nobody changes after they were returned.
using System;
using System.Buffers.Text;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using Wyn.IR.Backends;
using Wyn.IR.Model;

namespace Wyn.IR.Interpret;

/// <summary>The meaning of the pure runtime entries.</summary>
internal static class RuntimeSemantics
{
    /// <summary>Longer results are not folded: the program's file would grow by what one instruction makes.</summary>
    public const int FoldedLengthLimit = 1 << 12;

    /// <summary>Longer strings cannot exist; the largest array of bytes in .NET sets the limit for all runtimes.</summary>
    public const long LengthLimit = 2147483591;

    private const int LongestInt = 20;

    /// <summary>
    /// Evaluates a runtime entry on constants, one for each operand of <c>call.rt</c>; false if the entry is not a function of its
    /// operands, would panic, or has a result longer than <see cref="FoldedLengthLimit"/>.
    /// </summary>
    public static bool TryEvaluate(RuntimeEntry entry, ReadOnlySpan<IrConstant> operands, [NotNullWhen(true)] out IrConstant? result)
    {
        result = entry.Name switch
        {
            "str.from.int" => Text(FromInt(OpSemantics.ToBits(operands[0]))),
            "str.from.float" => Text(FromFloat(OpSemantics.ToFloat(OpSemantics.ToBits(operands[0])))),
            "str.from.bool" => Text(FromBool(OpSemantics.ToBits(operands[0]))),
            "str.concat" => FoldConcat(operands),
            "str.repeat" => FoldRepeat(Bytes(operands[0]), OpSemantics.ToBits(operands[1])),
            "str.compare" => new IntConstant(Compare(Bytes(operands[0]), Bytes(operands[1]))),
            "str.equal" => new BoolConstant(Equal(Bytes(operands[0]), Bytes(operands[1])) != 0),
            "str.len" => new IntConstant(Bytes(operands[0]).Length),
            "str.byte" => FoldByte(Bytes(operands[0]), OpSemantics.ToBits(operands[1])),
            "str.slice" => FoldSlice(Bytes(operands[0]), OpSemantics.ToBits(operands[1]), OpSemantics.ToBits(operands[2])),
            "str.find" => FoldFind(Bytes(operands[0]), Bytes(operands[1]), OpSemantics.ToBits(operands[2])),
            "str.hash" => new IntConstant(Hash(Bytes(operands[0]))),
            "str.append" => FoldConcat(operands),
            "str.append.byte" => FoldConcat([operands[0], Text(FromByte(OpSemantics.ToBits(operands[1])))]),
            "str.from.byte" => Text(FromByte(OpSemantics.ToBits(operands[0]))),
            "float.parse" => FoldFloat(Bytes(operands[0])),
            "int.hash" => new IntConstant(Hash(OpSemantics.ToBits(operands[0]))),
            "float.bits" => new IntConstant(OpSemantics.ToBits(operands[0])),
            _ => null,
        };
        return result is not null;
    }

    /// <summary>The decimal text.</summary>
    public static byte[] FromInt(long value)
    {
        Span<byte> buffer = stackalloc byte[LongestInt];
        var fits = Utf8Formatter.TryFormat(value, buffer, out var length);
        Debug.Assert(fits, "20 bytes hold every int");
        return buffer[..length].ToArray();
    }

    /// <summary>The text of a float as <see cref="FloatText"/> defines it.</summary>
    public static byte[] FromFloat(double value)
    {
        Span<byte> buffer = stackalloc byte[FloatText.MaximumLength];
        return buffer[..FloatText.Format(value, buffer)].ToArray();
    }

    /// <summary><c>true</c> or <c>false</c>, of the bits of a bool.</summary>
    public static byte[] FromBool(long value) => value != 0 ? "true"u8.ToArray() : "false"u8.ToArray();

    /// <summary>One text after the other; the total length is at most <see cref="LengthLimit"/>.</summary>
    public static byte[] Concat(ReadOnlySpan<byte[]> parts)
    {
        long length = 0;
        foreach (var part in parts)
        {
            length += part.Length;
        }

        var result = new byte[length];
        var position = 0;
        foreach (var part in parts)
        {
            part.CopyTo(result, position);
            position += part.Length;
        }

        return result;
    }

    /// <summary>The message of the panic that a repetition ends in; null if it has a result.</summary>
    public static string? RepeatPanicMessage(ReadOnlySpan<byte> text, long count)
        => text.Length > 0 && count > LengthLimit / text.Length ? $"repeat result is too large: {text.Length} bytes times {count}" : null;

    /// <summary>The text <paramref name="count"/> times, empty if that is not positive; <see cref="RepeatPanicMessage"/> gives null.</summary>
    public static byte[] Repeat(ReadOnlySpan<byte> text, long count)
    {
        if (count <= 0 || text.IsEmpty)
        {
            return [];
        }

        var result = new byte[text.Length * count];
        text.CopyTo(result);
        for (var filled = text.Length; filled < result.Length;)
        {
            var length = Math.Min(filled, result.Length - filled);
            result.AsSpan(0, length).CopyTo(result.AsSpan(filled));
            filled += length;
        }

        return result;
    }

    /// <summary>-1, 0 or 1: the order of the bytes, a prefix first.</summary>
    public static long Compare(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => Math.Sign(a.SequenceCompareTo(b));

    /// <summary>1 if the bytes are the same, else 0.</summary>
    public static long Equal(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => OpSemantics.ToBits(a.SequenceEqual(b));

    /// <summary>One byte, the low eight bits of the value.</summary>
    public static byte[] FromByte(long value) => [(byte)value];

    /// <summary>The first index from <paramref name="from"/> on where the needle begins; -1 if there is none.</summary>
    public static long Find(ReadOnlySpan<byte> text, ReadOnlySpan<byte> needle, long from)
    {
        var index = text[(int)from..].IndexOf(needle);
        return index < 0 ? -1 : from + index;
    }

    /// <summary>FNV-1a of 64 bits.</summary>
    public static long Hash(ReadOnlySpan<byte> text)
    {
        var hash = 14695981039346656037;
        foreach (var item in text)
        {
            hash = unchecked((hash ^ item) * 1099511628211);
        }

        return unchecked((long)hash);
    }

    /// <summary>The finalizer of <see cref="SplitMix64"/>.</summary>
    public static long Hash(long value)
    {
        unchecked
        {
            var z = (ulong)value;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (long)(z ^ (z >> 31));
        }
    }

    /// <summary>The nearest float of a text that is one.</summary>
    public static double ParseFloat(ReadOnlySpan<byte> text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The nearest whole number, halves away from zero.</summary>
    public static double Round(double value) => Math.Round(value, MidpointRounding.AwayFromZero);

    // Code that is never executed may break what an entry relies on; it is left alone.
    private static IntConstant? FoldByte(byte[] text, long index)
        => index >= 0 && index < text.Length ? new IntConstant(text[index]) : null;

    private static StrConstant? FoldSlice(byte[] text, long from, long to)
        => from >= 0 && from <= to && to <= text.Length ? Text(text[(int)from..(int)to]) : null;

    private static IntConstant? FoldFind(byte[] text, byte[] needle, long from)
        => from >= 0 && from <= text.Length ? new IntConstant(Find(text, needle, from)) : null;

    private static FloatConstant? FoldFloat(byte[] text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? new FloatConstant(value) : null;

    private static StrConstant? FoldConcat(ReadOnlySpan<IrConstant> operands)
    {
        long length = 0;
        var parts = new byte[operands.Length][];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Bytes(operands[i]);
            length += parts[i].Length;
        }

        return length <= FoldedLengthLimit ? Text(Concat(parts)) : null;
    }

    private static StrConstant? FoldRepeat(byte[] text, long count)
        => text.Length == 0 || count <= FoldedLengthLimit / text.Length ? Text(Repeat(text, count)) : null;

    private static StrConstant Text(byte[] bytes) => new(ImmutableCollectionsMarshal.AsImmutableArray(bytes));

    // The array is shared with the constant, so it is only read.
    private static byte[] Bytes(IrConstant constant)
        => ImmutableCollectionsMarshal.AsArray(((StrConstant)constant).Bytes) ?? throw new ArgumentException("a str constant has no bytes", nameof(constant));
}
