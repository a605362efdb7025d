// Text -> tokens. Blank lines and lines with only a comment give nothing; an EndOfLine token carries the comment of its
// line, since a comment may be a location. Unknown characters are reported and skipped.
using System;
using System.Collections.Generic;
using System.Text;

namespace Wyn.IR.Text;

internal sealed class IrLexer
{
    private readonly string _text;
    private readonly IrTextErrors _errors;
    private readonly List<IrToken> _tokens = [];
    private int _position;

    private IrLexer(string text, IrTextErrors errors)
    {
        _text = text;
        _errors = errors;
    }

    private char Current => _position < _text.Length ? _text[_position] : '\0';

    private char Next => _position + 1 < _text.Length ? _text[_position + 1] : '\0';

    public static List<IrToken> Lex(string text, IrTextErrors errors)
    {
        var lexer = new IrLexer(text, errors);
        while (lexer._position < text.Length)
        {
            lexer.LexOne();
        }

        lexer.EndLine(text.Length, "");
        lexer._tokens.Add(new IrToken(IrTokenKind.End, text.Length, ""));
        return lexer._tokens;
    }

    /// <summary>True for a name that needs no quotes behind a sigil.</summary>
    public static bool IsPlainName(string name)
    {
        foreach (var character in name)
        {
            if (!IsNamePart(character))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    public static bool IsNamePart(char character) => char.IsLetterOrDigit(character) || character is '_' or '$' or '.';

    private void LexOne()
    {
        var start = _position;
        switch (Current)
        {
            case '\n':
                EndLine(start, "");
                _position++;
                break;
            case ' ' or '\t' or '\r':
                _position++;
                break;
            case ';':
                var end = _text.IndexOf('\n', start);
                _position = end < 0 ? _text.Length : end;
                EndLine(start, _text[(start + 1).._position]);
                break;
            case '%':
                LexSigil(IrTokenKind.Value);
                break;
            case '^':
                LexSigil(IrTokenKind.Block);
                break;
            case '@':
                LexSymbol();
                break;
            case '"':
                LexString(start, IrTokenKind.String);
                break;
            case '-' when Next == '>':
                _position += 2;
                Add(IrTokenKind.Punctuation, start, "->");
                break;
            case '(' or ')' or '{' or '}' or '<' or '>' or '[' or ']' or ',' or ':' or '=' or '?' or '!':
                _position++;
                Add(IrTokenKind.Punctuation, start, _text[start].ToString());
                break;
            default:
                LexWord();
                break;
        }
    }

    private void EndLine(int position, string comment)
    {
        if (_tokens.Count > 0 && _tokens[^1].Kind != IrTokenKind.EndOfLine)
        {
            Add(IrTokenKind.EndOfLine, position, comment.Trim());
        }
    }

    private void LexSigil(IrTokenKind kind)
    {
        var start = _position++;
        SkipName();
        if (_position == start + 1)
        {
            _errors.Add(start, $"a name must follow '{_text[start]}'");
        }

        Add(kind, start, _text[(start + 1).._position]);
    }

    private void LexSymbol()
    {
        if (Next != '"')
        {
            LexSigil(IrTokenKind.Symbol);
            return;
        }

        var start = _position++;
        LexString(start, IrTokenKind.Symbol);
        var quoted = _tokens[^1];
        if (IrLiterals.TryUnescape(quoted.Text, out var bytes, out var mistake))
        {
            _tokens[^1] = quoted with { Text = Encoding.UTF8.GetString(bytes.AsSpan()) };
        }
        else
        {
            _errors.Add(start + 2 + mistake, "unknown escape; the escapes are \\n \\r \\t \\\\ \\\" and \\xNN");
        }
    }

    private void LexString(int start, IrTokenKind kind)
    {
        var contents = ++_position;
        while (_position < _text.Length && Current is not ('"' or '\n'))
        {
            _position += Current == '\\' && Next is not ('\n' or '\0') ? 2 : 1;
        }

        Add(kind, start, _text[contents.._position]);
        if (Current == '"')
        {
            _position++;
        }
        else
        {
            _errors.Add(start, "the string does not end on its line");
        }
    }

    private void LexWord()
    {
        var start = _position;
        var isNumber = char.IsAsciiDigit(Current) || Current == '-';
        _position += Current == '-' ? 1 : 0;
        SkipName();
        while (isNumber && Current is '+' or '-' && _text[_position - 1] is 'e' or 'E')
        {
            _position++;
            SkipName();
        }

        if (_position > start)
        {
            Add(isNumber ? IrTokenKind.Number : IrTokenKind.Word, start, _text[start.._position]);
            return;
        }

        Rune.DecodeFromUtf16(_text.AsSpan(start), out var rune, out var length);
        _position += length;
        _errors.Add(start, $"unexpected character {(Rune.IsControl(rune) ? $"U+{rune.Value:X4}" : $"'{rune}'")}");
    }

    private void SkipName()
    {
        while (IsNamePart(Current))
        {
            _position++;
        }
    }

    private void Add(IrTokenKind kind, int start, string text) => _tokens.Add(new IrToken(kind, start, text));
}
