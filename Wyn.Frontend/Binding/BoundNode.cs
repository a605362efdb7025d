// The base of the bound tree: the program with names resolved, types known and conversions explicit. Nodes are immutable
// and know their children, so that every walk over them is written once.
using System.Collections.Generic;
using System.Collections.Immutable;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

/// <summary>A node of the bound tree; equality is identity.</summary>
/// <param name="location">What messages and debuggers show for the node: an operator, a name, a keyword.</param>
internal abstract class BoundNode(TextLocation location)
{
    public TextLocation Location { get; } = location;

    /// <summary>The nodes below, in the order of evaluation.</summary>
    public abstract ImmutableArray<BoundNode> Children { get; }

    /// <summary>
    /// The node and all nodes below it, parents first, in the order of evaluation. Not recursive: a chain of operators is as deep as it is long.
    /// </summary>
    public IEnumerable<BoundNode> DescendantsAndSelf()
    {
        var open = new Stack<BoundNode>();
        open.Push(this);
        while (open.TryPop(out var node))
        {
            yield return node;
            var children = node.Children;
            for (var i = children.Length - 1; i >= 0; i--)
            {
                open.Push(children[i]);
            }
        }
    }
}

/// <summary>A statement.</summary>
internal abstract class BoundStatement(TextLocation location) : BoundNode(location);

/// <summary>An expression; its type is looked up through solved type variables.</summary>
internal abstract class BoundExpression(TypeSymbol type, TextLocation location) : BoundNode(location)
{
    public TypeSymbol Type => type.Resolved;

    /// <summary>True if the expression is in error, so that nothing more is said about it.</summary>
    public bool IsError => type.IsError;
}
