// docs/ir-reference.md is what the generator writes, and each of its examples is a module that verifies.
using System;
using System.IO;
using System.Linq;
using Wyn.IR.Dump;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Passes;
using Wyn.IR.Text;
using Wyn.IR.Verify;
using Xunit;

namespace Wyn.IR.Tests.Dump;

public sealed class ReferenceTests
{
    private const string Fence = "```wir\n";

    public static TheoryData<int> Examples => [.. Enumerable.Range(1, ReferenceWriter.Write().Split(Fence).Length - 1)];

    public static TheoryData<Opcode> Opcodes => [.. Enum.GetValues<Opcode>()];

    [Fact]
    public void The_page_is_what_the_generator_writes()
        => CorpusFiles.AssertMatches(Path.Combine(CorpusFiles.Root, "docs", "ir-reference.md"), ReferenceWriter.Write());

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_right_and_written_as_the_printer_writes_it(int number)
    {
        var text = ReferenceWriter.Write().Split(Fence)[number].Split("```")[0];
        var module = CorpusFiles.Parse(text, $"example {number}");

        Assert.Empty(IrVerifier.Verify(module));
        Assert.Equal(text, IrPrinter.Print(module));
        Assert.Null(PassRunner.Run(module, IrStage.Suspend, new PassOptions { VerifyEachPass = true }).Failure);
    }

    [Theory]
    [MemberData(nameof(Opcodes))]
    public void The_example_of_an_op_shows_it(Opcode opcode)
    {
        var module = CorpusFiles.Parse(ReferenceExamples.Of(OpTable.Get(opcode)), "example");
        Assert.Contains(module.Functions[0].Blocks.SelectMany(block => block.Instructions), instruction => instruction.Opcode == opcode);
    }
}
