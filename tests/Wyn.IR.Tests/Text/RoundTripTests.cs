// Printing what was parsed gives the text again, and any byte string, float and name survives.
using System;
using System.Collections.Immutable;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Text;
using Wyn.IR.Types;
using Xunit;

namespace Wyn.IR.Tests.Text;

public sealed class RoundTripTests
{
    [Fact]
    public void Printed_text_is_read_back_and_printed_the_same()
    {
        var result = IrParser.Parse(Samples.Program, "demo.wir");

        Assert.Empty(result.Errors);
        Assert.True(result.IsSuccess);
        Assert.Equal(Samples.Program, IrPrinter.Print(result.Module));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("quote \" back \\ semi ; % ^ @ tab\t")]
    [InlineData("ä 漢 🙂 \u202E \u0000 \uFEFF")]
    public void Strings_survive(string text) => AssertSurvives(new StrConstant([.. System.Text.Encoding.UTF8.GetBytes(text)]));

    [Fact]
    public void Every_byte_survives()
    {
        var bytes = ImmutableArray.CreateBuilder<byte>();
        for (var i = 0; i < 256; i++)
        {
            bytes.Add((byte)i);
        }

        AssertSurvives(new StrConstant(bytes.ToImmutable()));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(5e-324)]
    [InlineData(double.MaxValue)]
    [InlineData(1e22)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Floats_survive(double value) => AssertSurvives(new FloatConstant(value));

    [Fact]
    public void Negative_zero_survives() => AssertSurvives(new FloatConstant(-0.0));

    [Fact]
    public void A_nan_keeps_its_payload()
    {
        AssertSurvives(new FloatConstant(BitConverter.UInt64BitsToDouble(0x7FF0_0000_0000_0001)));
        AssertSurvives(new FloatConstant(BitConverter.UInt64BitsToDouble(0xFFFF_FFFF_FFFF_FFFF)));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("x.1")]
    [InlineData("x.1.2")]
    [InlineData("1")]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("größe")]
    [InlineData(".")]
    [InlineData("a.")]
    public void Any_value_and_block_name_can_be_printed_twice(string name)
    {
        var module = new IrModule("names");
        var function = module.AddFunction("f", [], default);
        var builder = new IrBuilder(function);
        var target = builder.AddBlock(name);
        IrBuilder.NameValue(builder.Const(1), name);
        IrBuilder.NameValue(builder.Const(2), name);
        builder.Const(3);
        builder.Br(target);
        builder.Block = target;
        IrBuilder.AddBlockParameter(target, IrType.Int, name);
        builder.Ret();

        AssertPrintsTheSameAgain(module);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("map<int>")]
    [InlineData("with \"quotes\" and ; semicolon")]
    public void Any_function_and_file_name_survives(string name)
    {
        var module = new IrModule(name);
        var function = module.AddFunction(name, [], new IrLocation(name, 1, 2));
        new IrBuilder(function).Ret();
        module.SetEntryPoint(function);

        var read = AssertPrintsTheSameAgain(module);
        Assert.Equal(name, read.Name);
        Assert.Equal(name, read.EntryPoint?.Name);
        Assert.Equal(new IrLocation(name, 1, 2), read.Functions[0].Location);
    }

    [Fact]
    public void A_comment_is_a_location_only_if_its_file_is_declared()
    {
        var module = Parse("module \"m\" stage raw\nfile \"a.wyn\"\nfn @f() {\n^entry: ; a.wyn:1:1\n  %0 = const 1 : int ; b.wyn:1:1\n  ret ; a.wyn:3:4\n}");

        Assert.Equal(default, module.Functions[0].Entry.Instructions[0].Location);
        Assert.Equal(new IrLocation("a.wyn", 3, 4), module.Functions[0].Entry.Instructions[1].Location);
    }

    private static void AssertSurvives(IrConstant constant)
    {
        var module = new IrModule("constants");
        var builder = new IrBuilder(module.AddFunction("f", [], default));
        builder.Const(constant);
        builder.Ret();

        var read = AssertPrintsTheSameAgain(module);
        Assert.Equal(constant, read.Functions[0].Entry.Instructions[0].Constant);
    }

    private static IrModule AssertPrintsTheSameAgain(IrModule module)
    {
        var text = IrPrinter.Print(module);
        var read = Parse(text);
        Assert.Equal(text, IrPrinter.Print(read));
        return read;
    }

    private static IrModule Parse(string text)
    {
        var result = IrParser.Parse(text, "test.wir");
        Assert.Empty(result.Errors);
        return result.Module ?? throw new InvalidOperationException("no errors, but no module");
    }
}
