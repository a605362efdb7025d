// A token with the trivia around it.
using System.Collections.Immutable;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Syntax;

/// <summary>
/// A token. A missing token stands where the parser needed one: it has an empty span and counts as already reported.
/// </summary>
internal sealed class SyntaxToken(
    SyntaxKind kind,
    TextSpan span,
    string text,
    object? value,
    ImmutableArray<SyntaxTrivia> leading,
    ImmutableArray<SyntaxTrivia> trailing,
    bool isMissing = false,
    bool isFirstOnLine = false) : SyntaxElement
{
    public override SyntaxKind Kind { get; } = kind;

    public override TextSpan Span { get; } = span;

    /// <summary>The source text of the token; empty if missing.</summary>
    public string Text { get; } = text;

    /// <summary>
    /// The value: <see cref="long"/> of an integer literal (9223372036854775808 is <see cref="ulong"/>, legal only behind a minus),
    /// <see cref="double"/> of a float literal, <c>ImmutableArray&lt;byte&gt;</c> of string text; else null.
    /// </summary>
    public object? Value { get; } = value;

    /// <summary>Trivia before the token, from the end of the line of the token before.</summary>
    public ImmutableArray<SyntaxTrivia> Leading { get; } = leading;

    /// <summary>Trivia after the token, up to and with the end of its line.</summary>
    public ImmutableArray<SyntaxTrivia> Trailing { get; } = trailing;

    public bool IsMissing { get; } = isMissing;

    /// <summary>Whether a line ends between the token before and this one; true for the first token of a source.</summary>
    public bool IsFirstOnLine { get; } = isFirstOnLine;

    /// <summary>The same token with other leading trivia.</summary>
    public SyntaxToken WithLeading(ImmutableArray<SyntaxTrivia> leading) => new(Kind, Span, Text, Value, leading, Trailing, IsMissing, IsFirstOnLine);
}
