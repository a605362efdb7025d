// The results of every scalar op on edge values, written by hand from the language reference; a table test proves that no
// scalar op is missing.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Wyn.IR.Backends;
using Wyn.IR.Build;
using Wyn.IR.Interpret;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;
using Xunit;

namespace Wyn.IR.Tests.Interpret;

public sealed class OpSemanticsTests
{
    private const long Min = long.MinValue;
    private const long Max = long.MaxValue;
    private const double Nan = double.NaN;
    private const double Inf = double.PositiveInfinity;

    public static TheoryData<Opcode, object[], object> Cases => new()
    {
        { Opcode.AddWrap, [2L, 3L], 5L },
        { Opcode.AddWrap, [Max, 1L], Min },
        { Opcode.SubWrap, [2L, 3L], -1L },
        { Opcode.SubWrap, [Min, 1L], Max },
        { Opcode.MulWrap, [-6L, 7L], -42L },
        { Opcode.MulWrap, [Max, 2L], -2L },
        { Opcode.MulWrap, [Min, -1L], Min },
        { Opcode.Div, [7L, 2L], 3L },
        { Opcode.Div, [-7L, 2L], -3L },
        { Opcode.Div, [7L, -2L], -3L },
        { Opcode.Div, [5L, -1L], -5L },
        { Opcode.Div, [Min, -1L], Min },
        { Opcode.Rem, [7L, 2L], 1L },
        { Opcode.Rem, [-7L, 2L], -1L },
        { Opcode.Rem, [7L, -2L], 1L },
        { Opcode.Rem, [Min, -1L], 0L },
        { Opcode.NegWrap, [5L], -5L },
        { Opcode.NegWrap, [Min], Min },
        { Opcode.And, [12L, 10L], 8L },
        { Opcode.Or, [12L, 10L], 14L },
        { Opcode.Xor, [12L, 10L], 6L },
        { Opcode.Not, [0L], -1L },
        { Opcode.Not, [5L], -6L },
        { Opcode.Shl, [1L, 3L], 8L },
        { Opcode.Shl, [1L, 63L], Min },
        { Opcode.Shl, [1L, 64L], 1L },
        { Opcode.Shl, [1L, -1L], Min },
        { Opcode.Shr, [-8L, 1L], -4L },
        { Opcode.Shr, [-1L, 63L], -1L },
        { Opcode.Shr, [8L, 65L], 4L },
        { Opcode.Shr, [8L, 1L << 32], 8L },

        { Opcode.AddFloat, [0.1, 0.2], 0.30000000000000004 },
        { Opcode.AddFloat, [Inf, -Inf], Nan },
        { Opcode.SubFloat, [0.5, 0.25], 0.25 },
        { Opcode.SubFloat, [0.0, 0.0], 0.0 },
        { Opcode.MulFloat, [1.5, -2.0], -3.0 },
        { Opcode.MulFloat, [1e200, 1e200], Inf },
        { Opcode.DivFloat, [1.0, 4.0], 0.25 },
        { Opcode.DivFloat, [1.0, 0.0], Inf },
        { Opcode.DivFloat, [-1.0, 0.0], -Inf },
        { Opcode.DivFloat, [0.0, 0.0], Nan },
        { Opcode.RemFloat, [5.5, 2.0], 1.5 },
        { Opcode.RemFloat, [-5.5, 2.0], -1.5 },
        { Opcode.RemFloat, [5.5, -2.0], 1.5 },
        { Opcode.RemFloat, [-4.0, 2.0], -0.0 },
        { Opcode.RemFloat, [1.0, 0.0], Nan },
        { Opcode.RemFloat, [1.0, Inf], 1.0 },
        { Opcode.RemFloat, [1e300, 7.0], 1.0 },
        { Opcode.NegFloat, [0.0], -0.0 },
        { Opcode.NegFloat, [-1.5], 1.5 },

        { Opcode.NotBool, [true], false },
        { Opcode.NotBool, [false], true },

        { Opcode.EqInt, [3L, 3L], true },
        { Opcode.EqInt, [3L, 4L], false },
        { Opcode.NeInt, [3L, 4L], true },
        { Opcode.NeInt, [3L, 3L], false },
        { Opcode.LtInt, [Min, Max], true },
        { Opcode.LtInt, [3L, 3L], false },
        { Opcode.LeInt, [3L, 3L], true },
        { Opcode.LeInt, [4L, 3L], false },
        { Opcode.GtInt, [Max, Min], true },
        { Opcode.GtInt, [3L, 3L], false },
        { Opcode.GeInt, [3L, 3L], true },
        { Opcode.GeInt, [-1L, 0L], false },
        { Opcode.EqFloat, [0.0, -0.0], true },
        { Opcode.EqFloat, [Nan, Nan], false },
        { Opcode.NeFloat, [0.0, -0.0], false },
        { Opcode.NeFloat, [Nan, Nan], true },
        { Opcode.LtFloat, [1.0, 2.0], true },
        { Opcode.LtFloat, [Nan, 2.0], false },
        { Opcode.LeFloat, [2.0, 2.0], true },
        { Opcode.LeFloat, [2.0, Nan], false },
        { Opcode.GtFloat, [Inf, 2.0], true },
        { Opcode.GtFloat, [Nan, 2.0], false },
        { Opcode.GeFloat, [2.0, 2.0], true },
        { Opcode.GeFloat, [2.0, Nan], false },
        { Opcode.EqBool, [true, true], true },
        { Opcode.EqBool, [true, false], false },
        { Opcode.NeBool, [true, false], true },
        { Opcode.NeBool, [false, false], false },

        { Opcode.FloatFromInt, [3L], 3.0 },
        { Opcode.FloatFromInt, [Max], 9223372036854775808.0 },
        { Opcode.FloatFromInt, [9007199254740993L], 9007199254740992.0 },
        { Opcode.IntFromFloat, [2.9], 2L },
        { Opcode.IntFromFloat, [-2.9], -2L },
        { Opcode.IntFromFloat, [1e300], Max },
        { Opcode.IntFromFloat, [9223372036854775808.0], Max },
        { Opcode.IntFromFloat, [-1e300], Min },
        { Opcode.IntFromFloat, [-Inf], Min },
        { Opcode.IntFromFloat, [Nan], 0L },
        { Opcode.IntFromBool, [true], 1L },
        { Opcode.IntFromBool, [false], 0L },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_scalar_op_on_constants(Opcode opcode, object[] operands, object expected)
    {
        Assert.True(OpSemantics.TryEvaluate(opcode, [.. operands.Select(Constant)], out var result));
        Assert.Equal(Constant(expected), result);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_scalar_op_in_running_code(Opcode opcode, object[] operands, object expected)
    {
        var module = new IrModule("scalar");
        var start = module.AddFunction("$start", [IrType.Int], default);
        module.SetEntryPoint(start);
        var builder = new IrBuilder(start);
        var result = builder.Emit(opcode, [.. operands.Select(operand => builder.Const(Constant(operand)))]);
        var toText = TextOf(result.Type);
        builder.CallRuntime(RuntimeAbi.Print, builder.CallRuntime(toText, result)!); // The entry has a result.
        builder.Ret(builder.Const(0));

        Assert.True(RuntimeSemantics.TryEvaluate(toText, [Constant(expected)], out var text));
        Assert.Equal(text, Constant(TestRun.Of(module).Output));
    }

    [Fact]
    public void Every_scalar_op_has_a_case()
    {
        var tested = Cases.Select(row => (Opcode)row[0]).ToHashSet();
        Assert.Empty(OpTable.Rows.Where(row => OpSemantics.IsScalar(row) && !tested.Contains(row.Opcode)).Select(row => row.Mnemonic));
    }

    [Fact]
    public void Every_pure_op_but_const_can_be_evaluated()
        => Assert.Equal(
            [Opcode.Const, Opcode.StructNew, Opcode.EnumTag, Opcode.ArrayLen, Opcode.FrameNone, Opcode.FrameIsNone],
            OpTable.Rows.Where(row => row.IsPure && !OpSemantics.IsScalar(row)).Select(row => row.Opcode));

    [Theory]
    [InlineData(Opcode.Div, "division by zero")]
    [InlineData(Opcode.Rem, "modulo by zero")]
    public void A_zero_divisor_is_not_evaluated(Opcode opcode, string message)
    {
        Assert.False(OpSemantics.TryEvaluate(opcode, [new IntConstant(1), new IntConstant(0)], out _));
        Assert.Equal(message, OpSemantics.PanicMessage(opcode, 0));
        Assert.Null(OpSemantics.PanicMessage(opcode, 1));
    }

    [Fact]
    public void An_op_with_effects_is_not_evaluated()
    {
        foreach (var row in OpTable.Rows.Where(row => !OpSemantics.IsScalar(row)))
        {
            var operands = new List<IrConstant> { new IntConstant(1), new IntConstant(1) };
            Assert.False(OpSemantics.TryEvaluate(row.Opcode, operands.ToArray(), out _), row.Mnemonic);
        }
    }

    private static RuntimeEntry TextOf(IrType type) => type.Kind switch
    {
        IrTypeKind.Int => RuntimeAbi.StrFromInt,
        IrTypeKind.Float => RuntimeAbi.StrFromFloat,
        IrTypeKind.Bool => RuntimeAbi.StrFromBool,
        _ => throw new ArgumentException($"no text for {type}", nameof(type)),
    };

    private static IrConstant Constant(object value) => value switch
    {
        long number => new IntConstant(number),
        double number => new FloatConstant(number),
        bool flag => new BoolConstant(flag),
        string text => new StrConstant([.. Encoding.UTF8.GetBytes(text)]),
        _ => throw new ArgumentException($"no constant for {value}", nameof(value)),
    };
}
