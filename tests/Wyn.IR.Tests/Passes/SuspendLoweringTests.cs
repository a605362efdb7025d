// What SuspendLowering promises of the resume forms that it makes: loops are entered at their headers, and the code is a few times that
// of the function, however many places there are at which it may be suspended.
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Passes;
using Wyn.IR.Tests.Interpret;
using Wyn.IR.Tests.RandomIr;
using Wyn.IR.Types;
using Xunit;

namespace Wyn.IR.Tests.Passes;

public sealed class SuspendLoweringTests
{
    private const int RandomModules = 100;

    public static TheoryData<string> Programs => [.. TestProgram.Names];

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_resume_form_enters_loops_at_their_headers(string name) => AssertReducible(TestRun.Parse(TestProgram.Load(name).Text), name);

    [Fact]
    public void So_it_does_in_random_modules()
    {
        for (var seed = 0; seed < RandomModules; seed++)
        {
            AssertReducible(RandomModule.Create(seed), $"seed {seed}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_wait_in_nested_loops_is_no_exception(int depth)
    {
        var module = Nest(depth, waits: 2);
        AssertReducible(module, $"{depth} loops");
        Assert.InRange(SizeOf(ResumeFormOf(module)), 1, (depth + 2) * SizeOf(ResumeFormOf(module).ResumeOf));
    }

    [Fact]
    public void Deep_nests_and_many_waits_do_not_multiply_the_code()
    {
        var module = Nest(depth: 12, waits: 20);
        Lower(module);
        Assert.InRange(SizeOf(ResumeFormOf(module)), 1, 6 * SizeOf(ResumeFormOf(module).ResumeOf));
    }

    private static IrFunction ResumeFormOf(IrModule module) => module.Functions.Single(function => function.ResumeOf?.Name == "nest");

    private static int SizeOf(IrFunction? function) => function?.Blocks.Sum(block => block.Instructions.Count) ?? 0;

    private static void AssertReducible(IrModule module, string name)
    {
        Lower(module);
        foreach (var function in module.Functions.Where(function => function.ResumeOf is not null))
        {
            var flow = ControlFlow.Of(function);
            var dominators = Dominators.Of(flow);
            var back = from block in flow.ReversePostorder
                       from target in block.Successors
                       where flow.OrderOf(target.Block) <= flow.OrderOf(block)
                       select (Source: block, Target: target.Block);
            Assert.All(back, edge => Assert.True(dominators.Dominates(edge.Target, edge.Source), $"{name}, @{function.Name}: ^{edge.Target.Name} heads no loop"));
        }
    }

    private static void Lower(IrModule module)
    {
        var result = PassRunner.Run(module, IrStage.Suspend, new PassOptions { OptimizationLevel = 0, VerifyEachPass = true });
        Assert.Null(result.Failure?.ToString());
    }

    /// <summary>So many loops inside each other, with waits before and behind the inner one in each.</summary>
    private static IrModule Nest(int depth, int waits)
    {
        IrModule module = new("nest");
        IrBuilder builder = new(module.AddFunction("nest", [IrType.Int], default));
        var count = builder.AddParameter(IrType.Int, "n");
        builder.Ret(Loop(builder, count, depth, waits));
        return module;
    }

    private static IrValue Loop(IrBuilder builder, IrValue count, int depth, int waits)
    {
        var (loop, done) = (builder.NewBlock("loop"), builder.NewBlock("done"));
        builder.Br(loop, count);
        builder.PlaceBlock(loop);
        builder.Block = loop;
        var left = IrBuilder.AddBlockParameter(loop, IrType.Int, "left");
        for (var i = 0; i < waits; i++)
        {
            builder.Sleep(left);
        }

        var inner = depth > 1 ? Loop(builder, left, depth - 1, waits) : left;
        for (var i = 0; i < waits; i++)
        {
            builder.TaskYield();
        }

        var next = builder.Emit(Opcode.SubWrap, left, builder.Const(1));
        var goesOn = builder.Emit(Opcode.GtInt, next, builder.Emit(Opcode.And, inner, builder.Const(0)));
        builder.BrIf(goesOn, loop, [next], done, []);
        builder.PlaceBlock(done);
        builder.Block = done;
        return next;
    }
}
