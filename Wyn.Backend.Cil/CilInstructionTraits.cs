// What the scheduler must know about the code that an instruction becomes: whether its operands may come from the
// stack, whether it branches inside, and whether its result can stay on the stack.
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Backend.Cil;

internal static class CilInstructionTraits
{
    /// <summary>True if the code reads operands several times or not in order, so that none may be on the stack.</summary>
    public static bool NeedsOperandsInSlots(IrInstruction instruction) => instruction.Opcode switch
    {
        Opcode.TaskSpawn or Opcode.TaskDetach or Opcode.AwaitDirect or Opcode.Panic or Opcode.StackCheck => true,
        Opcode.SelectDirect or Opcode.Suspend or (>= Opcode.FrameNew and <= Opcode.ResumeWait) => true,
        Opcode.ChannelSendDirect or Opcode.CellNew => instruction.Operands[^1].Type.MayHoldBox,
        > Opcode.CellNew and <= Opcode.CellPut => true,
        Opcode.Set or Opcode.Put or Opcode.Take or Opcode.ArrayNew or Opcode.ArrayPop or Opcode.ArrayRemove or Opcode.CallClosure => true,
        Opcode.Get or Opcode.Borrow => instruction.Operands.Count > 1,
        Opcode.Copy => CilSharing.IsNeeded(instruction.Operands[0].Type),
        Opcode.GlobalStore or Opcode.GlobalPut => instruction.Global.IsShared && instruction.Global.Type.MayHoldBox,
        Opcode.CallRuntime => CilRuntimeImports.TakesArray(instruction.Entry, instruction.Operands.Count),
        _ => IsGuardedDivision(instruction),
    };

    /// <summary>True if the code branches inside; the evaluation stack must be empty around it.</summary>
    public static bool HasInternalBranches(IrInstruction instruction) => instruction.Opcode switch
    {
        Opcode.StackCheck or Opcode.ChannelReceiveDirect or Opcode.ChannelTryReceive or Opcode.ResumeReceive => true,
        Opcode.AwaitDirect => NeedsLook(instruction),
        Opcode.GlobalLoad or Opcode.GlobalTake => !instruction.Global.Type.HasZero,
        _ => IsGuardedDivision(instruction),
    };

    /// <summary>True if the result must have a slot: the code needs its address, or operands below it would lie on the stack too early.</summary>
    public static bool NeedsResultInSlot(IrInstruction instruction)
        => instruction.Opcode is Opcode.TaskSpawn or Opcode.Take or Opcode.ArrayPop or Opcode.ArrayRemove
            || (instruction.Opcode is Opcode.Set or Opcode.Put && CilSharing.IsComposite(instruction.Result.Type))
            || HasInternalBranches(instruction);

    /// <summary>
    /// True for a division that must look at its divisor: zero panics, and -1 is the case in which .NET throws for the
    /// least int. Other constant divisors need no look.
    /// </summary>
    public static bool IsGuardedDivision(IrInstruction instruction)
        => instruction.Opcode is Opcode.Div or Opcode.Rem && ConstantDivisor(instruction) is null or 0;

    /// <summary>
    /// True if an await must look whether the task has ended before it reads the result: a word may be read at any time, it has
    /// no meaning then; an object in its place may be of another type.
    /// </summary>
    public static bool NeedsLook(IrInstruction instruction)
        => instruction.Results is [var result, _] && result.Type.Kind is not (IrTypeKind.Int or IrTypeKind.Float or IrTypeKind.Bool);

    /// <summary>The divisor if it is a constant.</summary>
    public static long? ConstantDivisor(IrInstruction division)
        => CilValueUses.Resolve(division.Operands[1]).Definition is { Immediate: IntConstant constant } ? constant.Value : null;
}
