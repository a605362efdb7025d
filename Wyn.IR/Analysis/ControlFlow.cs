// Predecessors and reverse postorder of a function's blocks. A snapshot: it is stale once a branch or block has changed.
using System.Collections.Generic;
using Wyn.IR.Model;

namespace Wyn.IR.Analysis;

/// <summary>The control flow graph of a function.</summary>
public sealed class ControlFlow
{
    private readonly List<IrEdge>?[] _predecessors;
    private readonly int[] _order;
    private readonly IrBlock[] _reversePostorder;

    private ControlFlow(IrFunction function)
    {
        _predecessors = new List<IrEdge>?[function.BlockCapacity];
        _order = new int[function.BlockCapacity];
        System.Array.Fill(_order, -1);
        var postorder = Postorder(function);
        postorder.Reverse();
        _reversePostorder = [.. postorder];
        for (var i = 0; i < _reversePostorder.Length; i++)
        {
            _order[_reversePostorder[i].Id] = i;
        }

        foreach (var block in function.Blocks)
        {
            for (var i = 0; i < block.Successors.Count; i++)
            {
                (_predecessors[block.Successors[i].Block.Id] ??= []).Add(new IrEdge(block, i));
            }
        }
    }

    /// <summary>The reachable blocks; each one stands before those that it dominates, the entry first.</summary>
    public IReadOnlyList<IrBlock> ReversePostorder => _reversePostorder;

    /// <summary>Computes the graph of a function.</summary>
    public static ControlFlow Of(IrFunction function) => new(function);

    /// <summary>The edges that enter a block, those from unreachable blocks included.</summary>
    public IReadOnlyList<IrEdge> Predecessors(IrBlock block) => _predecessors[block.Id] ?? [];

    /// <summary>True if control can get to the block from the entry.</summary>
    public bool IsReachable(IrBlock block) => _order[block.Id] >= 0;

    /// <summary>The index of the block in <see cref="ReversePostorder"/>; -1 if it is unreachable.</summary>
    public int OrderOf(IrBlock block) => _order[block.Id];

    /// <summary>Depth-first with a list instead of recursion, since blocks may form a chain of any length.</summary>
    private static List<IrBlock> Postorder(IrFunction function)
    {
        List<IrBlock> postorder = new(function.Blocks.Count);
        var isSeen = new bool[function.BlockCapacity];
        Stack<(IrBlock Block, int Next)> open = new();
        open.Push((function.Entry, 0));
        isSeen[function.Entry.Id] = true;
        while (open.TryPop(out var top))
        {
            if (top.Next == top.Block.Successors.Count)
            {
                postorder.Add(top.Block);
                continue;
            }

            open.Push((top.Block, top.Next + 1));
            var successor = top.Block.Successors[top.Next].Block;
            if (!isSeen[successor.Id])
            {
                isSeen[successor.Id] = true;
                open.Push((successor, 0));
            }
        }

        return postorder;
    }
}
