// The order of tasks: repeatable under a seed, different under different seeds, fine enough to split what looks like one step.
using System;
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Interpret;
using Xunit;

namespace Wyn.IR.Tests.Interpret;

public sealed class ScheduleTests
{
    /// <summary>Two tasks that print letters, and a main that waits for neither.</summary>
    private const string Letters = """
        module "letters" stage opt entry @$start
        fn @repeat(%text: str, %n: int) {
        ^entry(%text: str, %n: int):
          %0 = const 0 : int
          %1 = const 1 : int
          br ^loop(%n)
        ^loop(%i: int):
          %more = gt.int %i, %0
          br.if %more, ^body, ^done
        ^body:
          call.rt print(%text)
          %i.1 = sub.wrap %i, %1
          br ^loop(%i.1)
        ^done:
          ret
        }
        fn @$start() -> int {
        ^entry:
          %a = const "a" : str
          %b = const "b" : str
          %five = const 5 : int
          spawn.detached @repeat(%a, %five)
          spawn.detached @repeat(%b, %five)
          %zero = const 0 : int
          ret %zero
        }
        """;

    /// <summary>Two tasks that add to a global a hundred times each, by a load and a store.</summary>
    private const string LostUpdates = """
        module "lost" stage opt entry @$start
        shared global @count : int
        fn @add() {
        ^entry:
          %0 = const 0 : int
          %1 = const 1 : int
          %n = const 100 : int
          br ^loop(%n)
        ^loop(%i: int):
          %old = global.load @count : int
          %new = add.wrap %old, %1
          global.store @count, %new
          %i.1 = sub.wrap %i, %1
          %more = gt.int %i.1, %0
          br.if %more, ^loop(%i.1), ^done
        ^done:
          ret
        }
        fn @$start() -> int suspends {
        ^entry:
          %f = spawn @add() : future<unit>
          %g = spawn @add() : future<unit>
          await %f
          await %g
          %count = global.load @count : int
          ret %count
        }
        """;

    /// <summary>A task that only ends when main, which does not wait yet, goes on.</summary>
    private const string Polling = """
        module "poll" stage opt entry @$start
        shared global @ready : bool
        fn @poll() {
        ^entry:
          br ^loop
        ^loop:
          %ready = global.load @ready : bool
          br.if %ready, ^done, ^loop
        ^done:
          ret
        }
        fn @$start() -> int suspends {
        ^entry:
          %f = spawn @poll() : future<unit>
          %yes = const true : bool
          global.store @ready, %yes
          await %f
          %code = const 3 : int
          ret %code
        }
        """;

    [Fact]
    public void The_same_seed_gives_the_same_order()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            Assert.Equal(Run(Letters, seed), Run(Letters, seed));
        }
    }

    [Fact]
    public void Different_seeds_interleave_in_different_ways()
    {
        var outputs = Enumerable.Range(0, 100).Select(seed => Run(Letters, seed).Output).ToHashSet();
        Assert.All(outputs, output => Assert.Equal("aaaaabbbbb", string.Concat(output.Order())));
        Assert.True(outputs.Count > 50, $"{outputs.Count} different orders in 100 seeds");
        Assert.Contains(outputs, output => output[0] == 'b');
    }

    [Fact]
    public void Without_a_seed_tasks_run_one_after_the_other() => Assert.Equal("aaaaabbbbb", TestRun.Of(Letters).Output);

    [Fact]
    public void A_seed_finds_updates_that_get_lost()
    {
        Assert.Equal(200, TestRun.Of(LostUpdates).ExitCode);
        var counts = Enumerable.Range(0, 50).Select(seed => Run(LostUpdates, seed).ExitCode).ToList();
        Assert.All(counts, count => Assert.InRange(count, 2, 200));
        Assert.Contains(counts, count => count < 200);
    }

    [Fact]
    public void Under_a_seed_a_task_that_polls_does_not_keep_others_from_running()
    {
        Assert.Equal(3, TestRun.Of(Polling).ExitCode);
        Assert.All(Enumerable.Range(0, 50), seed => Assert.Equal(3, Run(Polling, seed).ExitCode));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1L)]
    public void A_long_chain_of_awaits_needs_no_stack_of_the_host(long? seed)
    {
        const string Chain = """
            module "chain" stage opt entry @$start
            fn @link(%n: int) -> int suspends {
            ^entry(%n: int):
              %0 = const 0 : int
              %1 = const 1 : int
              %end = eq.int %n, %0
              br.if %end, ^base, ^step
            ^base:
              ret %0
            ^step:
              %less = sub.wrap %n, %1
              %f = spawn @link(%less) : future<int>
              %r = await %f : int
              %sum = add.wrap %r, %1
              ret %sum
            }
            fn @$start() -> int suspends {
            ^entry:
              %n = const 50000 : int
              %r = call @link(%n) : int
              ret %r
            }
            """;
        Assert.Equal(new TestRun("", "", 50000), TestRun.Of(Chain, new InterpreterOptions { Seed = seed }));
    }

    [Fact]
    public void Many_tasks_can_wait_for_one()
    {
        const string Crowd = """
            module "crowd" stage opt entry @$start
            shared global @sum : int
            fn @slow() -> int {
            ^entry:
              %1 = const 1 : int
              ret %1
            }
            fn @wait(%f: future<int>) suspends {
            ^entry(%f: future<int>):
              %r = await %f : int
              %old = global.load @sum : int
              %new = add.wrap %old, %r
              global.store @sum, %new
              ret
            }
            fn @$start() -> int suspends {
            ^entry:
              %0 = const 0 : int
              %1 = const 1 : int
              %n = const 1000 : int
              %f = spawn @slow() : future<int>
              br ^loop(%n, %f)
            ^loop(%i: int, %g: future<int>):
              spawn.detached @wait(%f)
              %h = spawn @wait(%f) : future<unit>
              await %h
              %i.1 = sub.wrap %i, %1
              %more = gt.int %i.1, %0
              br.if %more, ^loop(%i.1, %f), ^done
            ^done:
              %r = global.load @sum : int
              ret %r
            }
            """;
        Assert.Equal(1000, TestRun.Of(Crowd).ExitCode);
        Assert.InRange(Run(Crowd, 5).ExitCode, 100, 2000);
    }

    [Fact]
    public void The_generator_gives_the_published_sequence()
    {
        var random = new SplitMix64(1234567);
        var expected = new List<ulong> { 6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821 };
        Assert.Equal(expected, expected.Select(_ => random.Next()));
    }

    [Fact]
    public void A_bounded_number_is_below_its_bound_and_reaches_all_values()
    {
        var random = new SplitMix64(7);
        var seen = new HashSet<int>();
        for (var i = 0; i < 1000; i++)
        {
            var number = random.Below(6);
            Assert.InRange(number, 0, 5);
            seen.Add(number);
        }

        Assert.Equal(6, seen.Count);
        Assert.Equal(0, new SplitMix64(Environment.ProcessId).Below(1));
    }

    private static TestRun Run(string text, int seed) => TestRun.Of(text, new InterpreterOptions { Seed = seed });
}
