// The text of a float, one algorithm for the interpreter, the constant folder and the managed runtime, which compiles this
// same file: the first of C's %.15g, %.16g and %.17g that reads back as the same value, made recognisable as a float.
// Independent of culture, allocates nothing.
using System;
using System.Diagnostics;
using System.Globalization;

namespace Wyn.IR.Interpret;

/// <summary>Writes floats as the language prints them.</summary>
internal static class FloatText
{
    /// <summary>No text is longer; the longest are like <c>-1.7976931348623157e+308</c>, 24 bytes.</summary>
    public const int MaximumLength = 32;

    private const int FewestDigits = 15;
    private const int MostDigits = 17;

    // %g writes an exponent below this one.
    private const int LowestPlainExponent = -4;

    /// <summary>Writes the text of a value and gives its length.</summary>
    /// <param name="value">The value.</param>
    /// <param name="destination">Where to write, at least <see cref="MaximumLength"/> bytes.</param>
    public static int Format(double value, Span<byte> destination)
    {
        if (double.IsNaN(value))
        {
            return Append(destination, 0, "nan"u8);
        }

        var length = double.IsNegative(value) ? Append(destination, 0, "-"u8) : 0;
        var magnitude = Math.Abs(value);
        return double.IsInfinity(magnitude) ? Append(destination, length, "inf"u8) : FormatMagnitude(magnitude, destination, length);
    }

    private static int FormatMagnitude(double magnitude, Span<byte> destination, int start)
    {
        Span<byte> digits = stackalloc byte[MostDigits];
        for (var precision = FewestDigits; ; precision++)
        {
            var exponent = GetDigits(magnitude, digits[..precision]);
            var end = AppendGeneral(digits[..precision], exponent, destination, start);
            if (precision == MostDigits || ReadsBack(destination[start..end], magnitude))
            {
                return LooksLikeInt(destination[start..end]) ? Append(destination, end, ".0"u8) : end;
            }
        }
    }

    // Fills `digits` with the value correctly rounded to that many significant digits, and gives the exponent of the first.
    private static int GetDigits(double magnitude, Span<byte> digits)
    {
        Span<byte> text = stackalloc byte[MaximumLength];
        Span<char> format = ['E', (char)('0' + ((digits.Length - 1) / 10)), (char)('0' + ((digits.Length - 1) % 10))];
        var fits = magnitude.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        Debug.Assert(fits, "d.dddddddddddddddddE+ddd fits");

        digits[0] = text[0];
        text[2..(digits.Length + 1)].CopyTo(digits[1..]);
        var exponent = int.Parse(text[(digits.Length + 2)..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return exponent;
    }

    // As C's %g: no trailing zeros; an exponent if the first digit's is below -4 or not below the precision.
    private static int AppendGeneral(ReadOnlySpan<byte> digits, int exponent, Span<byte> destination, int position)
    {
        var precision = digits.Length;
        var significant = digits.TrimEnd((byte)'0');
        significant = significant.IsEmpty ? digits[..1] : significant;
        if (exponent < LowestPlainExponent || exponent >= precision)
        {
            position = AppendPoint(significant, 1, destination, position);
            return AppendExponent(exponent, destination, position);
        }

        if (exponent >= 0)
        {
            return AppendPoint(significant, exponent + 1, destination, position);
        }

        position = Append(destination, position, "0.000"u8[..(1 - exponent)]);
        return Append(destination, position, significant);
    }

    // The digits with the point behind the first `whole` of them, zeros where there are fewer, no point where nothing follows.
    private static int AppendPoint(ReadOnlySpan<byte> digits, int whole, Span<byte> destination, int position)
    {
        if (digits.Length <= whole)
        {
            position = Append(destination, position, digits);
            destination.Slice(position, whole - digits.Length).Fill((byte)'0');
            return position + whole - digits.Length;
        }

        position = Append(destination, position, digits[..whole]);
        position = Append(destination, position, "."u8);
        return Append(destination, position, digits[whole..]);
    }

    // At least two digits, as in C.
    private static int AppendExponent(int exponent, Span<byte> destination, int position)
    {
        position = Append(destination, position, exponent < 0 ? "e-"u8 : "e+"u8);
        var magnitude = Math.Abs(exponent);
        if (magnitude >= 100)
        {
            destination[position++] = (byte)('0' + (magnitude / 100));
        }

        destination[position++] = (byte)('0' + (magnitude / 10 % 10));
        destination[position++] = (byte)('0' + (magnitude % 10));
        return position;
    }

    private static bool ReadsBack(ReadOnlySpan<byte> text, double magnitude)
        => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) == magnitude;

    private static bool LooksLikeInt(ReadOnlySpan<byte> text) => text.IndexOfAny((byte)'.', (byte)'e') < 0;

    private static int Append(Span<byte> destination, int position, ReadOnlySpan<byte> text)
    {
        text.CopyTo(destination[position..]);
        return position + text.Length;
    }
}
