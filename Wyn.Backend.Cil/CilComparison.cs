// Comparisons as .NET instructions. With NaN every ordered comparison is false, so its negation is the unordered one:
// the jump taken when a < b fails is `bge.un` for floats, and `bge` for ints.
using System.Diagnostics;
using Mono.Cecil.Cil;
using Wyn.IR.Ops;

namespace Wyn.Backend.Cil;

internal static class CilComparison
{
    /// <summary>The comparison as a value: an instruction, and whether its result must be negated.</summary>
    public static (OpCode Instruction, bool Negate) AsValue(Opcode opcode) => opcode switch
    {
        Opcode.EqInt or Opcode.EqFloat or Opcode.EqBool or Opcode.FrameIsNone => (OpCodes.Ceq, false),
        Opcode.NeInt or Opcode.NeFloat or Opcode.NeBool => (OpCodes.Ceq, true),
        Opcode.LtInt or Opcode.LtFloat => (OpCodes.Clt, false),
        Opcode.GtInt or Opcode.GtFloat => (OpCodes.Cgt, false),
        Opcode.LeInt => (OpCodes.Cgt, true),
        Opcode.GeInt => (OpCodes.Clt, true),
        Opcode.LeFloat => (OpCodes.Cgt_Un, true),
        Opcode.GeFloat => (OpCodes.Clt_Un, true),
        Opcode.NotBool => (OpCodes.Nop, true),
        _ => throw new UnreachableException($"{opcode} is not a comparison"),
    };

    /// <summary>True if <see cref="AsBranch"/> knows the op.</summary>
    public static bool IsComparison(Opcode opcode) => opcode is (>= Opcode.EqInt and <= Opcode.NeBool) or Opcode.FrameIsNone;

    /// <summary>The jump taken when the comparison has the wanted outcome.</summary>
    public static OpCode AsBranch(Opcode opcode, bool wanted) => (opcode, wanted) switch
    {
        (Opcode.EqInt or Opcode.EqFloat or Opcode.EqBool, true) => OpCodes.Beq,
        (Opcode.EqInt or Opcode.EqFloat or Opcode.EqBool, false) => OpCodes.Bne_Un,
        (Opcode.NeInt or Opcode.NeFloat or Opcode.NeBool, true) => OpCodes.Bne_Un,
        (Opcode.NeInt or Opcode.NeFloat or Opcode.NeBool, false) => OpCodes.Beq,
        (Opcode.LtInt or Opcode.LtFloat, true) or (Opcode.GeInt, false) => OpCodes.Blt,
        (Opcode.LeInt or Opcode.LeFloat, true) or (Opcode.GtInt, false) => OpCodes.Ble,
        (Opcode.GtInt or Opcode.GtFloat, true) or (Opcode.LeInt, false) => OpCodes.Bgt,
        (Opcode.GeInt or Opcode.GeFloat, true) or (Opcode.LtInt, false) => OpCodes.Bge,
        (Opcode.LtFloat, false) => OpCodes.Bge_Un,
        (Opcode.LeFloat, false) => OpCodes.Bgt_Un,
        (Opcode.GtFloat, false) => OpCodes.Ble_Un,
        (Opcode.GeFloat, false) => OpCodes.Blt_Un,
        (Opcode.FrameIsNone, true) => OpCodes.Brfalse,
        (Opcode.FrameIsNone, false) => OpCodes.Brtrue,
        _ => throw new UnreachableException($"{opcode} is not a comparison"),
    };
}
