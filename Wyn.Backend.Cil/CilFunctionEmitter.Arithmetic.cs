// Arithmetic, conversions and comparisons. .NET differs from the language in three places: division by zero and of the
// least int by -1, shift counts past 63, and floats out of the range of int; each is handled here and nowhere else.
using System.Diagnostics;
using Mono.Cecil.Cil;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.Backend.Cil;

internal sealed partial class CilFunctionEmitter
{
    private const long ShiftMask = 63;

    private void EmitArithmetic(IrInstruction instruction, int position)
    {
        PushOperands(instruction, position);
        switch (instruction.Opcode)
        {
            case Opcode.Shl or Opcode.Shr:
                EmitShift(instruction);
                break;
            case Opcode.IntFromFloat:
                _code.Emit(OpCodes.Call, _program.Framework.SaturatingConversion());
                break;
            default:
                _code.Emit(SimpleOperation(instruction.Opcode));
                break;
        }

        StoreResult(instruction.Result);
    }

    private static OpCode SimpleOperation(Opcode opcode) => opcode switch
    {
        Opcode.AddWrap or Opcode.AddFloat => OpCodes.Add,
        Opcode.SubWrap or Opcode.SubFloat => OpCodes.Sub,
        Opcode.MulWrap or Opcode.MulFloat => OpCodes.Mul,
        Opcode.NegWrap or Opcode.NegFloat => OpCodes.Neg,
        Opcode.And => OpCodes.And,
        Opcode.Or => OpCodes.Or,
        Opcode.Xor => OpCodes.Xor,
        Opcode.Not => OpCodes.Not,
        Opcode.DivFloat => OpCodes.Div,
        Opcode.RemFloat => OpCodes.Rem, // .NET defines it as C's fmod
        Opcode.FloatFromInt => OpCodes.Conv_R8,
        Opcode.IntFromBool => OpCodes.Conv_U8,
        _ => throw new UnreachableException($"{opcode} is not one instruction"),
    };

    /// <summary>The count is an int32 to .NET, and one past 63 has no defined result; the JIT drops a mask that the processor applies.</summary>
    private void EmitShift(IrInstruction instruction)
    {
        _code.Emit(OpCodes.Conv_I4);
        _code.LoadInt32((int)ShiftMask);
        _code.Emit(OpCodes.And);
        _code.Emit(instruction.Opcode == Opcode.Shl ? OpCodes.Shl : OpCodes.Shr);
    }

    private void EmitDivision(IrInstruction instruction, int position)
    {
        if (CilInstructionTraits.IsGuardedDivision(instruction))
        {
            EmitGuardedDivision(instruction);
            return;
        }

        PushOperands(instruction, position);
        if (CilInstructionTraits.ConstantDivisor(instruction) == -1)
        {
            _code.Emit(OpCodes.Pop);
            EmitDivisionByMinusOne(instruction);
        }
        else
        {
            _code.Emit(instruction.Opcode == Opcode.Div ? OpCodes.Div : OpCodes.Rem);
        }

        StoreResult(instruction.Result);
    }

    /// <summary>One comparison on the fast path finds both 0 and -1: `(ulong)(b + 1) &lt;= 1`.</summary>
    private void EmitGuardedDivision(IrInstruction instruction)
    {
        var (dividend, divisor) = (instruction.Operands[0], instruction.Operands[1]);
        var special = new CilLabel();
        var panic = new CilLabel();
        var done = new CilLabel();

        Push(divisor);
        _code.LoadInt64(1);
        _code.Emit(OpCodes.Add);
        _code.LoadInt64(1);
        _code.Branch(OpCodes.Ble_Un, special);
        Push(dividend);
        Push(divisor);
        _code.Emit(instruction.Opcode == Opcode.Div ? OpCodes.Div : OpCodes.Rem);
        StoreResult(instruction.Result);
        _code.Mark(done);

        _code.EnterCold();
        _code.Mark(special);
        Push(divisor);
        _code.Branch(OpCodes.Brfalse, panic);
        Push(dividend);
        EmitDivisionByMinusOne(instruction);
        StoreResult(instruction.Result);
        _code.Branch(OpCodes.Br, done);
        _code.Mark(panic);
        EmitPanicCall(instruction.Opcode == Opcode.Div ? RuntimeAbi.PanicDivision : RuntimeAbi.PanicModulo, instruction.Location);
        _code.LeaveCold();
    }

    /// <summary>Takes the dividend from the stack: the quotient is its negation, which wraps, and the remainder 0.</summary>
    private void EmitDivisionByMinusOne(IrInstruction instruction)
    {
        if (instruction.Opcode == Opcode.Div)
        {
            _code.Emit(OpCodes.Neg);
        }
        else
        {
            _code.Emit(OpCodes.Pop);
            _code.LoadInt64(0);
        }
    }

    /// <summary>A comparison or negation; where a branch is all that wants to know, the branch makes it (see IsFused).</summary>
    private void EmitTest(IrInstruction instruction, int position)
    {
        PushOperands(instruction, position);
        if (IsFused(instruction.Result))
        {
            return;
        }

        if (instruction.Opcode == Opcode.FrameIsNone)
        {
            _code.Emit(OpCodes.Ldnull);
        }

        var (opcode, negate) = CilComparison.AsValue(instruction.Opcode);
        if (instruction.Opcode != Opcode.NotBool)
        {
            _code.Emit(opcode);
        }

        if (negate)
        {
            _code.LoadInt32(0);
            _code.Emit(OpCodes.Ceq);
        }

        StoreResult(instruction.Result);
    }
}
