// What tasks do, as lowered code sees them, under several numbers of workers.
using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Wyn.Stress;
using Xunit;

namespace Wyn.Runtime.Tests;

public sealed class TaskTests
{
    public static TheoryData<int> Workers => [1, 2, 3, 8, 64];

    [Theory]
    [MemberData(nameof(Workers))]
    public void An_await_gives_the_result_each_time_the_same(int workers)
    {
        var outcome = Tasks.Run(workers, async strand =>
        {
            var f = Tasks.Spawn(strand.Worker, _ => 42 * 42);
            return await strand.Await(f) == 1764 && await strand.Await(f) == 1764 ? 7 : 0;
        });
        Assert.Equal(new Outcome(7, "", ""), outcome);
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void Ten_thousand_tasks_are_outstanding_at_once(int workers)
    {
        var sum = 0L;
        Tasks.Run(workers, async strand =>
        {
            var tasks = Enumerable.Range(0, 10_000).Select(i => Tasks.Spawn(strand.Worker, _ => (long)i * i)).ToArray();
            foreach (var task in tasks)
            {
                sum += await strand.Await(task);
            }

            return 0;
        });
        Assert.Equal(333283335000, sum);
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void A_chain_of_ten_thousand_awaits_needs_no_more_than_a_stack(int workers)
    {
        var depth = 0L;
        Tasks.Run(workers, async strand =>
        {
            depth = await Descend(strand, 10_000);
            return 0;
        });
        Assert.Equal(10_000, depth);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_chain_of_awaits_may_be_deeper_than_a_stack(int workers)
    {
        var depth = 0L;
        var outcome = Tasks.Run(workers, async strand =>
        {
            depth = await Descend(strand, 400_000);
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

    [Theory]
    [MemberData(nameof(Workers))]
    public void A_cancelled_task_sees_it_and_still_gives_its_result(int workers)
    {
        var outcome = Tasks.Run(workers, async strand =>
        {
            var task = Tasks.Spawn(strand.Worker, async inner =>
            {
                while (!TaskState.IsCancelled(inner.Worker))
                {
                    await inner.Yield();
                }

                return 5;
            });
            await strand.Sleep(1);
            TaskState.Cancel(task);
            var result = await strand.Await(task);
            return TaskState.IsCancelled(strand.Worker) || !TaskState.IsDone(task) ? 1 : result;
        });
        Assert.Equal(new Outcome(5, "", ""), outcome);
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void Sleepers_wait_at_the_same_time(int workers)
    {
        var order = new System.Collections.Concurrent.ConcurrentQueue<int>();
        var outcome = Tasks.Run(workers, async strand =>
        {
            var begin = RuntimeEntryPoints.ClockMs();
            Nap(200);
            Nap(20);
            Nap(100);
            await strand.Sleep(200);
            return RuntimeEntryPoints.ClockMs() - begin >= 200 ? 0 : 1;

            void Nap(int time)
                => Tasks.Detach(strand.Worker, async inner =>
                {
                    await inner.Sleep(time);
                    order.Enqueue(time);
                });
        });
        Assert.Equal(new Outcome(0, "", ""), outcome);
        Assert.Equal("20 100 200", string.Join(' ', order.Order()));
    }

    private static async Task<long> Descend(Strand strand, int depth)
        => depth == 0 ? 0 : 1 + await strand.Await(Tasks.Spawn(strand.Worker, inner => Descend(inner, depth - 1)));
}
