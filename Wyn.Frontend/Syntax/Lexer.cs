// Source text -> tokens with their trivia. The spans of all trivia and tokens follow each other without gap or overlap
// from the first byte to the last, whatever the input. Interpolations are lexed in place: a stack of open strings tells
// whether the next piece is text or code.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Syntax;

/// <summary>Splits a source into tokens.</summary>
internal sealed partial class Lexer
{
    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<SyntaxToken> _tokens = [];
    private readonly Stack<OpenString> _strings = new();
    private readonly Dictionary<string, (string Text, SyntaxKind Kind)> _words = [];
    private int _position;

    /// <summary>Whether a line has ended since the last token.</summary>
    private bool _atLineStart = true;
    private bool _endsInComment;

    private Lexer(SourceText source, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
    }

    /// <summary>The tokens of a source; the last one, and only it, is <see cref="SyntaxKind.EndOfFileToken"/>.</summary>
    public static LexedSource Lex(SourceText source, DiagnosticBag diagnostics)
    {
        var lexer = new Lexer(source, diagnostics);
        if (lexer.IsText())
        {
            lexer.LexAll();
        }
        else
        {
            lexer.SkipAll();
        }

        return new LexedSource([.. lexer._tokens], lexer._endsInComment);
    }

    private byte At(int position) => position < _source.Length ? _source.Bytes[position] : (byte)0;

    private byte Current => At(_position);

    private bool AtEnd => _position >= _source.Length;

    private bool Touches(char second) => At(_position + 1) == second;

    /// <summary>Whether the source is valid UTF-8 without NUL; the first other byte is reported.</summary>
    private bool IsText()
    {
        var bytes = _source.Bytes.AsSpan();
        var nul = bytes.IndexOf((byte)0);
        var valid = Utf8.CountValidBytes(bytes);
        if (valid < bytes.Length && (nul < 0 || valid < nul))
        {
            ReportByte(valid, "the source is not valid UTF-8", "save the file as UTF-8");
            return false;
        }

        if (nul >= 0)
        {
            ReportByte(nul, "a NUL byte cannot stand in a source", "remove it; in a string, write \\0");
            return false;
        }

        return true;
    }

    /// <summary>A source that is no text is passed over as a whole: its bytes would only give errors that explain nothing.</summary>
    private void SkipAll()
    {
        ImmutableArray<SyntaxTrivia> all = [new(SyntaxKind.SkippedTextTrivia, new TextSpan(0, _source.Length))];
        _tokens.Add(new SyntaxToken(SyntaxKind.EndOfFileToken, new TextSpan(_source.Length, 0), "", null, all, [], isFirstOnLine: true));
    }

    private void LexAll()
    {
        var leading = ScanStartOfSource();
        while (true)
        {
            if (_strings.TryPeek(out var open) && !open.InInterpolation)
            {
                LexStringPiece(open);
                continue;
            }

            leading = leading.AddRange(ScanTrivia(isTrailing: false));
            if (open is not null && (AtEnd || !open.IsMultiLine && IsLineEnd(Current)))
            {
                CloseUnterminated(leading);
            }
            else if (AtEnd)
            {
                Add(SyntaxKind.EndOfFileToken, _position, null, leading, hasTrailing: false);
                return;
            }
            else
            {
                LexToken(leading);
            }

            leading = [];
        }
    }

    private void LexToken(ImmutableArray<SyntaxTrivia> leading)
    {
        var start = _position;
        if (IsWordStart(Current))
        {
            LexWord(leading);
        }
        else if (IsDigit(Current))
        {
            LexNumber(leading);
        }
        else if (Current is (byte)'"' or (byte)'\'')
        {
            LexStringStart(leading);
        }
        else if (_strings.TryPeek(out var open) && Current == '}' && open.Braces == 0)
        {
            _position++;
            open.InInterpolation = false;
            Add(SyntaxKind.InterpolationEndToken, start, null, leading, hasTrailing: false);
        }
        else if (ScanOperator() is var (kind, length) && length > 0)
        {
            _position += length;
            if (open is not null)
            {
                open.Braces += kind == SyntaxKind.OpenBraceToken ? 1 : kind == SyntaxKind.CloseBraceToken ? -1 : 0;
            }

            Add(kind, start, null, leading);
        }
        else
        {
            LexBadToken(leading);
        }
    }

