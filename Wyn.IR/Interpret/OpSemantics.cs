// The meaning of every op that computes a scalar from scalars, once: the interpreter executes these functions and the
// constant folder folds by them. Operands and results are raw bits: an int is itself, a float its IEEE bits, a bool 0 or 1.
using System;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Interpret;

/// <summary>The meaning of the scalar ops.</summary>
internal static class OpSemantics
{
    /// <summary>The message of the panic that the op ends in for this second operand; null if it has a result.</summary>
    public static string? PanicMessage(Opcode opcode, long b) => opcode switch
    {
        Opcode.Div when b == 0 => "division by zero",
        Opcode.Rem when b == 0 => "modulo by zero",
        _ => null,
    };

    /// <summary>True if the op computes a scalar from one or two scalars and nothing else, a possible panic aside.</summary>
    public static bool IsScalar(OpInfo info)
    {
        if (info.Shape != OperandShape.Fixed || info.Immediate != ImmediateKind.None || info.Operands.IsEmpty || !IsScalar(info.ResultType))
        {
            return false;
        }

        foreach (var operand in info.Operands)
        {
            if (!IsScalar(operand.Type))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Evaluates an op on constants; false if the op is not a scalar one or would panic.</summary>
    public static bool TryEvaluate(Opcode opcode, ReadOnlySpan<IrConstant> operands, [NotNullWhen(true)] out IrConstant? result)
    {
        result = null;
        var info = OpTable.Get(opcode);
        if (!IsScalar(info))
        {
            return false;
        }

        var a = ToBits(operands[0]);
        var b = operands.Length > 1 ? ToBits(operands[1]) : a;
        if (PanicMessage(opcode, b) is not null)
        {
            return false;
        }

        result = FromBits(Evaluate(opcode, a, b), info.ResultType);
        return true;
    }

    /// <summary>The result of a scalar op that does not panic; a unary op ignores <paramref name="b"/>.</summary>
    public static long Evaluate(Opcode opcode, long a, long b) => opcode switch
    {
        Opcode.AddWrap => unchecked(a + b),
        Opcode.SubWrap => unchecked(a - b),
        Opcode.MulWrap => unchecked(a * b),
        Opcode.Div => Divide(a, b),
        Opcode.Rem => Remainder(a, b),
        Opcode.NegWrap => unchecked(-a),
        Opcode.And => a & b,
        Opcode.Or => a | b,
        Opcode.Xor => a ^ b,
        Opcode.Not => ~a,
        Opcode.Shl => a << LowSixBits(b),
        Opcode.Shr => a >> LowSixBits(b),

        Opcode.AddFloat => ToBits(ToFloat(a) + ToFloat(b)),
        Opcode.SubFloat => ToBits(ToFloat(a) - ToFloat(b)),
        Opcode.MulFloat => ToBits(ToFloat(a) * ToFloat(b)),
        Opcode.DivFloat => ToBits(ToFloat(a) / ToFloat(b)),
        Opcode.RemFloat => ToBits(Remainder(ToFloat(a), ToFloat(b))),
        Opcode.NegFloat => a ^ long.MinValue,

        Opcode.NotBool => a ^ 1,

        Opcode.EqInt or Opcode.EqBool => ToBits(a == b),
        Opcode.NeInt or Opcode.NeBool => ToBits(a != b),
        Opcode.LtInt => ToBits(a < b),
        Opcode.LeInt => ToBits(a <= b),
        Opcode.GtInt => ToBits(a > b),
        Opcode.GeInt => ToBits(a >= b),
        Opcode.EqFloat => ToBits(ToFloat(a) == ToFloat(b)),
        Opcode.NeFloat => ToBits(ToFloat(a) != ToFloat(b)),
        Opcode.LtFloat => ToBits(ToFloat(a) < ToFloat(b)),
        Opcode.LeFloat => ToBits(ToFloat(a) <= ToFloat(b)),
        Opcode.GtFloat => ToBits(ToFloat(a) > ToFloat(b)),
        Opcode.GeFloat => ToBits(ToFloat(a) >= ToFloat(b)),

        Opcode.FloatFromInt => ToBits((double)a),
        Opcode.IntFromFloat => Truncate(ToFloat(a)),
        Opcode.IntFromBool => a,

        _ => throw new UnreachableException($"{opcode} is not a scalar op"),
    };

    /// <summary>Truncating division, where MIN / -1 wraps to MIN; the divisor is not zero.</summary>
    public static long Divide(long a, long b) => b == -1 ? unchecked(-a) : a / b;

    /// <summary>The remainder of <see cref="Divide"/>, with the sign of the dividend; the divisor is not zero.</summary>
    public static long Remainder(long a, long b) => b == -1 ? 0 : a % b;

    /// <summary>C's fmod: exact, with the sign of the dividend. On floating-point types C#'s <c>%</c> is just that.</summary>
    public static double Remainder(double a, double b) => a % b;

    /// <summary>The integral part of a float as an int: saturating, 0 for NaN.</summary>
    public static long Truncate(double value)
    {
        const double TwoTo63 = 9223372036854775808.0;
        if (double.IsNaN(value))
        {
            return 0;
        }

        return value >= TwoTo63 ? long.MaxValue : value <= -TwoTo63 ? long.MinValue : (long)value;
    }

    /// <summary>The bits of a scalar constant.</summary>
    public static long ToBits(IrConstant constant) => constant switch
    {
        IntConstant { Value: var value } => value,
        FloatConstant { Value: var value } => ToBits(value),
        BoolConstant { Value: var value } => ToBits(value),
        _ => throw new UnreachableException($"{constant.Type} is not a scalar type"),
    };

    /// <summary>The bits of a float.</summary>
    public static long ToBits(double value) => BitConverter.DoubleToInt64Bits(value);

    /// <summary>The bits of a bool.</summary>
    public static long ToBits(bool value) => value ? 1 : 0;

    /// <summary>The float with the bits.</summary>
    public static double ToFloat(long bits) => BitConverter.Int64BitsToDouble(bits);

    // Which NaN an operation gives depends on the processor that the compiler runs on; a constant must not.
    private static IrConstant FromBits(long bits, IrType? type) => type?.Kind switch
    {
        IrTypeKind.Int => new IntConstant(bits),
        IrTypeKind.Float => new FloatConstant(double.IsNaN(ToFloat(bits)) ? double.NaN : ToFloat(bits)),
        IrTypeKind.Bool => new BoolConstant(bits != 0),
        _ => throw new UnreachableException($"{type} is not a scalar type"),
    };

    private static bool IsScalar(IrType? type) => type?.Kind is IrTypeKind.Int or IrTypeKind.Float or IrTypeKind.Bool;

    private static int LowSixBits(long count) => (int)(count & 63);
}
