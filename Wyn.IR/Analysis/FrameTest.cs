// The test behind each call that may be suspended: `frame.is.none` of its frame, and a branch on it. On the second edge the call has
// given a frame, and its other results do not exist.
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Analysis;

/// <summary>Recognises the branch that asks whether a call was suspended.</summary>
internal static class FrameTest
{
    /// <summary>The call whose results do not exist on the second edge of a branch; null for any other branch.</summary>
    public static IrInstruction? SuspendedOnSecondEdge(IrInstruction terminator)
        => terminator.Opcode == Opcode.BrIf && terminator.Operands[0].Definition is { Opcode: Opcode.FrameIsNone } test ? test.Operands[0].Definition : null;
}
