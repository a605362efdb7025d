// Which blocks a resume form has copies of, and where each copy goes. A backend makes good code only of loops that are entered at
// their header, and a resumed function begins in the middle of one. So each block has up to two kinds of copies:
//
//   the rest   what is left of the iteration in which the function was suspended; a branch to the header of a loop that may be
//              suspended goes to a copy of that loop instead, so that there is no cycle in the rest but loops that are entered as usual
//   the loop   a copy of a whole loop, entered at its header; where the loop is left, the rest goes on
//
// A block has one copy in the rest, and one for each loop around it: however many states there are, the resume form is only so many
// times as large as the function. Loops around more than a few others count as none, and may be entered anywhere.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Model;

namespace Wyn.IR.Passes;

/// <summary>A copy of a block.</summary>
/// <param name="block">The block.</param>
/// <param name="loop">The loop whose copy it belongs to; null in the rest.</param>
internal sealed class BlockCopy(IrBlock block, NaturalLoop? loop)
{
    /// <summary>The block that is copied.</summary>
    public IrBlock Block { get; } = block;

    /// <summary>The loop whose copy it belongs to; null in the rest.</summary>
    public NaturalLoop? Loop { get; } = loop;

    /// <summary>Where it goes, one copy for each target of the block.</summary>
    public List<BlockCopy> Targets { get; } = [];

    /// <summary>The number of branches to it.</summary>
    public int Entries { get; set; }

    /// <summary>True if it is reached in more than one way, so that its values arrive as parameters.</summary>
    public bool IsJoin => Entries > 1;
}

/// <summary>The copies of one resume form.</summary>
internal sealed class ResumePlan
{
    /// <summary>How many loops that may be suspended can lie inside each other before those around them count as none.</summary>
    private const int DeepestNest = 3;

    private readonly Dictionary<(IrBlock Block, NaturalLoop? Loop), BlockCopy> _copies = [];
    private readonly Dictionary<IrBlock, NaturalLoop> _loopAt = [];
    private readonly List<BlockCopy> _inOrder = [];

    private ResumePlan()
    {
    }

    /// <summary>All copies, in the order in which they were found to be needed.</summary>
    public IReadOnlyList<BlockCopy> Copies => _inOrder;

    /// <summary>Plans the resume form of a function that is cut already.</summary>
    public static ResumePlan Of(IReadOnlyList<SuspendState> states, ControlFlow flow)
    {
        ResumePlan plan = new();
        plan.FindLoops(states, flow);
        foreach (var state in states)
        {
            plan.Follow(state.Go);
        }

        return plan;
    }

    /// <summary>Where a state goes on.</summary>
    public BlockCopy StartOf(SuspendState state) => _copies[KeyOf(state.Go, null)];

    private void FindLoops(IReadOnlyList<SuspendState> states, ControlFlow flow)
    {
        Dictionary<NaturalLoop, int> nests = [];
        foreach (var loop in NaturalLoops.Of(flow).Where(loop => states.Any(state => loop.Blocks.Contains(state.Go))))
        {
            // Inner loops come first.
            var nest = 1 + nests.Where(inner => loop.Blocks.Contains(inner.Key.Header)).Select(inner => inner.Value).DefaultIfEmpty().Max();
            nests.Add(loop, nest);
            if (nest <= DeepestNest)
            {
                // The way out into a frame belongs to the copy from which it leads.
                HashSet<IrBlock> blocks = [.. loop.Blocks, .. states.Where(state => loop.Blocks.Contains(state.Go)).Select(state => state.Wait)];
                _loopAt.Add(loop.Header, loop with { Blocks = blocks });
            }
        }
    }

    private void Follow(IrBlock start)
    {
        Stack<BlockCopy> open = new();
        Enter(start, null, open);
        while (open.TryPop(out var copy))
        {
            foreach (var target in copy.Block.Successors)
            {
                copy.Targets.Add(Enter(target.Block, copy.Loop, open));
            }
        }
    }

    private BlockCopy Enter(IrBlock block, NaturalLoop? from, Stack<BlockCopy> open)
    {
        var key = KeyOf(block, from);
        if (!_copies.TryGetValue(key, out var copy))
        {
            copy = new BlockCopy(block, key.Loop);
            _copies.Add(key, copy);
            _inOrder.Add(copy);
            open.Push(copy);
        }

        copy.Entries++;
        return copy;
    }

    /// <summary>Which copy of a block a branch in some copy goes to.</summary>
    private (IrBlock Block, NaturalLoop? Loop) KeyOf(IrBlock block, NaturalLoop? from)
        => from is not null && from.Blocks.Contains(block) ? (block, from) : (block, _loopAt.GetValueOrDefault(block));
}
