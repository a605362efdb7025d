// The effects of an instruction, narrowed by what is known about it: an op that only might panic does not if its constant
// operand rules the panic out, only a global without a zero can be read too early, and only a path with a checked index can miss.
using Wyn.IR.Interpret;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Analysis;

/// <summary>Narrows effects.</summary>
public static class ExactEffects
{
    private const OpEffects Harmless = OpEffects.Reads | OpEffects.Allocates | OpEffects.Commutative;

    /// <summary>The effects that the instruction can really have.</summary>
    public static OpEffects Of(IrInstruction instruction)
        => (instruction.Effects & OpEffects.MayPanic) != 0 && CannotPanic(instruction)
            ? instruction.Effects & ~OpEffects.MayPanic
            : instruction.Effects;

    /// <summary>True if nobody can tell whether the instruction is there when its results are not used.</summary>
    public static bool IsRemovable(IrInstruction instruction) => (Of(instruction) & ~Harmless) == 0;

    private static bool CannotPanic(IrInstruction instruction)
    {
        if (instruction.Immediate is GlobalReference { Global.Type: var type })
        {
            return type.HasZero;
        }

        if (instruction.Immediate is IrPath path)
        {
            return !path.IsChecked;
        }

        return OpSemantics.IsScalar(instruction.Info)
            && instruction.Operands[^1].Definition is { Immediate: IrConstant constant }
            && OpSemantics.PanicMessage(instruction.Opcode, OpSemantics.ToBits(constant)) is null;
    }
}
