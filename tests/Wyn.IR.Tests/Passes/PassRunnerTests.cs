// The runner around the passes: levels, limits, dumps, order rules, and what it says when a pass goes wrong.
using System;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Passes;
using Wyn.IR.Text;
using Xunit;

namespace Wyn.IR.Tests.Passes;

public sealed class PassRunnerTests
{
    [Fact]
    public void The_pipeline_keeps_its_order_rules() => Assert.Empty(PassPipeline.CheckOrder(PassPipeline.Passes));

    [Fact]
    public void A_pipeline_out_of_order_is_told_apart()
    {
        var problems = PassPipeline.CheckOrder([.. PassPipeline.Passes.Where(pass => pass.Id != "Ownership")]);

        Assert.Contains(problems, problem => problem.StartsWith("CallingConvention must follow Ownership: ", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("CallingConvention takes stage Owned", StringComparison.Ordinal));
    }

    [Fact]
    public void Level_zero_runs_the_required_passes_only()
    {
        var result = PassRunner.Run(Program(), IrStage.Suspend, new PassOptions { OptimizationLevel = 0 });

        Assert.Null(result.Failure);
        Assert.Equal(IrStage.Suspend, result.Module.Stage);
        Assert.Equal(["UnreachableBlocks", "MarkSuspending", "Ownership", "CallingConvention", "SuspendLowering"], result.Timings.Select(timing => timing.PassId));
    }

    [Theory]
    [InlineData(IrStage.Raw)]
    [InlineData(IrStage.Opt)]
    [InlineData(IrStage.Owned)]
    [InlineData(IrStage.Suspend)]
    public void A_run_ends_at_its_stage_and_can_be_continued_from_text(IrStage stage)
    {
        var result = PassRunner.Run(Program(), stage, new PassOptions());
        Assert.Null(result.Failure);
        Assert.Equal(stage, result.Module.Stage);

        var whole = PassRunner.Run(Program(), IrStage.Suspend, new PassOptions()).Module;
        var rest = CorpusFiles.Parse(IrPrinter.Print(result.Module), "rest");
        Assert.Null(PassRunner.Run(rest, IrStage.Suspend, new PassOptions()).Failure);
        Assert.Equal(IrPrinter.Print(whole), IrPrinter.Print(rest));
    }

    [Fact]
    public void A_module_past_the_stage_is_refused()
    {
        var module = PassRunner.Run(Program(), IrStage.Owned, new PassOptions()).Module;
        Assert.Throws<ArgumentException>(() => PassRunner.Run(module, IrStage.Opt, new PassOptions()));
    }

    [Fact]
    public void The_limit_counts_the_passes_that_are_not_required()
    {
        var all = PassRunner.Run(Program(), IrStage.Suspend, new PassOptions());
        var two = PassRunner.Run(Program(), IrStage.Suspend, new PassOptions { PassLimit = 2 });

        Assert.Equal(PassPipeline.Passes.Count(pass => !pass.IsRequired), all.OptionalPassesRun);
        Assert.Equal(2, two.OptionalPassesRun);
        Assert.Equal(IrStage.Suspend, two.Module.Stage);
    }

    [Fact]
    public void Dumps_show_each_pass_or_one_and_all_functions_or_one()
    {
        var all = PassRunner.Run(Program(), IrStage.Suspend, new PassOptions { DumpAfter = "all" });
        var one = PassRunner.Run(Program(), IrStage.Suspend, new PassOptions { DumpAfter = "ownership", DumpFunction = "compute" });

        Assert.Equal(PassPipeline.Passes.Select(pass => pass.Id), all.Dumps.Select(dump => dump.PassId));
        Assert.Equal(IrPrinter.Print(all.Module), all.Dumps[^1].Text);
        Assert.StartsWith("fn @compute(", Assert.Single(one.Dumps).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_module_that_breaks_a_rule_is_refused_before_the_first_pass()
    {
        var module = CorpusFiles.Parse(CorpusFiles.Read("verifier", "ssa.dominance.wir"), "m");
        var failure = PassRunner.Run(module, IrStage.Suspend, new PassOptions()).Failure;

        Assert.NotNull(failure);
        Assert.Null(failure.PassId);
        Assert.Equal("the module of stage raw is wrong in @f: @f ^entry: ssa.dominance: %a is used where it may not be defined yet: %b = add.wrap %a, %a", failure.ToString());
    }

    [Fact]
    public void A_pass_that_throws_is_reported_with_the_text_before_it()
    {
        var before = PassPipeline.Passes.Take(4).ToArray();
        var expected = PassRunner.Run(Program(), before, new PassOptions()).Module;
        var failure = PassRunner.Run(Program(), [.. before, Broken(new ThrowingPass())], new PassOptions()).Failure;

        Assert.NotNull(failure);
        Assert.Equal("pass ThrowingPass on stage raw failed in @quiet: it was the second function", failure.ToString());
        Assert.IsType<InvalidOperationException>(failure.Exception);
        Assert.Equal(IrPrinter.Print(expected), failure.ModuleText);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_pass_that_breaks_the_module_is_found_even_if_only_the_end_is_verified(bool verifyEach)
    {
        PassDescriptor[] passes = [PassPipeline.Passes[0], Broken(new SpoilingPass()), .. PassPipeline.Passes.Skip(1).Take(2)];
        var failure = PassRunner.Run(Program(), passes, new PassOptions { VerifyEachPass = verifyEach }).Failure;

        Assert.NotNull(failure);
        Assert.Equal("SpoilingPass", failure.PassId);
        Assert.Equal("structure.terminator", failure.Errors[0].Rule.Id);
        Assert.Equal(IrPrinter.Print(PassRunner.Run(Program(), IrStage.Raw, new PassOptions()).Module), failure.ModuleText);
    }

    [Fact]
    public void Passes_are_found_by_name_in_any_case()
    {
        Assert.Equal("DeadCode", PassPipeline.Find("deadcode")?.Id);
        Assert.Null(PassPipeline.Find("dead"));
    }

    private static IrModule Program() => CorpusFiles.Parse(Samples.Program, "demo.wir");

    private static PassDescriptor Broken(IIrPass pass) => new(pass)
    {
        Id = pass.GetType().Name,
        Summary = "Goes wrong.",
        FromStage = IrStage.Raw,
        ToStage = IrStage.Raw,
    };

    private sealed class ThrowingPass : IIrPass
    {
        public void Run(IrModule module, PassContext context)
        {
            context.Function = module.Functions[1];
            module.Functions[0].Entry.InstructionList.Clear();
            throw new InvalidOperationException("it was the second function");
        }
    }

    /// <summary>Leaves an empty block at the end, which the passes behind it can live with.</summary>
    private sealed class SpoilingPass : IIrPass
    {
        public void Run(IrModule module, PassContext context)
            => module.Functions[0].BlockList.Add(module.Functions[0].NewBlock("empty"));
    }
}
