// The token cursor: what is expected next, the end of a line with the position in its comment, and one error per line.
using System;
using System.Globalization;
using System.Text;
using Wyn.IR.Model;

namespace Wyn.IR.Text;

internal sealed partial class IrSyntaxParser
{
    private string ParseString(string what)
    {
        var token = Current;
        var text = Expect(IrTokenKind.String, what);
        if (IrLiterals.TryUnescape(text, out var bytes, out var mistake))
        {
            return Encoding.UTF8.GetString(bytes.AsSpan());
        }

        FailEscape(token, mistake);
        return "";
    }

    private NameSyntax ParseName(IrTokenKind kind, string what) => new(Position: Current.Start, Text: Expect(kind, what));

    private string Expect(IrTokenKind kind, string what)
    {
        if (Current.Kind == kind)
        {
            return tokens[_position++].Text;
        }

        Fail($"expected {what}, not {Describe(Current)}");
        return "";
    }

    private void Expect(string punctuation)
    {
        if (Current.Is(punctuation))
        {
            _position++;
            return;
        }

        Fail($"expected '{punctuation}', not {Describe(Current)}");
    }

    private void ExpectWord(string word)
    {
        if (Current.IsWord(word))
        {
            _position++;
            return;
        }

        Fail($"expected '{word}', not {Describe(Current)}");
    }

    /// <summary>Goes behind a word if it is there.</summary>
    private bool TakeWord(string word)
    {
        var isThere = Current.IsWord(word);
        _position += isThere ? 1 : 0;
        return isThere;
    }

    /// <summary>Goes behind the end of the line and gives the location that its comment may hold.</summary>
    private IrLocation EndLine()
    {
        if (Current.Kind is not (IrTokenKind.EndOfLine or IrTokenKind.End))
        {
            Fail($"expected the end of the line, not {Describe(Current)}");
        }

        while (Current.Kind is not (IrTokenKind.EndOfLine or IrTokenKind.End))
        {
            _position++;
        }

        _isLineBroken = false;
        var comment = Current.Text;
        _position += Current.Kind == IrTokenKind.EndOfLine ? 1 : 0;
        return ParseLocation(comment);
    }

    /// <summary>A comment is a location if it has the form FILE:LINE:COLUMN and the file is declared.</summary>
    private IrLocation ParseLocation(string comment)
    {
        var column = comment.LastIndexOf(':');
        var line = column > 0 ? comment.LastIndexOf(':', column - 1) : -1;
        return line > 0
            && _files.TryGetValue(comment[..line], out var file)
            && int.TryParse(comment.AsSpan(line + 1, column - line - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var lineNumber)
            && int.TryParse(comment.AsSpan(column + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var columnNumber)
                ? new IrLocation(file, lineNumber, columnNumber)
                : default;
    }

    private void Fail(string message) => Fail(Current, message);

    /// <summary>Reports the first mistake of a line; what follows on it is likely a consequence.</summary>
    private void Fail(IrToken at, string message, string? suggestion = null)
    {
        if (!_isLineBroken)
        {
            errors.Add(at.Start, message, suggestion);
        }

        _isLineBroken = true;
    }

    private void FailEscape(IrToken token, int mistake)
        => Fail(token with { Start = token.Start + 1 + mistake }, "unknown escape; the escapes are \\n \\r \\t \\\\ \\\" and \\xNN");

    private static string Describe(IrToken token) => token.Kind switch
    {
        IrTokenKind.End => "the end of the text",
        IrTokenKind.EndOfLine => "the end of the line",
        IrTokenKind.Value => $"'%{token.Text}'",
        IrTokenKind.Block => $"'^{token.Text}'",
        IrTokenKind.Symbol => $"'@{token.Text}'",
        IrTokenKind.String => "a string",
        _ => $"'{token.Text}'",
    };
}
