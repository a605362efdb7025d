// The protocols, each as a program of three threads that is small enough for all its schedules to be visited.
using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Wyn.Runtime.Tests.Explore;

internal static class Protocols
{
    /// <summary>The programs, and the bound within which they are small enough.</summary>
    public static readonly IReadOnlyList<(string Name, int Bound, Func<ExploredProgram> Make)> All =
    [
        ("claim", 2, Claim),
        ("batch", 2, Batch),
        ("completion", 1, Completion),
        ("park", 2, Park),
        ("end", 1, End),
        ("deadlock", 1, Deadlock),
        ("channel", 2, Channel),
        ("select", 1, Select),
        ("sleep", 1, Sleep),
    ];

    /// <summary>Which protocol finds which planted bug, depth first.</summary>
    public static readonly IReadOnlyList<(Mutation Mutation, string Protocol)> Killers =
    [
        (Mutation.NoFence, "park"),
        (Mutation.NoLastLook, "park"),
        (Mutation.TornCompareExchange, "claim"),
        (Mutation.CompletionIgnoresWaiter, "completion"),
        (Mutation.PermitIsLost, "completion"),
        (Mutation.NoMutualExclusion, "batch"),
        (Mutation.PushWakesNobody, "park"),
        (Mutation.PublishBeforeArguments, "claim"),
        (Mutation.ResultAfterDone, "completion"),
        (Mutation.ClaimByStore, "claim"),
        (Mutation.ArmAfterLook, "park"),
        (Mutation.ForgetDecrement, "batch"),
        (Mutation.SuspendAfterRegister, "channel"),
        (Mutation.WaitersStayOpen, "completion"),
        (Mutation.SelectIgnoresCall, "select"),
        (Mutation.TimeOutIsLost, "sleep"),
    ];

    // R1, R5, R6: who publishes a task, who peeks into the ring, and who has the handle all try to run it.
    private static ExploredProgram Claim()
        => OfWorkers((tasks, workers) =>
        [
            explorer =>
            {
                explorer.Pause(); // anybody may begin
                var first = tasks.Spawn(workers[0]);
                tasks.Handle = first;
                tasks.Spawn(workers[0]);
                explorer.Add(tasks.Published);
                while (workers[0].Ring.TryPop<ExplorerHooks>(out var task))
                {
                    workers[0].Run<ExplorerHooks>(task);
                }
            },
            _ =>
            {
                if (workers[0].Ring.TryPeek<ExplorerHooks>(out var task) && Cell.TryClaim<ExplorerHooks>(task.Chunk!.Words, task.Index))
                {
                    workers[1].Run<ExplorerHooks>(task);
                }
            },
            explorer =>
            {
                explorer.WaitFor(tasks.Published, 1);
                if (Cell.TryClaim<ExplorerHooks>(tasks.Handle.Chunk!.Words, tasks.Handle.Index))
                {
                    workers[2].Run<ExplorerHooks>(tasks.Handle);
                }
            },
        ]);

    // R4: a ring fills up and its oldest tasks go to the queue, from which two others take them.
    private static ExploredProgram Batch()
        => OfWorkers((tasks, workers) =>
        [
            explorer =>
            {
                explorer.Pause(); // anybody may begin
                for (var i = 0; i < ExplorerHooks.RingCapacity + ExplorerHooks.BatchSize; i++)
                {
                    tasks.Spawn(workers[0]);
                }

                TakeAll(workers[0]);
            },
            _ => TakeBatch(workers[1]),
            _ => TakeBatch(workers[2]),
        ]);

    // R1, R7: two wait for a task while its runner completes it. Before: each of the three is brought to its place.
    private static ExploredProgram Completion()
    {
        Future slow = default;
        var sum = 0L;
        var begun = new Counter();
        var opened = new Counter();
        var ended = new Counter();
        return ExploredProgram.Whole(
            4, // the fourth has no thread yet: who waits need not make room for another
            async strand =>
            {
                var worker = strand.Worker;
                var explorer = Explorer.Current!; // on fibers only
                ExploredTasks.Detach(worker, async inner =>
                {
                    slow = ExploredTasks.Spawn(inner.Worker, _ =>
                    {
                        explorer.Add(begun);
                        explorer.WaitFor(opened, 1);
                        return 20;
                    });
                    await inner.Await(slow); // in place
                    explorer.WaitFor(ended, 2);
                });
                explorer.WaitFor(begun, 1);
                ExploredTasks.Detach(worker, async inner =>
                {
                    explorer.Add(begun);
                    explorer.WaitFor(opened, 1);
                    await AwaitSlow(inner);
                });
                explorer.WaitFor(begun, 2);
                explorer.Open();
                explorer.Add(opened);
                await AwaitSlow(strand);
                explorer.WaitFor(ended, 2);
                return 0;

                async Task AwaitSlow(ExploredStrand awaiter)
                {
                    var result = await awaiter.Await(slow); // first, or the sum would be of before
                    sum += result;
                    explorer.Add(ended);
                    if (ended.Value == 2)
                    {
                        explorer.Close();
                    }
                }
            },
            () => sum,
            40,
            isOpen: false);
    }

    // R6, R7: main pushes tasks and goes on without an end until others have run them.
    private static ExploredProgram Park()
    {
        var ran = new Counter();
        return ExploredProgram.Whole(
            3,
            strand =>
            {
                var worker = strand.Worker;
                var explorer = Explorer.Current!; // on fibers only
                ExploredTasks.Detach(worker, _ => explorer.Add(ran));
                ExploredTasks.Detach(worker, _ => explorer.Add(ran));
                explorer.WaitFor(ran, 2);
                explorer.Close();
                return Task.FromResult(0L);
            },
            () => ran.Value,
            2);
    }

