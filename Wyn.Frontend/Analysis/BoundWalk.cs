// Walks over bound trees that more than one analysis needs.
using System.Collections.Generic;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;

namespace Wyn.Frontend.Analysis;

/// <summary>Walks and questions about places.</summary>
internal static class BoundWalk
{
    /// <summary>The node and all nodes below it, parents first, with lambdas but without what is in them.</summary>
    public static IEnumerable<BoundNode> WithoutLambdas(this BoundNode root)
    {
        var open = new Stack<BoundNode>();
        open.Push(root);
        while (open.TryPop(out var node))
        {
            yield return node;
            if (node is BoundLambda)
            {
                continue;
            }

            var children = node.Children;
            for (var i = children.Length - 1; i >= 0; i--)
            {
                open.Push(children[i]);
            }
        }
    }

    /// <summary>The variable that an expression is, or is a part of; null if it is no place.</summary>
    public static VariableSymbol? RootOf(BoundExpression expression)
    {
        while (true)
        {
            switch (expression)
            {
                case BoundVariable variable:
                    return variable.Variable;
                case BoundReference reference:
                    expression = reference.Place;
                    break;
                case BoundField field:
                    expression = field.Receiver;
                    break;
                case BoundElement element:
                    expression = element.Receiver;
                    break;
                case BoundMapElement element:
                    expression = element.Receiver;
                    break;
                default:
                    return null;
            }
        }
    }

    /// <summary>The variable that a node itself writes, or a part of which it writes, if there is one.</summary>
    /// <param name="node">The node.</param>
    /// <param name="traits">Tells whether a call of a trait's method writes its receiver.</param>
    public static IEnumerable<VariableSymbol> WrittenBy(BoundNode node, System.Func<BoundTraitCall, bool> traits)
    {
        switch (node)
        {
            case BoundAssignment assignment when RootOf(assignment.Target) is { } root:
                yield return root;
                break;
            case BoundCompoundAssignment assignment when RootOf(assignment.Target) is { } root:
                yield return root;
                break;
            case BoundReference reference when RootOf(reference) is { } root:
                yield return root;
                break;
            case BoundCall { Function.Parameters: [{ IsInOut: true }, ..], Arguments: [var receiver, ..] } when RootOf(receiver) is { } root:
                yield return root;
                break;
            case BoundTraitCall call when traits(call) && RootOf(call.Receiver) is { } root:
                yield return root;
                break;
        }
    }
}
