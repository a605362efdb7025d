// What a syntax tree is made of: nodes and tokens, with their place in the source.
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Syntax;

/// <summary>A node or a token.</summary>
internal abstract class SyntaxElement
{
    public abstract SyntaxKind Kind { get; }

    /// <summary>The place in the source, from the first token to the last, without outer trivia.</summary>
    public abstract TextSpan Span { get; }
}
