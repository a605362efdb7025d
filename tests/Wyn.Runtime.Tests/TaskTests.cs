// What tasks do, as lowered code sees them, under several numbers of workers.
using System;
using System.Linq;
using System.Threading;
using Wyn.Stress;
using Xunit;

namespace Wyn.Runtime.Tests;

public sealed unsafe class TaskTests
{
    private static readonly SpawnSite DescendSite = new((nint)(delegate*<Worker, Future, void>)&EnterDescend, 1, false, "descend", "test.wyn:4:4");

    public static TheoryData<int> Workers => [1, 2, 3, 8, 64];

    [Theory]
    [MemberData(nameof(Workers))]
    public void An_await_gives_the_result_each_time_the_same(int workers)
    {
        var outcome = Tasks.Run(workers, worker =>
        {
            var f = Tasks.Spawn(worker, _ => 42 * 42);
            return Tasks.Await(worker, f) == 1764 && Tasks.Await(worker, f) == 1764 ? 7 : 0;
        });
        Assert.Equal(new Outcome(7, "", ""), outcome);
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void Arguments_of_each_kind_arrive_and_the_references_are_cleared(int workers)
    {
        var site = new SpawnSite((nint)(delegate*<Worker, Future, void>)&TakeAll, 5, true, "all", "test.wyn:1:1");
        var outcome = Tasks.Run(workers, worker =>
        {
            var inner = Tasks.Spawn(worker, _ => 1000);
            var f = RuntimeEntryPoints.TaskNew(worker, site);
            f.Word(0) = -5;
            f.Word(1) = BitConverter.DoubleToInt64Bits(0.5);
            f.Word(2) = 1;
            f.Reference(3) = WynString.FromText("text");
            f.Reference(4) = inner.Chunk;
            f.Word(4) = inner.Index;
            RuntimeEntryPoints.TaskPublish(worker, f);
            RuntimeEntryPoints.TaskAwait(worker, f);
            RuntimeEntryPoints.Print(worker, (WynString)f.Reference(0)!); // a string by its entry
            return f.Reference(3) is null && f.Reference(4) is null ? 0 : 1;
        });
        Assert.Equal(new Outcome(0, "-5 0.5 true text 1000", ""), outcome);
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void Ten_thousand_tasks_are_outstanding_at_once(int workers)
    {
        var sum = 0L;
        Tasks.Run(workers, worker =>
        {
            var tasks = Enumerable.Range(0, 10_000).Select(i => Tasks.Spawn(worker, _ => (long)i * i)).ToArray();
            sum = tasks.Sum(task => Tasks.Await(worker, task));
            return 0;
        });
        Assert.Equal(333283335000, sum);
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void A_chain_of_ten_thousand_awaits_needs_no_more_than_a_stack(int workers)
    {
        var depth = 0L;
        Tasks.Run(workers, worker =>
        {
            depth = Descend(worker, 10_000);
            return 0;
        });
        Assert.Equal(10_000, depth);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_chain_of_awaits_that_is_deeper_than_a_stack_goes_on_on_another(int workers)
    {
        var depth = 0L;
        var outcome = Tasks.Run(workers, worker =>
        {
            depth = DescendInWords(worker, 400_000);
            return 0;
        });
        Assert.Equal(new Outcome(0, "", ""), outcome);
        Assert.Equal(400_000, depth);
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void The_program_ends_after_the_last_task(int workers)
    {
        var outcome = Tasks.Run(workers, worker =>
        {
            for (var i = 0; i < 100; i++)
            {
                Tasks.Detach(worker, inner => Tasks.Detach(inner, deepest => RuntimeEntryPoints.Print(deepest, WynString.FromText("x"))));
            }

            RuntimeEntryPoints.Print(worker, WynString.FromText("main "));
            return 3;
        });
        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal(100, outcome.Output.Count(c => c == 'x'));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(64)]
    public void Tasks_spawned_by_one_that_spins_end_meanwhile(int workers)
    {
        var done = 0;
        var outcome = Tasks.Run(workers, worker =>
        {
            for (var i = 0; i < 100; i++)
            {
                Tasks.Detach(worker, _ => Interlocked.Increment(ref done));
            }

            return SpinWait.SpinUntil(() => Volatile.Read(ref done) == 100, TimeSpan.FromSeconds(60)) ? 0 : 1;
        });
        Assert.Equal(new Outcome(0, "", ""), outcome);
    }

    [Fact]
    public void A_single_task_runs_while_its_maker_is_busy()
    {
        var done = 0;
        var outcome = Tasks.Run(2, worker =>
        {
            for (var i = 1; i <= 50; i++)
            {
                Tasks.Detach(worker, _ => Interlocked.Increment(ref done));
                var target = i;
                if (!SpinWait.SpinUntil(() => Volatile.Read(ref done) == target, TimeSpan.FromSeconds(60)))
                {
                    return 1;
                }
            }

            return 0;
        });
        Assert.Equal(new Outcome(0, "", ""), outcome);
    }

    private static long Descend(Worker worker, int depth)
        => depth == 0 ? 0 : 1 + Tasks.Await(worker, Tasks.Spawn(worker, inner => Descend(inner, depth - 1)));

    // Without lambdas: what they allocate makes the collector walk the deep stacks again and again.
    private static long DescendInWords(Worker worker, long depth)
    {
        if (depth == 0)
        {
            return 0;
        }

        var task = RuntimeEntryPoints.TaskNew(worker, DescendSite);
        task.Word(0) = depth - 1;
        RuntimeEntryPoints.TaskPublish(worker, task);
        RuntimeEntryPoints.TaskAwait(worker, task);
        return 1 + task.Word(0);
    }

    private static void EnterDescend(Worker worker, Future task) => task.Word(0) = DescendInWords(worker, task.Word(0));

    private static void TakeAll(Worker worker, Future task)
    {
        var text = (WynString)task.Reference(3)!; // stored by who spawned
        var future = new Future((TaskChunk?)task.Reference(4), (int)task.Word(4));
        task.Reference(3) = null;
        task.Reference(4) = null;
        RuntimeEntryPoints.TaskAwait(worker, future);
        task.Reference(0) = RuntimeEntryPoints.StrConcat(
            RuntimeEntryPoints.StrFromInt(task.Word(0)),
            WynString.FromText(" "),
            RuntimeEntryPoints.StrFromFloat(BitConverter.Int64BitsToDouble(task.Word(1))),
            WynString.FromText(" "),
            RuntimeEntryPoints.StrFromBool(task.Word(2) != 0),
            WynString.FromText(" "),
            text,
            WynString.FromText(" "),
            RuntimeEntryPoints.StrFromInt(future.Word(0)));
    }
}
