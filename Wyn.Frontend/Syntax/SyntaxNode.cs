// The base of all nodes. Nodes are immutable and know their children in source order, so that every walk (printing,
// round trip, search) is written once.
using System;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Syntax;

/// <summary>A node of the syntax tree; equality is identity.</summary>
internal abstract class SyntaxNode : SyntaxElement
{
    protected SyntaxNode(SyntaxKind kind, params ReadOnlySpan<SyntaxElement?> children)
    {
        Kind = kind;
        Children = WithoutNulls(children);
        Span = Children.IsEmpty ? default : TextSpan.FromBounds(Children[0].Span.Start, Children[^1].Span.End);
    }

    public override SyntaxKind Kind { get; }

    /// <summary>Computed once, since a chain of operators makes trees too deep to walk by recursion.</summary>
    public override TextSpan Span { get; }

    /// <summary>Nodes and tokens in source order.</summary>
    public ImmutableArray<SyntaxElement> Children { get; }

    private static ImmutableArray<SyntaxElement> WithoutNulls(ReadOnlySpan<SyntaxElement?> children)
    {
        var count = 0;
        foreach (var child in children)
        {
            count += child is null ? 0 : 1;
        }

        var present = new SyntaxElement[count];
        var next = 0;
        foreach (var child in children)
        {
            if (child is not null)
            {
                present[next++] = child;
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(present);
    }
}
