// An edge of the control flow graph. Two edges may join the same blocks, so a block alone does not name one.
using Wyn.IR.Model;

namespace Wyn.IR.Analysis;

/// <summary>An edge of the control flow graph.</summary>
/// <param name="Source">The block that the edge leaves.</param>
/// <param name="TargetIndex">The index among the targets of the block's terminator.</param>
public readonly record struct IrEdge(IrBlock Source, int TargetIndex)
{
    /// <summary>The branch target: the block that the edge enters, and the arguments.</summary>
    public IrBranchTarget Target => Source.Terminator!.Targets[TargetIndex]; // Only terminated blocks have edges.
}