    // R7, R9: three threads run out of work, one after the other in any order, and the last one sees that the program has ended.
    private static ExploredProgram End()
    {
        var begun = new Counter();
        var opened = new Counter();
        return ExploredProgram.Whole(
            3,
            strand =>
            {
                var worker = strand.Worker;
                var explorer = Explorer.Current!; // on fibers only
                for (var i = 1; i <= 2; i++)
                {
                    ExploredTasks.Detach(worker, _ =>
                    {
                        explorer.Add(begun);
                        explorer.WaitFor(opened, 1);
                    });
                    explorer.WaitFor(begun, i);
                }

                explorer.Open();
                explorer.Add(opened);
                return Task.FromResult(0L);
            },
            () => begun.Value,
            2,
            isOpen: false);
    }

    // R9: two tasks wait for each other, and whoever finds it ends the program with a report.
    private static ExploredProgram Deadlock()
    {
        var tasks = new Future[2];
        var given = new Counter();
        return ExploredProgram.Whole(
            3,
            strand =>
            {
                var worker = strand.Worker;
                var explorer = Explorer.Current!; // on fibers only
                for (var i = 0; i < tasks.Length; i++)
                {
                    var other = 1 - i;
                    tasks[i] = ExploredTasks.Spawn(worker, async inner =>
                    {
                        explorer.WaitFor(given, 1);
                        return await inner.Await(tasks[other]);
                    });
                }

                explorer.Add(given);
                return Task.FromResult(0L);
            },
            () => given.Value,
            1,
            exitCode: ExitCodes.Panic);
    }

    // R10: two send into a channel with one place while one receives and closes it in the end. Each goes on in whichever thread
    // has woken it.
    private static ExploredProgram Channel()
    {
        var channel = new WynChannel<long>(1, "");
        return OfWorkers(
            (tasks, workers) =>
            [
                explorer =>
                {
                    explorer.Pause(); // anybody may begin
                    tasks.Spawn(workers[0], async strand =>
                    {
                        tasks.Sum += await strand.Receive(channel);
                        tasks.Sum += await strand.Receive(channel);
                        channel.Close<ExplorerHooks>(strand.Worker);
                        tasks.Sum += await strand.Receive(channel, 10);
                    });
                    TakeAll(workers[0]);
                },
                _ => Send(tasks, workers[1], channel, 1),
                _ => Send(tasks, workers[2], channel, 2),
            ],
            expected: 13);
    }

    // One selects between two channels until both are closed, into each of which another one sends.
    private static ExploredProgram Select()
    {
        WynChannel<long>[] channels = [new(1, ""), new(1, "")];
        return OfWorkers(
            (tasks, workers) =>
            [
                explorer =>
                {
                    explorer.Pause(); // anybody may begin
                    tasks.Spawn(workers[0], async strand =>
                    {
                        while (await strand.Select(-1, channels) is >= 0 and var index)
                        {
                            tasks.Sum += await strand.Receive(channels[index]);
                        }
                    });
                    TakeAll(workers[0]);
                },
                _ => Send(tasks, workers[1], channels[0], 1, close: true),
                _ => Send(tasks, workers[2], channels[1], 2, close: true),
            ],
            expected: 3);
    }

    // R7: main goes on without an end until a task has slept: a parked worker wakes up for it.
    private static ExploredProgram Sleep()
    {
        var ran = new Counter();
        return ExploredProgram.Whole(
            2,
            strand =>
            {
                var explorer = Explorer.Current!; // on fibers only
                ExploredTasks.Detach(strand.Worker, async inner =>
                {
                    await inner.Sleep(10);
                    explorer.Add(ran);
                });
                explorer.WaitFor(ran, 1);
                explorer.Close();
                return Task.FromResult(0L);
            },
            () => ran.Value,
            1);
    }

    private static void Send(CountedTasks tasks, Worker worker, WynChannel<long> channel, long value, bool close = false)
    {
        tasks.Spawn(worker, async strand =>
        {
            await strand.Send(channel, value);
            if (close)
            {
                channel.Close<ExplorerHooks>(strand.Worker);
            }
        });
        TakeAll(worker);
    }

    private static void TakeBatch(Worker worker)
    {
        var isTaken = worker.TryTakeFromQueue<ExplorerHooks>(out var task);
        while (isTaken)
        {
            worker.Run<ExplorerHooks>(task);
            isTaken = worker.Ring.TryPop<ExplorerHooks>(out task);
        }
    }

    private static void TakeAll(Worker worker)
    {
        while (worker.Ring.TryPop<ExplorerHooks>(out var task) || worker.TryTakeFromQueue<ExplorerHooks>(out task))
        {
            worker.Run<ExplorerHooks>(task);
        }
    }

    // Bodies on workers of their own, without the loop that parks them. At the end nothing may be left.
    private static ExploredProgram OfWorkers(Func<CountedTasks, Worker[], Action<Explorer>[]> makeBodies, long expected = 0)
        => new(explorer =>
        {
            var scheduler = ExploredTasks.Prepare(1, _ => Task.FromResult(0L), out var first, others: 2);
            Worker[] workers = [first, scheduler.AddWorker<ExplorerHooks>(), scheduler.AddWorker<ExplorerHooks>()];
            var tasks = new CountedTasks { Expected = expected };
            foreach (var body in makeBodies(tasks, workers))
            {
                explorer.Start(() => body(explorer));
            }

            explorer.Open();
            return () => tasks.Check(scheduler);
        });
}
