// The part of the lexer for string literals: text with escapes resolved, and interpolations. An unterminated literal is
// reported once, at its opening quote, and closed with missing tokens, so that the parser sees a whole string.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Syntax;

internal sealed partial class Lexer
{
    private readonly List<byte> _value = [];

    private void LexStringStart(ImmutableArray<SyntaxTrivia> leading)
    {
        var start = _position;
        var isMultiLine = Current == '"' && Touches('"') && At(start + 2) == '"';
        var open = new OpenString(start, isMultiLine ? 3 : 1, Current);
        _position += open.QuoteLength;
        Add(SyntaxKind.StringStartToken, start, null, leading, hasTrailing: false);
        _strings.Push(open);
    }

    /// <summary>Text up to and with what ends it: the closing quote, an interpolation, or the end of what a string may span.</summary>
    private void LexStringPiece(OpenString open)
    {
        var start = _position;
        _value.Clear();
        while (!AtEnd && !AtClosingQuote(open) && !(Current == '$' && Touches('{')) && (open.IsMultiLine || !IsLineEnd(Current)))
        {
            if (Current == '\\')
            {
                LexEscape(open);
            }
            else
            {
                _value.Add(Current);
                _position++;
            }
        }

        if (_position > start)
        {
            Add(SyntaxKind.StringTextToken, start, _value.ToImmutableArray(), [], hasTrailing: false);
        }

        start = _position;
        if (AtEnd || (!open.IsMultiLine && IsLineEnd(Current)))
        {
            CloseUnterminated([]);
        }
        else if (Current == '$')
        {
            _position += 2;
            open.InInterpolation = true;
            open.Braces = 0;
            Add(SyntaxKind.InterpolationStartToken, start, null, []);
        }
        else
        {
            _position += open.QuoteLength;
            _strings.Pop();
            Add(SyntaxKind.StringEndToken, start, null, []);
        }
    }

    private bool AtClosingQuote(OpenString open)
        => Current == open.Quote && (!open.IsMultiLine || (Touches('"') && At(_position + 2) == '"'));

    /// <summary>
    /// Closes the strings that end here by force: at the end of the source all of them, at the end of a line the single-line ones
    /// on top of the stack. The outermost of them is the root of the trouble and the one reported.
    /// </summary>
    private void CloseUnterminated(ImmutableArray<SyntaxTrivia> leading)
    {
        var outermost = _strings.Peek();
        while (_strings.TryPeek(out var open) && (AtEnd || !open.IsMultiLine))
        {
            outermost = _strings.Pop();
            if (outermost.InInterpolation)
            {
                AddMissing(SyntaxKind.InterpolationEndToken, leading, hasTrailing: false);
                leading = [];
            }

            // The line end belongs to the string that nothing encloses any more.
            AddMissing(SyntaxKind.StringEndToken, leading, hasTrailing: _strings.Count == 0);
            leading = [];
        }

        // What follows in an enclosing string of several lines is rather text than code.
        if (_strings.TryPeek(out var around))
        {
            AddMissing(SyntaxKind.InterpolationEndToken, [], hasTrailing: false);
            around.InInterpolation = false;
        }

        var (descriptor, help) = outermost switch
        {
            { InInterpolation: true } => (SyntaxDiagnostics.UnterminatedInterpolation, "close the interpolation with '}' and the string with its quote"),
            { IsMultiLine: true } => (SyntaxDiagnostics.UnterminatedMultiLineString, "close the string with '\"\"\"'"),
            _ => (SyntaxDiagnostics.UnterminatedString, $"close the string with {(char)outermost.Quote} on the same line; text of several lines stands between \"\"\" and \"\"\""),
        };
        Report(descriptor, new TextSpan(outermost.Start, outermost.QuoteLength), help);
    }

    private void AddMissing(SyntaxKind kind, ImmutableArray<SyntaxTrivia> leading, bool hasTrailing)
    {
        var span = new TextSpan(_position, 0);
        var trailing = hasTrailing ? ScanTrivia(isTrailing: true) : [];
        _tokens.Add(new SyntaxToken(kind, span, "", null, leading, trailing, isMissing: true));
    }

    private void LexEscape(OpenString open)
    {
        var start = _position;
        _position++;
        if (AtEnd || (!open.IsMultiLine && IsLineEnd(Current)))
        {
            _value.Add((byte)'\\');
            return;
        }

        switch (Current)
        {
            case (byte)'x':
                LexHexEscape(start, 2);
                break;
            case (byte)'u':
                LexHexEscape(start, 4);
                break;
            case >= (byte)'0' and <= (byte)'7':
                LexOctalEscape(start);
                break;
            default:
                _value.Add(GetSimpleEscape(Current));
                _position++;
                break;
        }
    }

    /// <summary>The byte that a letter stands for; any other character stands for itself.</summary>
    private static byte GetSimpleEscape(byte letter) => letter switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'t' => (byte)'\t',
        (byte)'r' => (byte)'\r',
        (byte)'a' => (byte)'\a',
        (byte)'b' => (byte)'\b',
        (byte)'v' => (byte)'\v',
        (byte)'f' => (byte)'\f',
        (byte)'e' => (byte)'\e',
        _ => letter,
    };

    /// <summary><c>\xHH</c> is a byte, <c>\uXXXX</c> a code point.</summary>
    private void LexHexEscape(int start, int count)
    {
        _position++;
        var value = 0;
        var digits = 0;
        while (digits < count && char.IsAsciiHexDigit((char)Current))
        {
            value = (value * 16) + HexDigit(Current);
            digits++;
            _position++;
        }

        if (digits < count)
        {
            ReportEscape(start, string.Create(CultureInfo.InvariantCulture, $"{count} hex digits are needed"));
        }
        else if (count == 2)
        {
            _value.Add((byte)value);
        }
        else if (Rune.TryCreate(value, out var rune))
        {
            System.Span<byte> utf8 = stackalloc byte[4];
            _value.AddRange(utf8[..rune.EncodeToUtf8(utf8)]);
        }
        else
        {
            ReportEscape(start, "a surrogate is no character");
        }
    }

    /// <summary>One to three octal digits, as in <c>\0</c> and <c>\101</c>.</summary>
    private void LexOctalEscape(int start)
    {
        var value = 0;
        for (var digits = 0; digits < 3 && Current is >= (byte)'0' and <= (byte)'7'; digits++)
        {
            value = (value * 8) + Current - '0';
            _position++;
        }

        if (value > byte.MaxValue)
        {
            ReportEscape(start, "the largest byte is \\377");
        }
        else
        {
            _value.Add((byte)value);
        }
    }

    private void ReportEscape(int start, string problem)
    {
        var span = TextSpan.FromBounds(start, _position);
        Report(
            SyntaxDiagnostics.InvalidEscape,
            span,
            "a byte is written \\x41, a character of the basic plane \\u00E9; a backslash is written \\\\",
            _source.ToString(span),
            problem);
    }
}
