// Every scalar op with edge values against the one definition of its meaning (which has hand-written tests of its own):
// with operands from parameters, with a constant as either operand, and, for tests, as the condition of a branch.
using System;
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Build;
using Wyn.IR.Interpret;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;
using Xunit;

namespace Wyn.Backend.Cil.Tests;

public class ScalarOpTests
{
    private static readonly long[] Ints =
        [0, 1, -1, 2, -2, 7, -7, 63, 64, 65, -64, 1L << 31, -(1L << 31) - 1, (1L << 53) + 1, long.MaxValue, long.MinValue, long.MinValue + 1];

    private static readonly double[] Floats =
    [
        0.0, -0.0, 1.0, -1.0, 0.5, 2.5, -2.5, 1e300, -1e300, 5e-324, 9.3e18, -9.3e18, 9223372036854774784.0, 9223372036854775808.0,
        -9223372036854775808.0, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    public static TheoryData<string> Mnemonics => [.. OpTable.Rows.Where(OpSemantics.IsScalar).Select(row => row.Mnemonic)];

    [Theory]
    [MemberData(nameof(Mnemonics))]
    public void An_op_means_what_the_table_says(string mnemonic)
    {
        Assert.True(OpTable.TryFind(mnemonic, out var row));
        var inputs = Inputs(row).ToList();
        var program = new LoadedProgram(Build(row));
        for (var i = 0; i < inputs.Count; i++)
        {
            var arguments = inputs[i].Select(Value).ToArray();
            var left = $"left{Array.IndexOf(Constants(row.Operands[0].Type), inputs[i][0])}";
            var right = $"right{Array.IndexOf(Constants(row.Operands[^1].Type), inputs[i][^1])}";
            var name = $"{mnemonic}({string.Join(", ", arguments)})";
            if (row.Effects.HasFlag(OpEffects.MayPanic) && OpSemantics.PanicMessage(row.Opcode, (long)arguments[^1]) is { } message)
            {
                Assert.Contains(message, program.Panic("op", arguments), StringComparison.Ordinal);
                Assert.Contains(message, program.Panic(left, arguments[1]), StringComparison.Ordinal);
                Assert.Contains(message, program.Panic(right, arguments[0]), StringComparison.Ordinal);
                continue;
            }

            Assert.True(OpSemantics.TryEvaluate(row.Opcode, inputs[i], out var constant));
            var expected = Bits(Value(constant));
            Assert.True(expected == Bits(program.Call("op", arguments)), name);
            if (arguments.Length == 2)
            {
                Assert.True(expected == Bits(program.Call(left, arguments[1])), name + " with the first operand constant");
                Assert.True(expected == Bits(program.Call(right, arguments[0])), name + " with the second operand constant");
            }

            if (row.ResultType == IrType.Bool)
            {
                Assert.True(expected == Bits(program.Call("branch", arguments)), name + " in a branch");
                Assert.True(expected == Bits(program.Call("negated", arguments)), name + " negated in a branch");
                Assert.True(expected == Bits(program.Call("fall", arguments)), name + " falling through when true");
            }
        }
    }

    private static IEnumerable<IrConstant[]> Inputs(OpInfo row)
    {
        var values = row.Operands.Select(operand => Constants(operand.Type)).ToList();
        return values.Count == 1
            ? values[0].Select(a => new[] { a })
            : values[0].SelectMany(a => values[1].Select(b => new[] { a, b }));
    }

    private static IrConstant[] Constants(IrType? type) => type?.Kind switch
    {
        IrTypeKind.Int => [.. Ints.Select(value => new IntConstant(value))],
        IrTypeKind.Float => [.. Floats.Select(value => new FloatConstant(value))],
        IrTypeKind.Bool => [new BoolConstant(false), new BoolConstant(true)],
        _ => throw new ArgumentException($"{type} is no scalar"),
    };

    private static IrModule Build(OpInfo row)
    {
        var module = TestProgram.Start("");
        AddFunction(module, "op", row, (builder, operands) => builder.Ret(builder.Emit(row.Opcode, operands)), [null, null]);
        if (row.ResultType == IrType.Bool)
        {
            AddFunction(module, "branch", row, (builder, operands) => Choose(builder, builder.Emit(row.Opcode, operands), [true, false]), [null, null]);
            AddFunction(
                module, "negated", row,
                (builder, operands) => Choose(builder, builder.Emit(Opcode.NotBool, builder.Emit(row.Opcode, operands)), [false, true]), [null, null]);
            AddFunction(
                module, "fall", row,
                (builder, operands) => Choose(
                    builder, builder.Emit(Opcode.NotBool, builder.Emit(Opcode.NotBool, builder.Emit(row.Opcode, operands))), [true, false]),
                [null, null]);
        }

        for (var i = 0; row.Operands.Length == 2 && i < Constants(row.Operands[0].Type).Length; i++)
        {
            var constant = Constants(row.Operands[0].Type)[i];
            AddFunction(module, $"left{i}", row, (builder, operands) => builder.Ret(builder.Emit(row.Opcode, operands)), [constant, null]);
            AddFunction(module, $"right{i}", row, (builder, operands) => builder.Ret(builder.Emit(row.Opcode, operands)), [null, constant]);
        }

        return module;
    }

    /// <summary>A function of those operands of the op that are not given as constants.</summary>
    private static void AddFunction(IrModule module, string name, OpInfo row, Action<IrBuilder, IrValue[]> body, IrConstant?[] constants)
    {
        var function = module.AddFunction(name, [row.ResultType ?? IrType.Bool], new IrLocation("test.wyn", 1, 1));
        var builder = new IrBuilder(function);
        var operands = row.Operands
            .Select((operand, i) => constants[i] is { } constant ? builder.Const(constant) : builder.AddParameter(operand.Type ?? IrType.Int, operand.Name))
            .ToArray();
        body(builder, operands);
    }

    private static void Choose(IrBuilder builder, IrValue condition, bool[] results)
    {
        var first = builder.AddBlock("first");
        var second = builder.AddBlock("second");
        builder.BrIf(condition, first, [], second, []);
        builder.Block = first;
        builder.Ret(builder.Const(results[0]));
        builder.Block = second;
        builder.Ret(builder.Const(results[1]));
    }

    private static object Value(IrConstant constant) => constant switch
    {
        IntConstant { Value: var value } => value,
        FloatConstant { Value: var value } => value,
        BoolConstant { Value: var value } => value,
        _ => throw new ArgumentException($"{constant} is no scalar"),
    };

    /// <summary>The value's bits, so that -0.0 is not 0.0; all NaNs are one.</summary>
    private static long Bits(object? value) => value switch
    {
        long number => number,
        double number => double.IsNaN(number) ? BitConverter.DoubleToInt64Bits(double.NaN) : BitConverter.DoubleToInt64Bits(number),
        bool truth => truth ? 1 : 0,
        _ => throw new ArgumentException($"{value} is no scalar"),
    };
}