    private void LexWord(ImmutableArray<SyntaxTrivia> leading)
    {
        var start = _position;
        while (IsWordPart(Current))
        {
            _position++;
        }

        var (text, kind) = GetWord(_source.Bytes.AsSpan(start, _position - start));
        Add(kind, start, null, leading, text: text);
    }

    /// <summary>Words come again and again: each gets its text once.</summary>
    private (string Text, SyntaxKind Kind) GetWord(ReadOnlySpan<byte> bytes)
    {
        Span<char> characters = bytes.Length <= 64 ? stackalloc char[bytes.Length] : new char[bytes.Length];
        Encoding.ASCII.GetChars(bytes, characters);
        var words = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!words.TryGetValue(characters, out var word))
        {
            var text = characters.ToString();
            word = (text, SyntaxFacts.GetWordKind(text));
            _words.Add(text, word);
        }

        return word;
    }

    /// <summary>All bytes that can begin nothing, as one token with one message.</summary>
    private void LexBadToken(ImmutableArray<SyntaxTrivia> leading)
    {
        var start = _position;
        Rune.DecodeFromUtf8(_source.Bytes.AsSpan()[start..], out var first, out var firstLength);
        do
        {
            Rune.DecodeFromUtf8(_source.Bytes.AsSpan()[_position..], out _, out var length);
            _position += length;
        }
        while (!AtEnd && CanStartNothing());

        if (Rune.IsControl(first))
        {
            ReportByte(start, "a control character cannot stand outside a string", "remove it");
        }
        else
        {
            var help = GetCharacterHelp(first);
            Report(SyntaxDiagnostics.UnexpectedCharacter, new TextSpan(start, firstLength), help, first.ToString());
        }

        Add(SyntaxKind.BadToken, start, null, leading);
    }

    private bool CanStartNothing()
        => !IsWordPart(Current) && !IsBlank(Current) && !IsLineEnd(Current) && Current is not ((byte)'"' or (byte)'\'' or (byte)'#')
            && ScanOperator().Length == 0;

    private static string GetCharacterHelp(Rune character) => character.Value switch
    {
        '\u201C' or '\u201D' or '\u2018' or '\u2019' or '`' => "strings stand between straight quotes: \"...\" or '...'",
        '@' => "Wyn has no annotations",
        '$' => "'$' has a meaning only in a string, as \"${value}\"",
        '\\' => "a line needs no mark to be continued: end it with an operator",
        _ when char.IsLetter(character.ToString(), 0) => "names are made of ASCII letters, digits and '_'",
        _ => "remove it, or put it into a string",
    };

    private (SyntaxKind Kind, int Length) ScanOperator() => Current switch
    {
        (byte)'+' => Touches('+') ? (SyntaxKind.PlusPlusToken, 2) : Touches('=') ? (SyntaxKind.PlusEqualsToken, 2) : (SyntaxKind.PlusToken, 1),
        (byte)'-' => ScanMinus(),
        (byte)'*' => Touches('=') ? (SyntaxKind.StarEqualsToken, 2) : (SyntaxKind.StarToken, 1),
        (byte)'/' => Touches('=') ? (SyntaxKind.SlashEqualsToken, 2) : (SyntaxKind.SlashToken, 1),
        (byte)'%' => Touches('=') ? (SyntaxKind.PercentEqualsToken, 2) : (SyntaxKind.PercentToken, 1),
        (byte)'&' => Touches('&') ? (SyntaxKind.AmpersandAmpersandToken, 2) : (SyntaxKind.AmpersandToken, 1),
        (byte)'|' => Touches('|') ? (SyntaxKind.PipePipeToken, 2) : Touches('>') ? (SyntaxKind.PipeGreaterToken, 2) : (SyntaxKind.PipeToken, 1),
        (byte)'^' => (SyntaxKind.CaretToken, 1),
        (byte)'~' => (SyntaxKind.TildeToken, 1),
        (byte)'!' => Touches('=') ? (SyntaxKind.BangEqualsToken, 2) : (SyntaxKind.BangToken, 1),
        (byte)'<' => Touches('<') ? (SyntaxKind.LessLessToken, 2) : Touches('=') ? (SyntaxKind.LessEqualsToken, 2) : (SyntaxKind.LessToken, 1),
        (byte)'>' => Touches('=') ? (SyntaxKind.GreaterEqualsToken, 2) : (SyntaxKind.GreaterToken, 1),
        (byte)'=' => Touches('=') ? (SyntaxKind.EqualsEqualsToken, 2) : Touches('>') ? (SyntaxKind.FatArrowToken, 2) : (SyntaxKind.EqualsToken, 1),
        (byte)'.' => ScanDots(),
        (byte)'?' => Touches('.') ? (SyntaxKind.QuestionDotToken, 2) : Touches('?') ? (SyntaxKind.QuestionQuestionToken, 2) : (SyntaxKind.QuestionToken, 1),
        (byte)':' => Touches(':') ? (SyntaxKind.ColonColonToken, 2) : (SyntaxKind.ColonToken, 1),
        (byte)',' => (SyntaxKind.CommaToken, 1),
        (byte)';' => (SyntaxKind.SemicolonToken, 1),
        (byte)'(' => (SyntaxKind.OpenParenToken, 1),
        (byte)')' => (SyntaxKind.CloseParenToken, 1),
        (byte)'[' => (SyntaxKind.OpenBracketToken, 1),
        (byte)']' => (SyntaxKind.CloseBracketToken, 1),
        (byte)'{' => (SyntaxKind.OpenBraceToken, 1),
        (byte)'}' => (SyntaxKind.CloseBraceToken, 1),
        _ => (SyntaxKind.BadToken, 0),
    };

    private (SyntaxKind Kind, int Length) ScanMinus()
        => Touches('-') ? (SyntaxKind.MinusMinusToken, 2)
            : Touches('=') ? (SyntaxKind.MinusEqualsToken, 2)
            : Touches('>') ? (SyntaxKind.ArrowToken, 2)
            : (SyntaxKind.MinusToken, 1);

    private (SyntaxKind Kind, int Length) ScanDots()
        => !Touches('.') ? (SyntaxKind.DotToken, 1)
            : At(_position + 2) == '.' ? (SyntaxKind.EllipsisToken, 3)
            : At(_position + 2) == '=' ? (SyntaxKind.DotDotEqualsToken, 3)
            : (SyntaxKind.DotDotToken, 2);

    /// <summary>Adds the token from <paramref name="start"/> to the current position, and reads the trivia behind it.</summary>
    private void Add(
        SyntaxKind kind, int start, object? value, ImmutableArray<SyntaxTrivia> leading, bool hasTrailing = true, string? text = null)
    {
        var span = TextSpan.FromBounds(start, _position);
        var isFirst = _atLineStart;
        _atLineStart = false;
        text ??= SyntaxFacts.GetText(kind) ?? _source.ToString(span);
        var trailing = hasTrailing ? ScanTrivia(isTrailing: true) : [];
        _tokens.Add(new SyntaxToken(kind, span, text, value, leading, trailing, isFirstOnLine: isFirst));
    }

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, string? help, params ImmutableArray<object> arguments)
        => _diagnostics.Add(new Diagnostic(descriptor, new TextLocation(_source, span), arguments) { Help = help });

    private void ReportByte(int position, string problem, string help)
        => Report(
            SyntaxDiagnostics.UnexpectedByte,
            new TextSpan(position, 1),
            help,
            At(position).ToString("X2", CultureInfo.InvariantCulture),
            problem);

    private static bool IsDigit(byte b) => b is >= (byte)'0' and <= (byte)'9';

    private static bool IsWordStart(byte b) => b is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (byte)'_';

    private static bool IsWordPart(byte b) => IsWordStart(b) || IsDigit(b);

    private static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\v' or (byte)'\f';

    private static bool IsLineEnd(byte b) => b is (byte)'\n' or (byte)'\r';
}
