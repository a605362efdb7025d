// Runs the programs beside this file in the natural order and under seeds, with ownership checked; a table test proves that
// each op that is not a scalar one occurs in them.
using System.Linq;
using Wyn.IR.Backends;
using Wyn.IR.Interpret;
using Wyn.IR.Ops;
using Wyn.IR.Verify;
using Xunit;

namespace Wyn.IR.Tests.Interpret;

public sealed class ProgramTests
{
    private const int Seeds = 5;

    public static TheoryData<string> Programs => [.. TestProgram.Names];

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_does_what_its_header_says(string name)
    {
        var program = TestProgram.Load(name);
        Assert.Equal(program.Expected, TestRun.Of(program.Text, new InterpreterOptions { CheckOwnership = true }));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Its_outcome_does_not_depend_on_the_order_of_tasks(string name)
    {
        var program = TestProgram.Load(name);
        for (var seed = 0; seed < Seeds && !program.IsNaturalOnly; seed++)
        {
            // Deep recursion is slow in short turns, and one order of it is like another.
            var options = new InterpreterOptions { Seed = seed, CheckOwnership = true, MaximumDepth = 110_000 };
            Assert.Equal(program.Expected, TestRun.Of(program.Text, options));
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void It_keeps_the_rules_of_its_stage(string name)
        => Assert.Empty(IrVerifier.Verify(TestRun.Parse(TestProgram.Load(name).Text)));

    [Fact]
    public void Every_op_that_is_not_scalar_occurs_in_a_program()
    {
        var used = TestProgram.Names.SelectMany(name => TestRun.Parse(TestProgram.Load(name).Text).Functions)
            .SelectMany(function => function.Blocks).SelectMany(block => block.Instructions).ToList();
        var opcodes = used.Select(instruction => instruction.Opcode).ToHashSet();
        Assert.Empty(OpTable.Rows.Where(row => !OpSemantics.IsScalar(row) && !opcodes.Contains(row.Opcode)).Select(row => row.Mnemonic));

        var entries = used.Where(instruction => instruction.Opcode == Opcode.CallRuntime).Select(instruction => instruction.Entry.Name).ToHashSet();
        Assert.Empty(RuntimeAbi.Rows.Where(row => row.IsCallable && !entries.Contains(row.Name)).Select(row => row.Name));
    }
}
