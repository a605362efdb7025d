// Functions of 100,000 instructions and more in the shapes that tempt to quadratic work. The bound is far above what linear
// work takes and far below what quadratic work would; the time of a run is no test of speed.
using System;
using System.Diagnostics;
using Wyn.IR.Backends;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Passes;
using Wyn.IR.Text;
using Wyn.IR.Types;
using Xunit;

namespace Wyn.IR.Tests.Passes;

public sealed class LinearityTests
{
    private const int Size = 100_000;

    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(5);

    [Fact]
    public void A_chain_of_additions() => AssertLinear(builder =>
    {
        var sum = builder.Function.Parameters[0];
        for (var i = 0; i < Size; i++)
        {
            sum = builder.Emit(Opcode.AddWrap, sum, builder.Function.Parameters[0]);
        }

        return sum;
    });

    [Fact]
    public void A_chain_of_waits() => AssertLinear(builder =>
    {
        var sum = builder.Function.Parameters[0];
        for (var i = 0; i < Size / 20; i++)
        {
            builder.Sleep(sum);
            sum = builder.Emit(Opcode.AddWrap, sum, builder.Const(i));
        }

        return sum;
    });

    [Fact]
    public void A_chain_of_constants() => AssertLinear(builder =>
    {
        var sum = builder.Const(0);
        for (var i = 0; i < Size; i++)
        {
            sum = builder.Emit(Opcode.AddWrap, sum, builder.Const(i));
        }

        return sum;
    });

    [Fact]
    public void Many_looks_at_one_array_before_it_is_changed() => AssertLinear(builder =>
    {
        var array = builder.ArrayNew(builder.Function.Module.Types.Array(IrType.Str), builder.Const([.. "a"u8]));
        var sum = builder.Const(0);
        for (var i = 0; i < Size / 4; i++)
        {
            var text = builder.Get(array, IrPath.Of(PathStep.Element), sum);
            sum = builder.Emit(Opcode.AddWrap, sum, builder.CallRuntime(RuntimeAbi.StrLen, text) ?? sum);
        }

        return builder.ArrayLen(builder.ArrayPush(array, builder.Const([.. "b"u8])));
    });

    [Fact]
    public void A_chain_of_changes_of_one_array() => AssertLinear(builder =>
    {
        var array = builder.ArrayNew(builder.Function.Module.Types.Array(IrType.Int));
        for (var i = 0; i < Size; i++)
        {
            array = builder.ArrayPush(array, builder.Function.Parameters[0]);
        }

        return builder.ArrayLen(array);
    });

    [Fact]
    public void A_chain_of_parts_of_parts() => AssertLinear(builder =>
    {
        var list = builder.Function.Module.Types.DeclareEnum("List");
        list.Define([new IrVariant("End", []), new IrVariant("Node", [list])], isBoxed: true);
        var rest = builder.EnumNew(list, 0);
        for (var i = 0; i < Size / 4; i++)
        {
            rest = builder.Get(rest, IrPath.Of(PathStep.Payload(1, 0)));
        }

        return builder.EnumTag(rest);
    });

    [Fact]
    public void A_chain_of_blocks_that_pass_a_value_on() => AssertLinear(builder =>
    {
        var value = builder.Function.Parameters[0];
        for (var i = 0; i < Size; i++)
        {
            var next = builder.AddBlock("next");
            builder.Br(next, value);
            builder.Block = next;
            value = IrBuilder.AddBlockParameter(next, IrType.Int, null);
        }

        return value;
    });

    [Fact]
    public void A_chain_of_branches_that_join() => AssertLinear(builder =>
    {
        var value = builder.Function.Parameters[0];
        for (var i = 0; i < Size / 4; i++)
        {
            var (left, right, join) = (builder.AddBlock("left"), builder.AddBlock("right"), builder.AddBlock("join"));
            builder.BrIf(builder.Emit(Opcode.LtInt, value, builder.Function.Parameters[0]), left, [], right, []);
            builder.Block = left;
            builder.Br(join, builder.Emit(Opcode.AddWrap, value, value));
            builder.Block = right;
            builder.Br(join, value);
            builder.Block = join;
            value = IrBuilder.AddBlockParameter(join, IrType.Int, null);
        }

        return value;
    });

    [Fact]
    public void Many_texts_that_live_to_the_end_of_one_block() => AssertLinear(builder =>
    {
        var parts = new IrValue[Size / 4];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = builder.CallRuntime(RuntimeAbi.StrFromInt, builder.Function.Parameters[0])
                ?? throw new InvalidOperationException("str.from.int has a result");
        }

        foreach (var part in parts)
        {
            builder.CallRuntime(RuntimeAbi.Print, part);
        }

        return builder.Function.Parameters[0];
    });

    private static void AssertLinear(Func<IrBuilder, IrValue> build)
    {
        var module = new IrModule("large");
        var function = module.AddFunction("f", [IrType.Int], default);
        var builder = new IrBuilder(function);
        builder.AddParameter(IrType.Int, "n");
        builder.Ret(build(builder));

        var start = Stopwatch.GetTimestamp();
        var text = IrPrinter.Print(module);
        Assert.Equal(text, IrPrinter.Print(CorpusFiles.Parse(text, "large.wir")));
        var result = PassRunner.Run(module, IrStage.Suspend, new PassOptions());
        Assert.Null(result.Failure?.ToString());
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, Bound);
    }
}
