// The part of the lexer for number literals.
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Lexer
{
    private void LexNumber(ImmutableArray<SyntaxTrivia> leading)
    {
        var start = _position;
        var prefix = (byte)(At(start + 1) | 0x20);
        if (Current == '0' && prefix is (byte)'x' or (byte)'b')
        {
            LexPrefixed(prefix == 'x', leading);
            return;
        }

        SkipDecimalDigits();
        var isFloat = SkipFraction() | SkipExponent();
        if (IsWordPart(Current))
        {
            AddMalformed(isFloat ? SyntaxKind.FloatLiteralToken : SyntaxKind.IntegerLiteralToken, start, "number", leading);
            return;
        }

        var digits = _source.ToString(TextSpan.FromBounds(start, _position)).Replace("_", "", System.StringComparison.Ordinal);
        if (isFloat)
        {
            Add(SyntaxKind.FloatLiteralToken, start, double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture), leading);
        }
        else
        {
            var fits = ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
            AddInteger(start, fits ? value : ulong.MaxValue, leading);
        }
    }

    /// <summary>A hexadecimal or binary literal.</summary>
    private void LexPrefixed(bool isHex, ImmutableArray<SyntaxTrivia> leading)
    {
        var start = _position;
        var name = isHex ? "hex" : "binary";
        _position += 2;
        var digits = _position;
        ulong value = 0;
        while (isHex ? char.IsAsciiHexDigit((char)Current) : Current is (byte)'0' or (byte)'1')
        {
            // Past 2^63 the value no longer matters, only that it is too large.
            var digit = (ulong)HexDigit(Current);
            var bits = isHex ? 4 : 1;
            value = BitOperations.LeadingZeroCount(value) < bits ? ulong.MaxValue : (value << bits) | digit;
            _position++;
        }

        if (_position == digits || IsWordPart(Current))
        {
            AddMalformed(SyntaxKind.IntegerLiteralToken, start, name, leading, isEmpty: _position == digits && !IsWordPart(Current));
        }
        else
        {
            AddInteger(start, value, leading);
        }
    }

    /// <summary>2^63 is kept as <see cref="ulong"/>: the parser knows whether a minus stands before it.</summary>
    private void AddInteger(int start, ulong value, ImmutableArray<SyntaxTrivia> leading)
    {
        const ulong minimum = 1UL << 63;
        if (value > minimum)
        {
            var span = TextSpan.FromBounds(start, _position);
            Report(SyntaxDiagnostics.IntegerTooLarge, span, "the largest int is 9223372036854775807; a float, as in 1e19, goes further", _source.ToString(span));
            value = 0;
        }

        Add(SyntaxKind.IntegerLiteralToken, start, value == minimum ? value : (object)(long)value, leading);
    }

    /// <summary>Letters and digits directly behind a number belong to it: a reader sees one word.</summary>
    private void AddMalformed(SyntaxKind kind, int start, string name, ImmutableArray<SyntaxTrivia> leading, bool isEmpty = false)
    {
        var bad = _position;
        while (IsWordPart(Current))
        {
            _position++;
        }

        // The sign of an exponent without digits.
        var isSign = name == "number" && Current is (byte)'+' or (byte)'-' && At(_position - 1) is (byte)'e' or (byte)'E';
        _position += isSign && _position == bad + 1 ? 1 : 0;

        var span = TextSpan.FromBounds(start, _position);
        var problem = isEmpty ? "has no digits" : $"has an unexpected '{(char)At(bad)}'";
        var help = name switch
        {
            "hex" => "hex digits are 0-9, a-f and A-F, as in 0xFF",
            "binary" => "binary digits are 0 and 1, as in 0b101",
            _ => "separate the number from the word behind it",
        };
        Report(SyntaxDiagnostics.MalformedNumber, span, help, name, _source.ToString(span), problem);
        Add(kind, start, kind == SyntaxKind.FloatLiteralToken ? 0.0 : (object)0L, leading);
    }

    private void SkipDecimalDigits()
    {
        while (IsDigit(Current) || Current == '_')
        {
            _position++;
        }
    }

    /// <summary>A dot belongs to a number only with a digit behind it: <c>42.abs()</c> and <c>0..10</c> begin with integers.</summary>
    private bool SkipFraction()
    {
        if (Current != '.' || !IsDigit(At(_position + 1)))
        {
            return false;
        }

        _position++;
        SkipDecimalDigits();
        return true;
    }

    private bool SkipExponent()
    {
        if (Current is not ((byte)'e' or (byte)'E'))
        {
            return false;
        }

        var sign = At(_position + 1) is (byte)'+' or (byte)'-' ? 1 : 0;
        if (!IsDigit(At(_position + 1 + sign)))
        {
            return false;
        }

        _position += 1 + sign;
        SkipDecimalDigits();
        return true;
    }

    private static int HexDigit(byte b) => b <= '9' ? b - '0' : (b | 0x20) - 'a' + 10;
}
