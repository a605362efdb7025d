// Replaces branches by their one-byte forms where the distance allows it. Sizes matter: the JIT decides about inlining
// by the length of the code. Shortening only brings targets nearer, so repeated rounds end.
using System.Collections.Generic;
using Mono.Cecil.Cil;

namespace Wyn.Backend.Cil;

internal static class CilBranchShortener
{
    public static void Shorten(IList<Instruction> instructions)
    {
        bool changed;
        do
        {
            ComputeOffsets(instructions);
            changed = false;
            foreach (var instruction in instructions)
            {
                if (instruction.OpCode.OperandType == OperandType.InlineBrTarget && Distance(instruction) is >= sbyte.MinValue and <= sbyte.MaxValue)
                {
                    instruction.OpCode = ShortForm(instruction.OpCode);
                    changed = true;
                }
            }
        }
        while (changed);
    }

    /// <summary>The distance that the short form would have; later shortening only makes it smaller.</summary>
    private static int Distance(Instruction branch)
    {
        var target = ((Instruction)branch.Operand).Offset;
        var end = branch.Offset + branch.GetSize();
        // A short branch is three bytes shorter; for a target behind it the target moves along.
        return target >= end ? target - end : target - (end - 3);
    }

    private static void ComputeOffsets(IList<Instruction> instructions)
    {
        var offset = 0;
        foreach (var instruction in instructions)
        {
            instruction.Offset = offset;
            offset += instruction.GetSize();
        }
    }

    private static OpCode ShortForm(OpCode opcode) => opcode.Code switch
    {
        Code.Br => OpCodes.Br_S,
        Code.Brtrue => OpCodes.Brtrue_S,
        Code.Brfalse => OpCodes.Brfalse_S,
        Code.Beq => OpCodes.Beq_S,
        Code.Bne_Un => OpCodes.Bne_Un_S,
        Code.Blt => OpCodes.Blt_S,
        Code.Blt_Un => OpCodes.Blt_Un_S,
        Code.Ble => OpCodes.Ble_S,
        Code.Ble_Un => OpCodes.Ble_Un_S,
        Code.Bgt => OpCodes.Bgt_S,
        Code.Bgt_Un => OpCodes.Bgt_Un_S,
        Code.Bge => OpCodes.Bge_S,
        Code.Bge_Un => OpCodes.Bge_Un_S,
        _ => opcode,
    };
}
