// The instructions at which a function may be suspended, by the marks of what they call. In stage `suspend` they give a frame as
// their last result.
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Analysis;

/// <summary>Finds where functions may be suspended.</summary>
public static class SuspendPoints
{
    /// <summary>True if the function may be suspended in the instruction.</summary>
    public static bool IsPoint(IrInstruction instruction) => instruction.Info.Shape switch
    {
        OperandShape.Callee => instruction.Callee.Suspends,
        OperandShape.Closure => instruction.Closure.Type is FunctionType { Suspends: true },
        _ => (instruction.Effects & OpEffects.MaySuspend) != 0,
    };
}
