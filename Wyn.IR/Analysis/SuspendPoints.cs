// The instructions at which a function may be suspended, by the marks of what they call. In stage `suspend` they give a frame as
// their last result.
using System.Diagnostics;
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

    /// <summary>The op that gives in a resume form what an instruction of stage <c>suspend</c> would have given.</summary>
    internal static Opcode ResumeOpOf(IrInstruction point) => point.Opcode switch
    {
        Opcode.Call or Opcode.CallClosure => Opcode.ResumeCall,
        Opcode.AwaitDirect => Opcode.ResumeAwait,
        Opcode.ChannelReceiveDirect => Opcode.ResumeReceive,
        Opcode.SelectDirect => Opcode.ResumeSelect,
        Opcode.ChannelSendDirect or Opcode.SleepDirect or Opcode.YieldDirect => Opcode.ResumeWait,
        _ => throw new UnreachableException($"{point.Info.Mnemonic} gives a frame and cannot be resumed"),
    };
}
