// Every scalar op with edge values against the interpreter: with operands from parameters, with a constant as either
// operand, and for tests as the condition of a branch. At -O0 the processor computes, at -O3 LLVM folds most of it.
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Wyn.IR.Interpret;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Text;
using Wyn.IR.Types;
using Xunit;

namespace Wyn.Backend.Llvm.Tests;

public class ScalarOpTests
{
    private static readonly long[] Ints = [0, 1, -1, 2, -7, 63, 64, -64, 1L << 31, (1L << 53) + 1, long.MaxValue, long.MinValue];

    private static readonly double[] Floats =
    [
        0.0, -0.0, 1.0, -2.5, 1e300, 5e-324, 9.3e18, 9223372036854774784.0, 9223372036854775808.0, -9223372036854775808.0,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    public static TheoryData<string> Mnemonics => [.. OpTable.Rows.Where(OpSemantics.IsScalar).Select(row => row.Mnemonic)];

    [Theory]
    [MemberData(nameof(Mnemonics))]
    public void An_op_means_what_the_interpreter_does(string mnemonic)
    {
        Assert.True(OpTable.TryFind(mnemonic, out var row));
        var module = TestProgram.Parse(Program(row));
        Assert.Equal(TestProgram.Interpret(module), TestProgram.Run(module));
    }

    private static string Program(OpInfo row)
    {
        var functions = new StringBuilder();
        var body = new StringBuilder();
        var result = row.ResultType ?? IrType.Int;
        AddFunctions(functions, row, result);
        var next = 0;
        foreach (var inputs in Inputs(row))
        {
            if (row.Effects.HasFlag(OpEffects.MayPanic) && OpSemantics.PanicMessage(row.Opcode, ((IntConstant)inputs[^1]).Value) is not null)
            {
                continue;
            }

            var names = inputs.Select(input => Define(body, $"v{next++}", input)).ToList();
            Show(body, result, $"call @op({string.Join(", ", names)})", next++);
            if (result == IrType.Bool)
            {
                Show(body, result, $"call @branch({string.Join(", ", names)})", next++);
            }

            if (names.Count == 2)
            {
                Show(body, result, $"call @left{Index(inputs[0])}({names[1]})", next++);
                Show(body, result, $"call @right{Index(inputs[1])}({names[0]})", next++);
            }
        }

        return $"{functions}fn @$start() -> int {{\n^entry:\n{body}  %exit = const 0 : int\n  ret %exit\n}}";
    }

    private static void AddFunctions(StringBuilder functions, OpInfo row, IrType result)
    {
        var parameters = string.Join(", ", row.Operands.Select((operand, i) => $"%p{i}: {operand.Type}"));
        var arguments = string.Join(", ", row.Operands.Select((_, i) => $"%p{i}"));
        functions.Append($"fn @op({parameters}) -> {result} {{\n^entry({parameters}):\n  %r = {row.Mnemonic} {arguments}\n  ret %r\n}}\n");
        functions.Append($"fn @show(%x: {result}) {{\n^entry(%x: {result}):\n  %s = call.rt str.from.{result}(%x) : str\n  %n = const \"\\n\" : str\n");
        functions.Append("  %t = call.rt str.concat(%s, %n) : str\n  call.rt print(%t)\n  ret\n}\n");
        if (result == IrType.Bool)
        {
            functions.Append($"fn @branch({parameters}) -> bool {{\n^entry({parameters}):\n  %r = {row.Mnemonic} {arguments}\n  br.if %r, ^yes, ^no\n");
            functions.Append("^yes:\n  %t = const true : bool\n  ret %t\n^no:\n  %f = const false : bool\n  ret %f\n}\n");
        }

        for (var i = 0; row.Operands.Length == 2 && i < Constants(row.Operands[0].Type).Length; i++)
        {
            var (type, constant) = (row.Operands[0].Type, Constants(row.Operands[0].Type)[i]);
            functions.Append($"fn @left{i}(%p: {type}) -> {result} {{\n^entry(%p: {type}):\n");
            Define(functions, "c", constant);
            functions.Append($"  %r = {row.Mnemonic} %c, %p\n  ret %r\n}}\nfn @right{i}(%p: {type}) -> {result} {{\n^entry(%p: {type}):\n");
            Define(functions, "c", constant);
            functions.Append($"  %r = {row.Mnemonic} %p, %c\n  ret %r\n}}\n");
        }
    }

    private static void Show(StringBuilder body, IrType result, string call, int number)
        => body.Append($"  %r{number} = {call} : {result}\n  call @show(%r{number})\n");

    private static string Define(StringBuilder text, string name, IrConstant constant)
    {
        text.Append($"  %{name} = const {IrLiterals.Write(constant)} : {constant.Type}\n");
        return "%" + name;
    }

    private static int Index(IrConstant constant) => System.Array.IndexOf(Constants(constant.Type), constant);

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
        _ => [new BoolConstant(false), new BoolConstant(true)],
    };
}
