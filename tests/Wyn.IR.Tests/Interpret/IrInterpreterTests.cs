// What programs in text form cannot say: limits, output in pieces, broken modules, the backend's contract.
using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using Wyn.IR.Backends;
using Wyn.IR.Interpret;
using Wyn.IR.Model;
using Xunit;

namespace Wyn.IR.Tests.Interpret;

public sealed class IrInterpreterTests
{
    private const string Countdown = """
        module "deep" stage opt entry @$start
        file "deep.wyn"
        fn @down(%n: int) -> int { ; deep.wyn:1:4
        ^entry(%n: int):
          %0 = const 0 : int
          %1 = const 1 : int
          %end = eq.int %n, %0
          br.if %end, ^base, ^step
        ^base:
          ret %0
        ^step:
          %less = sub.wrap %n, %1
          %r = call @down(%less) : int
          ret %r
        }
        fn @$start() -> int {
        ^entry:
          %n = const 997 : int
          %r = call @down(%n) : int
          ret %r
        }
        """;

    [Theory]
    [InlineData(1000, 1 << 24, true)]
    [InlineData(999, 1 << 24, true)]
    [InlineData(998, 1 << 24, false)]
    [InlineData(1000, 7000, true)]
    [InlineData(1000, 5000, false)]
    public void The_depth_of_calls_has_a_limit(int depth, int slots, bool fits)
    {
        var run = TestRun.Of(Countdown, new InterpreterOptions { MaximumDepth = depth, MaximumSlots = slots });
        Assert.Equal(fits ? new TestRun("", "", 0) : new TestRun("", "panic at deep.wyn:1:4: stack overflow\n", 1), run);
    }

    [Fact]
    public void Output_longer_than_the_buffer_stays_in_order()
    {
        const string Text = """
            module "long" stage opt entry @$start
            fn @$start() -> int {
            ^entry:
              %a = const "a" : str
              %b = const "b" : str
              %n = const 100000 : int
              %long = call.rt str.repeat(%a, %n) : str
              call.rt print(%b)
              call.rt print(%long)
              call.rt print(%b)
              %0 = const 0 : int
              ret %0
            }
            """;
        Assert.Equal("b" + new string('a', 100000) + "b", TestRun.Of(Text).Output);
    }

    [Fact]
    public void A_panic_without_a_position_says_so()
    {
        const string Text = """
            module "nowhere" stage opt entry @$start
            fn @$start() -> int {
            ^entry:
              %m = const "\xFF?" : str
              panic %m
            }
            """;
        using var error = new MemoryStream();
        var code = new IrInterpreter(TestRun.Parse(Text), new InterpreterOptions(), new ProgramIo(Stream.Null, Stream.Null, error)).Run();
        Assert.Equal(1, code);
        Assert.Equal([.. "panic: "u8, 0xFF, .. "?\n"u8], error.ToArray());
    }

    [Fact]
    public void A_deadlock_of_many_tasks_names_the_first_ones()
    {
        const string Text = """
            module "crowd" stage opt entry @$start
            shared global @never : future<unit>
            fn @stuck() suspends {
            ^entry:
              %f = global.load @never : future<unit>
              await %f
              ret
            }
            fn @$start() -> int {
            ^entry:
              %0 = const 0 : int
              %1 = const 1 : int
              %n = const 30 : int
              %f = spawn @stuck() : future<unit>
              global.store @never, %f
              br ^loop(%n)
            ^loop(%i: int):
              spawn.detached @stuck()
              %i.1 = sub.wrap %i, %1
              %more = gt.int %i.1, %0
              br.if %more, ^loop(%i.1), ^done
            ^done:
              ret %0
            }
            """;
        var lines = TestRun.Of(Text).Error.Split('\n');
        Assert.Equal("wyn: deadlock - a task of 'stuck' waits for itself", lines[0]);
        Assert.Equal("  a task of 'stuck' waits for a task of 'stuck'", lines[1]);
        Assert.Equal("  and 11 more tasks wait", lines[20]);
        Assert.Equal(["", 22], new object[] { lines[21], lines.Length });
    }

    [Fact]
    public void Code_that_cannot_be_reached_is_a_fault_of_the_module()
    {
        const string Text = """
            module "wrong" stage opt entry @$start
            fn @$start() -> int {
            ^entry:
              unreachable
            }
            """;
        Assert.Contains("@$start", Assert.Throws<UnreachableException>(() => TestRun.Of(Text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_module_without_an_entry_point_is_refused() => Assert.Throws<ArgumentException>(() => TestRun.Of(new IrModule("empty")));

    [Fact]
    public void The_backend_runs_programs_as_often_as_asked()
    {
        var backend = new InterpreterBackend();
        var program = TestProgram.Load("tasks");
        var module = TestRun.Parse(program.Text);
        foreach (var seed in new long?[] { null, 1, 1, long.MinValue })
        {
            using var output = new MemoryStream();
            using var error = new MemoryStream();
            var code = backend.Run(module, Request with { Seed = seed }, [], new ProgramIo(Stream.Null, output, error));
            Assert.Equal(program.Expected, new TestRun(Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()), code));
        }
    }

    [Fact]
    public void The_backend_says_that_it_emits_nothing()
    {
        var backend = new InterpreterBackend();
        var result = backend.Emit(new IrModule("empty"), Request);
        Assert.Equal("interp", backend.Name);
        Assert.Equal(IrStage.Opt, backend.Stage);
        Assert.Empty(backend.EmitKinds);
        Assert.Empty(result.Artifacts);
        Assert.Equal("WYN6001", Assert.Single(result.Diagnostics).Code);
    }

    [Fact]
    public void Moves_that_happen_at_once_can_be_done_in_order()
    {
        var random = new SplitMix64(42);
        for (var round = 0; round < 500; round++)
        {
            var targets = Enumerable.Range(0, 6).OrderBy(_ => random.Next()).Take(1 + random.Below(6)).ToArray();
            var moves = targets.Select(target => new SlotMove(random.Below(6), target)).ToArray();
            var before = Enumerable.Range(0, 6 + moves.Length).ToArray();
            var expected = before.ToArray();
            var actual = before.ToArray();
            foreach (var move in moves)
            {
                expected[move.To] = before[move.From];
            }

            foreach (var move in ParallelMoves.Sequence(moves, 6))
            {
                actual[move.To] = actual[move.From];
            }

            Assert.Equal(expected[..6], actual[..6]);
        }
    }

    private static BackendRequest Request => new() { ProgramName = "test" };
}
