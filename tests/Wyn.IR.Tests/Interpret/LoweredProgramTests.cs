// The passes change the form of a program and not what it does: each program beside this file, brought to each later stage,
// still does what its header says, and from stage owned on its executed path consumes each counted value once. Under a seed what
// may be suspended often is, also without need.
using System;
using System.Linq;
using Wyn.IR.Interpret;
using Wyn.IR.Model;
using Wyn.IR.Passes;
using Wyn.IR.Text;
using Xunit;

namespace Wyn.IR.Tests.Interpret;

public sealed class LoweredProgramTests
{
    private const int Seeds = 2;

    public static TheoryData<string, IrStage, int> ProgramsByStage
    {
        get
        {
            var data = new TheoryData<string, IrStage, int>();
            foreach (var name in TestProgram.Names)
            {
                var first = TestRun.Parse(TestProgram.Load(name).Text).Stage;
                foreach (var stage in Enum.GetValues<IrStage>().Where(stage => stage > first))
                {
                    data.Add(name, stage, 0);
                    data.Add(name, stage, 2);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(ProgramsByStage))]
    public void A_lowered_program_does_the_same(string name, IrStage stage, int optimizationLevel)
    {
        var program = TestProgram.Load(name);
        var module = TestRun.Parse(program.Text);
        var lowered = PassRunner.Run(module, stage, new PassOptions { OptimizationLevel = optimizationLevel, VerifyEachPass = true });
        Assert.True(lowered.IsSuccess, lowered.Failure?.ToString());
        Assert.Equal(stage, module.Stage);

        // The depth is what `recursion` needs; more only takes time where recursion has no end.
        var options = new InterpreterOptions { MaximumDepth = 100_010 };
        Assert.Equal(program.Expected, TestRun.Of(module, options with { CheckOwnership = true }));
        Assert.Equal(program.Expected, TestRun.Of(module, options with { CheckOwnership = true, SuspendsAlways = true }));
        var text = IrPrinter.Print(module);
        for (var seed = 0; seed < (program.IsNaturalOnly ? 1 : Seeds); seed++)
        {
            Assert.Equal(program.Expected, TestRun.Of(text, options with { Seed = program.IsNaturalOnly ? null : seed, CheckOwnership = true }));
        }
    }
}
