// Tokens -> syntax tree, by recursive descent with a loop for each level of left-associative operators. This part: the
// cursor and the rules of reporting (one root cause, one message). No token is lost: what recovery passes over becomes trivia
// of the next token. Every loop consumes a token in each turn or ends, so parsing is linear and ends.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Syntax;

/// <summary>Parses one source.</summary>
internal sealed partial class Parser
{
    /// <summary>How deep constructs may nest; it bounds the stack of the parser and of all that walk its trees.</summary>
    public const int MaximumNesting = 500;

    private readonly SourceText _source;
    private readonly SyntaxToken[] _tokens;
    private readonly BracketMap _brackets;
    private readonly TokenScan _scan;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<SyntaxTrivia> _skipped = [];

    /// <summary>Whether an unterminated comment, which is reported, may have swallowed what seems to be missing at the end.</summary>
    private readonly bool _endIsReported;
    private int _position;
    private int _previousEnd;
    private int _nesting;

    /// <summary>The first token of the statement that is parsed; an expression may begin there, or must behind it.</summary>
    private int _statementStart = -1;

    /// <summary>The token at which the last problem was found; a second one at the same token follows from the first.</summary>
    private int _lastError = -1;

    /// <summary>How many problems were found, reported or not.</summary>
    private int _problems;

    /// <summary>While the source cannot be trusted to mean what it says, as behind an unterminated string or a missing brace.</summary>
    private Mute _mute;

    public Parser(SourceText source, LexedSource lexed, DiagnosticBag diagnostics)
    {
        _source = source;
        _tokens = [.. lexed.Tokens];
        _brackets = new BracketMap(lexed.Tokens);
        _scan = new TokenScan(_tokens, _brackets);
        _diagnostics = diagnostics;
        _endIsReported = lexed.EndsInComment;
    }

    private SyntaxToken Current => _tokens[_position];

    private SyntaxToken Peek(int offset) => _tokens[Math.Min(_position + offset, _tokens.Length - 1)];

    private bool At(SyntaxKind kind) => Current.Kind == kind;

    private bool AtEnd => Current.Kind == SyntaxKind.EndOfFileToken;

    private bool AtWord(string word) => At(SyntaxKind.IdentifierToken) && Current.Text == word;

    /// <summary>Whether two tokens stand side by side.</summary>
    private static bool Touch(SyntaxToken first, SyntaxToken second) => first.Span.End == second.Span.Start;

    private static TextSpan SpanOf(SyntaxToken first, SyntaxToken last) => TextSpan.FromBounds(first.Span.Start, last.Span.End);

    private SyntaxToken Next()
    {
        var token = Current;
        _previousEnd = token.Span.End;
        if (!AtEnd)
        {
            _position++;
        }

        if (token is { Kind: SyntaxKind.StringEndToken, IsMissing: true } && _mute < Mute.UntilDeclaration)
        {
            _mute = HidesBraces(_position - 2) ? Mute.UntilDeclaration : Mute.UntilStatement;
        }

        if (_skipped.Count > 0)
        {
            token = token.WithLeading([.. _skipped, .. token.Leading]);
            _skipped.Clear();
        }

        return token;
    }

    private SyntaxToken? NextIf(SyntaxKind kind) => At(kind) ? Next() : null;

    /// <summary>The token of this kind, or a missing one with a message.</summary>
    private SyntaxToken Expect(SyntaxKind kind, string? expected = null, string? help = null)
    {
        if (At(kind))
        {
            return Next();
        }

        ReportUnexpected(expected ?? $"'{SyntaxFacts.GetText(kind)}'", help);
        return Missing(kind);
    }

