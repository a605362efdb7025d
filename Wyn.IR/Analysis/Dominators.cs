// Immediate dominators after Cooper, Harvey and Kennedy: intersect along the reverse postorder until nothing changes.
// Whether one block dominates another is then one comparison of intervals in the dominator tree.
using System.Collections.Generic;
using Wyn.IR.Model;

namespace Wyn.IR.Analysis;

/// <summary>The dominator tree of a function's reachable blocks.</summary>
public sealed class Dominators
{
    private readonly ControlFlow _flow;
    private readonly int[] _immediate;
    private readonly int[] _enter;
    private readonly int[] _leave;

    private Dominators(ControlFlow flow)
    {
        _flow = flow;
        _immediate = ComputeImmediate(flow);
        (_enter, _leave) = NumberTree(_immediate);
    }

    /// <summary>Computes the dominators.</summary>
    public static Dominators Of(ControlFlow flow) => new(flow);

    /// <summary>The closest block that is on every path to the block; null for the entry and for unreachable blocks.</summary>
    public IrBlock? ImmediateDominator(IrBlock block)
        => _flow.OrderOf(block) is > 0 and var order ? _flow.ReversePostorder[_immediate[order]] : null;

    /// <summary>True if each path from the entry to <paramref name="block"/> goes through <paramref name="dominator"/>; both must be reachable.</summary>
    public bool Dominates(IrBlock dominator, IrBlock block)
    {
        var (upper, lower) = (_flow.OrderOf(dominator), _flow.OrderOf(block));
        return upper >= 0 && lower >= 0 && _enter[upper] <= _enter[lower] && _leave[lower] <= _leave[upper];
    }

    private static int[] ComputeImmediate(ControlFlow flow)
    {
        var immediate = new int[flow.ReversePostorder.Count];
        System.Array.Fill(immediate, -1);
        immediate[0] = 0;
        for (var hasChanged = true; hasChanged;)
        {
            hasChanged = false;
            for (var order = 1; order < immediate.Length; order++)
            {
                var dominator = -1;
                foreach (var edge in flow.Predecessors(flow.ReversePostorder[order]))
                {
                    var predecessor = flow.OrderOf(edge.Source);
                    if (predecessor >= 0 && immediate[predecessor] >= 0)
                    {
                        dominator = dominator < 0 ? predecessor : Intersect(immediate, dominator, predecessor);
                    }
                }

                hasChanged |= immediate[order] != dominator;
                immediate[order] = dominator;
            }
        }

        return immediate;
    }

    private static int Intersect(int[] immediate, int a, int b)
    {
        while (a != b)
        {
            if (a > b)
            {
                a = immediate[a];
            }
            else
            {
                b = immediate[b];
            }
        }

        return a;
    }

    /// <summary>Gives each block an interval that holds those of the blocks it dominates: a walk of the tree without recursion.</summary>
    private static (int[] Enter, int[] Leave) NumberTree(int[] immediate)
    {
        var count = immediate.Length;
        var (firstChild, nextSibling) = (new int[count], new int[count]);
        System.Array.Fill(firstChild, -1);
        for (var order = count - 1; order > 0; order--)
        {
            nextSibling[order] = firstChild[immediate[order]];
            firstChild[immediate[order]] = order;
        }

        var (enter, leave) = (new int[count], new int[count]);
        var clock = 0;
        Stack<int> open = new();
        open.Push(0);
        enter[0] = clock++;
        while (open.TryPeek(out var top))
        {
            var child = firstChild[top];
            if (child < 0)
            {
                leave[open.Pop()] = clock++;
                continue;
            }

            firstChild[top] = nextSibling[child];
            enter[child] = clock++;
            open.Push(child);
        }

        return (enter, leave);
    }
}
