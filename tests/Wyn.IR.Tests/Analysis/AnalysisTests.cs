// Control flow, dominators, liveness, call graph and suspension on small graphs whose answers are known, and on long chains.
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Xunit;

namespace Wyn.IR.Tests.Analysis;

public sealed class AnalysisTests
{
    /// <summary>A loop with a branch in its body, and a block that nothing reaches.</summary>
    private const string Loop = """
        module "m" stage raw
        fn @f(%s: str, %c: bool) -> str {
        ^entry(%s: str, %c: bool):
          %t = const "t" : str
          br ^head(%s)
        ^head(%i: str):
          br.if %c, ^then, ^else
        ^then:
          br ^latch(%i)
        ^else:
          br ^latch(%t)
        ^latch(%j: str):
          br.if %c, ^head(%j), ^exit
        ^lost:
          br ^exit
        ^exit:
          ret %i
        }
        """;

    [Fact]
    public void Reverse_postorder_has_the_reachable_blocks_and_dominators_first()
    {
        var function = Function(Loop);
        var flow = ControlFlow.Of(function);
        var names = flow.ReversePostorder.Select(block => block.Name).ToArray();

        Assert.Equal(6, names.Length);
        Assert.Equal("entry", names[0]);
        Assert.Equal("head", names[1]);
        Assert.Equal("latch", names[4]);
        Assert.False(flow.IsReachable(Block(function, "lost")));
        Assert.Equal(["latch", "lost"], flow.Predecessors(Block(function, "exit")).Select(edge => edge.Source.Name));
    }

    [Theory]
    [InlineData("head", "entry")]
    [InlineData("then", "head")]
    [InlineData("else", "head")]
    [InlineData("latch", "head")]
    [InlineData("exit", "latch")]
    public void Immediate_dominators_are_right(string block, string dominator)
    {
        var function = Function(Loop);
        var dominators = Dominators.Of(ControlFlow.Of(function));

        Assert.Equal(dominator, dominators.ImmediateDominator(Block(function, block))?.Name);
        Assert.True(dominators.Dominates(Block(function, dominator), Block(function, block)));
        Assert.True(dominators.Dominates(function.Entry, Block(function, block)));
        Assert.False(dominators.Dominates(Block(function, block), function.Entry));
        Assert.False(dominators.Dominates(Block(function, "then"), Block(function, "latch")));
    }

    [Theory]
    [InlineData("entry", "")]
    [InlineData("head", "c t")]
    [InlineData("then", "c i t")]
    [InlineData("else", "c i t")]
    [InlineData("latch", "c i t")]
    [InlineData("exit", "i")]
    public void Live_values_are_right(string block, string expected)
    {
        var function = Function(Loop);
        var liveness = Liveness.Of(function, ControlFlow.Of(function), _ => true);
        var names = liveness.LiveIn(Block(function, block)).Select(value => value.Name).Order();

        Assert.Equal(expected, string.Join(' ', names));
    }

    [Fact]
    public void Components_come_callees_first_and_know_cycles()
    {
        var module = CorpusFiles.Parse(
            """
            module "m" stage raw
            fn @main() {
            ^entry:
              call @even()
              ret
            }
            fn @even() {
            ^entry:
              call @odd()
              ret
            }
            fn @odd() {
            ^entry:
              call @even()
              call @leaf()
              ret
            }
            fn @leaf() {
            ^entry:
              ret
            }
            fn @self() {
            ^entry:
              call @self()
              ret
            }
            """,
            "m");
        var calls = CallGraph.Of(module);

        Assert.Equal(["leaf", "even odd", "main", "self"], calls.Components.Select(component => string.Join(' ', component.Select(f => f.Name).Order())));
        Assert.Equal(["even", "odd", "self"], module.Functions.Where(calls.IsRecursive).Select(function => function.Name));
    }

    [Fact]
    public void Suspension_spreads_along_calls_and_not_along_spawns()
    {
        var module = CorpusFiles.Parse(
            """
            module "m" stage raw
            fn @waits(%f: future<int>) -> int {
            ^entry(%f: future<int>):
              %r = await %f : int
              ret %r
            }
            fn @calls(%f: future<int>) -> int {
            ^entry(%f: future<int>):
              %r = call @calls.too(%f) : int
              ret %r
            }
            fn @calls.too(%f: future<int>) -> int {
            ^entry(%f: future<int>):
              %a = call @calls(%f) : int
              %r = call @waits(%f) : int
              ret %r
            }
            fn @spawns(%f: future<int>) {
            ^entry(%f: future<int>):
              %g = spawn @waits(%f) : future<int>
              ret
            }
            """,
            "m");

        Assert.Equal(
            ["calls", "calls.too", "waits"],
            SuspendAnalysis.Of(CallGraph.Of(module)).Functions.Select(function => function.Name).Order());
    }

    [Fact]
    public void Long_chains_need_no_stack()
    {
        const int Length = 100_000;
        var module = new IrModule("m");
        var builder = new IrBuilder(module.AddFunction("chain", [], default));
        var value = builder.Const([.. "x"u8]);
        for (var i = 0; i < Length; i++)
        {
            var next = builder.AddBlock("b");
            builder.Br(next);
            builder.Block = next;
        }

        builder.Panic(value);
        var previous = module.Functions[0];
        for (var i = 0; i < Length; i++)
        {
            var function = module.AddFunction($"f{i}", [], default);
            var caller = new IrBuilder(function);
            caller.Call(previous);
            caller.Ret();
            previous = function;
        }

        var flow = ControlFlow.Of(module.Functions[0]);
        var last = module.Functions[0].Blocks[^1];
        Assert.True(Dominators.Of(flow).Dominates(module.Functions[0].Entry, last));
        Assert.Single(Liveness.Of(module.Functions[0], flow, v => v.Type.IsCounted).LiveIn(last));
        Assert.Equal(Length + 1, CallGraph.Of(module).Components.Count);
    }

    private static IrFunction Function(string text) => CorpusFiles.Parse(text, "m").Functions[0];

    private static IrBlock Block(IrFunction function, string name) => function.Blocks.Single(block => block.Name == name);
}