    /// <summary>A name. A reserved word that stands in its place is taken for it.</summary>
    private SyntaxToken ExpectName(string expected)
    {
        if (At(SyntaxKind.MutKeyword))
        {
            Report(SyntaxDiagnostics.MisplacedMut, Current.Span, "remove it: every 'var' can be changed");
            Skip();
        }

        if (!SyntaxFacts.IsKeyword(Current.Kind) || Current.IsFirstOnLine)
        {
            return Expect(SyntaxKind.IdentifierToken, expected);
        }

        ReportUnexpected(expected, $"'{Current.Text}' is a reserved word of Wyn; choose another name");
        return Next();
    }

    /// <summary>
    /// The <c>{</c> of a body. If a line ends without it, what stands on the next ones cannot be told from what follows the
    /// body, so that nothing is reported up to the next declaration.
    /// </summary>
    private SyntaxToken ExpectOpenBrace()
    {
        var open = Expect(SyntaxKind.OpenBraceToken);
        if (open.IsMissing && Current.IsFirstOnLine)
        {
            Distrust();
        }

        return open;
    }

    private SyntaxToken Missing(SyntaxKind kind) => new(kind, new TextSpan(_previousEnd, 0), "", null, [], [], isMissing: true);

    private ErrorExpressionSyntax MissingExpression() => new([Missing(SyntaxKind.IdentifierToken)]);

    /// <summary>What closes <paramref name="open"/>, or a missing token with a message that shows both places.</summary>
    private SyntaxToken ExpectClosing(SyntaxToken open, SyntaxKind kind)
    {
        if (At(kind))
        {
            return Next();
        }

        if (!open.IsMissing)
        {
            ReportMissingClosing(kind, [new DiagnosticLabel(LocationOf(open.Span), "opened here")]);
        }

        return Missing(kind);
    }

    private void ReportMissingClosing(SyntaxKind kind, ImmutableArray<DiagnosticLabel> labels, string? help = null)
    {
        if (CanReport())
        {
            var text = SyntaxFacts.GetText(kind)!; // Closing tokens have a fixed text.
            _diagnostics.Add(new Diagnostic(SyntaxDiagnostics.MissingClosing, LocationOf(new TextSpan(_previousEnd, 0)), [text])
            {
                Labels = labels,
                Help = help ?? $"insert '{text}' here",
            });
        }
    }

    private TextLocation LocationOf(TextSpan span) => new(_source, span);

    /// <summary>
    /// What is missing before the first token of a line is missing at the end of the line before, unless a statement begins here.
    /// </summary>
    private void ReportUnexpected(string expected, string? help = null)
    {
        if (_position == _statementStart || _previousEnd == 0 || !(Current.IsFirstOnLine || AtEnd))
        {
            Report(SyntaxDiagnostics.UnexpectedToken, Current.Span, help, expected, Describe(Current));
        }
        else
        {
            var found = AtEnd ? Describe(Current) : "the end of the line";
            Report(SyntaxDiagnostics.UnexpectedToken, new TextSpan(_previousEnd, 0), help, expected, found);
        }
    }

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, string? help, params ImmutableArray<object> arguments)
    {
        if (CanReport())
        {
            _diagnostics.Add(new Diagnostic(descriptor, LocationOf(span), arguments) { Help = help });
        }
    }

    /// <summary>Whether a problem found now has a cause of its own.</summary>
    private bool CanReport()
    {
        var isFirst = _lastError != _position;
        _lastError = _position;
        _problems++;
        return isFirst
            && _mute == Mute.None
            && !Current.IsMissing
            && Current.Kind != SyntaxKind.BadToken
            && !(AtEnd && _endIsReported);
    }

    private static string Describe(SyntaxToken token) => token.Kind switch
    {
        SyntaxKind.EndOfFileToken => "the end of the file",
        SyntaxKind.StringStartToken => "a string",
        SyntaxKind.IdentifierToken or SyntaxKind.IntegerLiteralToken or SyntaxKind.FloatLiteralToken => $"'{token.Text}'",
        _ when SyntaxFacts.IsKeyword(token.Kind) => $"the word '{token.Text}'",
        _ => $"'{token.Text}'",
    };
}
