// The natural loops of a function: for each header all blocks from which a branch back to it is reached without passing it. A cycle
// that is entered in more than one place has no header, and is none of them.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Model;

namespace Wyn.IR.Analysis;

/// <summary>A loop.</summary>
/// <param name="Header">The only block where the loop is entered.</param>
/// <param name="Blocks">All blocks, the header included.</param>
internal sealed record NaturalLoop(IrBlock Header, IReadOnlySet<IrBlock> Blocks);

/// <summary>The loops of a function.</summary>
internal static class NaturalLoops
{
    /// <summary>The loops, inner ones before those around them.</summary>
    public static IReadOnlyList<NaturalLoop> Of(ControlFlow flow)
    {
        var dominators = Dominators.Of(flow);
        List<NaturalLoop> loops = [];
        foreach (var header in flow.ReversePostorder.Reverse())
        {
            var back = flow.Predecessors(header).Select(edge => edge.Source).Where(source => dominators.Dominates(header, source)).ToList();
            if (back.Count > 0)
            {
                loops.Add(new NaturalLoop(header, BlocksOf(header, back, flow)));
            }
        }

        return loops;
    }

    private static HashSet<IrBlock> BlocksOf(IrBlock header, List<IrBlock> ends, ControlFlow flow)
    {
        HashSet<IrBlock> blocks = [header];
        Stack<IrBlock> open = new(ends.Where(blocks.Add));
        while (open.TryPop(out var block))
        {
            foreach (var edge in flow.Predecessors(block).Where(edge => flow.IsReachable(edge.Source) && blocks.Add(edge.Source)))
            {
                open.Push(edge.Source);
            }
        }

        return blocks;
    }
}
