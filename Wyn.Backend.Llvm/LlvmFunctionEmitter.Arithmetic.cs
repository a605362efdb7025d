// Arithmetic, conversions and comparisons. LLVM differs from the language in these places: division by zero and of the
// least int by -1, shift counts past 63, floats out of the range of int, and the remainder of floats, which it would compute
// by a call of its own choice; each is handled here and nowhere else.
using System.Diagnostics;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.Backend.Llvm;

internal sealed partial class LlvmFunctionEmitter
{
    private const long ShiftMask = 63;

    private void EmitArithmetic(IrInstruction instruction)
    {
        var a = Operand(instruction, 0);
        Define(instruction.Result, instruction.Operands.Count == 1 ? Unary(instruction.Opcode, a) : Binary(instruction.Opcode, a, Operand(instruction, 1)));
    }

    private LLVMValueRef Unary(Opcode opcode, LLVMValueRef a) => opcode switch
    {
        Opcode.NegWrap => _builder.BuildNeg(a),
        Opcode.Not or Opcode.NotBool => _builder.BuildNot(a),
        Opcode.NegFloat => _builder.BuildFNeg(a),
        Opcode.FloatFromInt => _builder.BuildSIToFP(a, _program.Types.Float),
        Opcode.IntFromFloat => Call(_program.Runtime.SaturatingConversion, a),
        Opcode.IntFromBool => _builder.BuildZExt(a, _program.Types.Int),
        _ => throw new UnreachableException($"{opcode} has not one operand"),
    };

    private LLVMValueRef Binary(Opcode opcode, LLVMValueRef a, LLVMValueRef b) => opcode switch
    {
        Opcode.AddWrap => _builder.BuildAdd(a, b),
        Opcode.SubWrap => _builder.BuildSub(a, b),
        Opcode.MulWrap => _builder.BuildMul(a, b),
        Opcode.And => _builder.BuildAnd(a, b),
        Opcode.Or => _builder.BuildOr(a, b),
        Opcode.Xor => _builder.BuildXor(a, b),
        Opcode.Shl => _builder.BuildShl(a, MaskedCount(b)),
        Opcode.Shr => _builder.BuildAShr(a, MaskedCount(b)),
        Opcode.AddFloat => _builder.BuildFAdd(a, b),
        Opcode.SubFloat => _builder.BuildFSub(a, b),
        Opcode.MulFloat => _builder.BuildFMul(a, b),
        Opcode.DivFloat => _builder.BuildFDiv(a, b),
        Opcode.RemFloat => Call(_program.Runtime.Fmod, a, b),
        _ => throw new UnreachableException($"{opcode} has not two operands"),
    };

    /// <summary>Processors mask by themselves, and then the instruction goes; in LLVM a count past 63 has no result.</summary>
    private LLVMValueRef MaskedCount(LLVMValueRef count) => _builder.BuildAnd(count, _program.Constants.Int(ShiftMask));

    private void EmitDivision(IrInstruction instruction)
    {
        var (a, b) = (Operand(instruction, 0), Operand(instruction, 1));
        Define(instruction.Result, ConstantDivisor(instruction) switch
        {
            null or 0 => GuardedDivision(instruction, a, b),
            -1 => DivisionByMinusOne(instruction.Opcode, a),
            _ => PlainDivision(instruction.Opcode, a, b),
        });
    }

    private static long? ConstantDivisor(IrInstruction division)
        => division.Operands[1].Definition is { Immediate: IntConstant constant } ? constant.Value : null;

    private LLVMValueRef PlainDivision(Opcode opcode, LLVMValueRef a, LLVMValueRef b)
        => opcode == Opcode.Div ? _builder.BuildSDiv(a, b) : _builder.BuildSRem(a, b);

    /// <summary>The quotient is the negation, which wraps, and the remainder 0.</summary>
    private LLVMValueRef DivisionByMinusOne(Opcode opcode, LLVMValueRef a) => opcode == Opcode.Div ? _builder.BuildNeg(a) : _program.Constants.Int(0);

    /// <summary>One comparison on the fast path finds both 0 and -1: `b + 1 &lt; 2` without sign.</summary>
    private LLVMValueRef GuardedDivision(IrInstruction instruction, LLVMValueRef a, LLVMValueRef b)
    {
        var (usual, special, panic, minusOne, done)
            = (AppendBlock("usual"), AppendBlock("special"), AppendBlock("zero"), AppendBlock("minus.one"), AppendBlock("divided"));
        var isSpecial = _builder.BuildICmp(
            LLVMIntPredicate.LLVMIntULT, _builder.BuildAdd(b, _program.Constants.Int(1)), _program.Constants.Int(2));
        _builder.BuildCondBr(isSpecial, special, usual);

        _builder.PositionAtEnd(special);
        var isZero = _builder.BuildICmp(LLVMIntPredicate.LLVMIntEQ, b, _program.Constants.Int(0));
        _builder.BuildCondBr(isZero, panic, minusOne);

        _builder.PositionAtEnd(panic);
        EmitNoReturnCall(
            instruction.Opcode == Opcode.Div ? RuntimeAbi.PanicDivision : RuntimeAbi.PanicModulo, _program.Constants.Location(instruction.Location));

        _builder.PositionAtEnd(minusOne);
        var negated = DivisionByMinusOne(instruction.Opcode, a);
        _builder.BuildBr(done);

        _builder.PositionAtEnd(usual);
        var divided = PlainDivision(instruction.Opcode, a, b);
        _builder.BuildBr(done);

        _builder.PositionAtEnd(done);
        var result = _builder.BuildPhi(_program.Types.Int);
        result.AddIncoming(divided, usual);
        result.AddIncoming(negated, minusOne);
        return result;
    }

    private void EmitTest(IrInstruction instruction)
    {
        var (a, b) = (Operand(instruction, 0), Operand(instruction, 1));
        Define(instruction.Result, instruction.Opcode switch
        {
            Opcode.EqInt or Opcode.EqBool => _builder.BuildICmp(LLVMIntPredicate.LLVMIntEQ, a, b),
            Opcode.NeInt or Opcode.NeBool => _builder.BuildICmp(LLVMIntPredicate.LLVMIntNE, a, b),
            Opcode.LtInt => _builder.BuildICmp(LLVMIntPredicate.LLVMIntSLT, a, b),
            Opcode.LeInt => _builder.BuildICmp(LLVMIntPredicate.LLVMIntSLE, a, b),
            Opcode.GtInt => _builder.BuildICmp(LLVMIntPredicate.LLVMIntSGT, a, b),
            Opcode.GeInt => _builder.BuildICmp(LLVMIntPredicate.LLVMIntSGE, a, b),
            Opcode.EqFloat => _builder.BuildFCmp(LLVMRealPredicate.LLVMRealOEQ, a, b),
            Opcode.NeFloat => _builder.BuildFCmp(LLVMRealPredicate.LLVMRealUNE, a, b),
            Opcode.LtFloat => _builder.BuildFCmp(LLVMRealPredicate.LLVMRealOLT, a, b),
            Opcode.LeFloat => _builder.BuildFCmp(LLVMRealPredicate.LLVMRealOLE, a, b),
            Opcode.GtFloat => _builder.BuildFCmp(LLVMRealPredicate.LLVMRealOGT, a, b),
            Opcode.GeFloat => _builder.BuildFCmp(LLVMRealPredicate.LLVMRealOGE, a, b),
            _ => throw new UnreachableException($"{instruction.Opcode} is not a comparison"),
        });
    }
}
