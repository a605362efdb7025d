// The blocks from which every path ends the program, in a panic or behind a call that does not return. Nothing is owed there: what
// is still owned goes with the program. A loop without an end is no such block, since it runs on.
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Analysis;

/// <summary>The blocks of a function that lead nowhere but to the end of the program.</summary>
internal sealed class EndingBlocks
{
    private readonly bool[] _ends;

    private EndingBlocks(ControlFlow flow, bool maySuspend)
    {
        _ends = new bool[flow.ReversePostorder[0].Function.BlockCapacity];

        // Backward, so that all targets are known but those of loops, which count as going on.
        foreach (var block in flow.ReversePostorder.Reverse())
        {
            var ends = block.Successors.Count > 0
                ? block.Successors.All(target => _ends[target.Block.Id])
                : block.Terminator is { } last && (last.Effects & OpEffects.NoReturn) != 0;
            _ends[block.Id] = ends && (maySuspend || !block.Instructions.Any(SuspendPoints.IsPoint));
        }
    }

    /// <summary>Finds the blocks.</summary>
    public static EndingBlocks Of(ControlFlow flow) => new(flow, maySuspend: true);

    /// <summary>Finds the blocks that also do not wait before the end, since a frame owes what it does not keep.</summary>
    public static EndingBlocks WithoutSuspension(ControlFlow flow) => new(flow, maySuspend: false);

    /// <summary>True if every path from the block ends the program.</summary>
    public bool Contains(IrBlock block) => _ends[block.Id];
}
