// Constants and byte strings as the text form writes them, in both directions. Writing and reading back gives the same
// bits: floats in the shortest form that reads back exactly, bytes that are no printable UTF-8 as \xNN.
using System;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Wyn.IR.Model;

namespace Wyn.IR.Text;

internal static class IrLiterals
{
    private const string NanPrefix = "nan.";

    public static string Write(IrConstant constant) => constant switch
    {
        IntConstant { Value: var value } => value.ToString(CultureInfo.InvariantCulture),
        FloatConstant { Value: var value } => WriteFloat(value),
        BoolConstant { Value: var value } => value ? "true" : "false",
        StrConstant { Bytes: var bytes } => $"\"{Escape(bytes.AsSpan())}\"",
        _ => throw new UnreachableException($"constant {constant.GetType().Name} has no text form"),
    };

    public static string Escape(string text) => Escape(Encoding.UTF8.GetBytes(text));

    public static string Escape(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var isText = Rune.DecodeFromUtf8(bytes, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (isText && ShortEscape(rune.Value) is { } letter)
            {
                text.Append('\\').Append(letter);
            }
            else if (isText && IsPrintable(rune))
            {
                text.Append(rune.ToString());
            }
            else
            {
                foreach (var single in bytes[..length])
                {
                    text.Append(CultureInfo.InvariantCulture, $"\\x{single:X2}");
                }
            }

            bytes = bytes[length..];
        }

        return text.ToString();
    }

    /// <summary>Reads what stands between the quotes; false, with the index of the mistake, if an escape is wrong.</summary>
    public static bool TryUnescape(string text, out ImmutableArray<byte> bytes, out int mistake)
    {
        var result = ImmutableArray.CreateBuilder<byte>(text.Length);
        var buffer = new byte[4];
        var i = 0;
        while (i < text.Length)
        {
            if (text[i] == '\\')
            {
                if (!TryUnescapeOne(text, ref i, out var single))
                {
                    (bytes, mistake) = ([], i);
                    return false;
                }

                result.Add(single);
            }
            else
            {
                // A lone surrogate cannot come from a file; it decodes as the replacement character.
                Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
                result.AddRange(buffer.AsSpan(0, rune.EncodeToUtf8(buffer)));
                i += length;
            }
        }

        (bytes, mistake) = (result.DrainToImmutable(), -1);
        return true;
    }

    /// <summary>Reads a float; the forms are those of <see cref="Write"/> and plain decimal ones.</summary>
    public static bool TryReadFloat(string text, out double value)
    {
        value = text switch
        {
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            _ => double.NaN,
        };
        if (text is "inf" or "-inf" or "nan")
        {
            return true;
        }

        if (text.StartsWith(NanPrefix, StringComparison.Ordinal))
        {
            var isHex = ulong.TryParse(text.AsSpan(NanPrefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits);
            value = BitConverter.UInt64BitsToDouble(bits);
            return isHex && double.IsNaN(value);
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Style, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    private static string WriteFloat(double value)
    {
        if (double.IsNaN(value))
        {
            var bits = BitConverter.DoubleToUInt64Bits(value);
            return bits == BitConverter.DoubleToUInt64Bits(double.NaN) ? "nan" : string.Create(CultureInfo.InvariantCulture, $"{NanPrefix}{bits:X16}");
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "inf" : "-inf";
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text;
    }

    private static char? ShortEscape(int character) => character switch
    {
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        '\\' => '\\',
        '"' => '"',
        _ => null,
    };

    private static bool IsPrintable(Rune rune)
        => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    /// <summary>Reads one escape at <paramref name="i"/> and moves behind it; on a mistake <paramref name="i"/> stays.</summary>
    private static bool TryUnescapeOne(string text, ref int i, out byte value)
    {
        var letter = i + 1 < text.Length ? text[i + 1] : '\0';
        if (letter == 'x')
        {
            var isHex = TryHex(text, i + 2, out value);
            i += isHex ? 4 : 0;
            return isHex;
        }

        int? plain = letter switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '\\' => '\\',
            '"' => '"',
            _ => null,
        };
        value = (byte)plain.GetValueOrDefault();
        i += plain is null ? 0 : 2;
        return plain is not null;
    }

    private static bool TryHex(string text, int start, out byte value)
    {
        value = 0;
        return start + 2 <= text.Length
            && byte.TryParse(text.AsSpan(start, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }
}
