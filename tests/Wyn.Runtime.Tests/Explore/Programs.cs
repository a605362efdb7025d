// The explored programs, small enough for their schedules to matter.
using System;
using System.Collections.Generic;

namespace Wyn.Runtime.Tests.Explore;

internal static class Programs
{
    public static readonly IReadOnlyList<(string Name, Func<int, ExploredProgram> Make)> All =
    [
        ("fork and join", workers => ExploredProgram.Computing(workers, worker => Fib(worker, 4), 3)),
        ("many outstanding", workers => ExploredProgram.Computing(workers, ManyOutstanding, 45)),
        ("detached", Detached),
        ("several await a running one", workers => ExploredProgram.Computing(workers, SeveralAwaitOne, 12)),
        ("the maker is busy", MakerIsBusy),
        ("one task is busy", OneTaskIsBusy),
        ("hints are stale", HintsAreStale),
        ("a chain", workers => ExploredProgram.Computing(workers, worker => Link(worker, 6), 6)),
    ];

    private static long Fib(Worker worker, int n)
    {
        if (n < 2)
        {
            return n;
        }

        var f = ExploredTasks.Spawn(worker, inner => Fib(inner, n - 1));
        var g = Fib(worker, n - 2);
        return ExploredTasks.Await(worker, f) + g;
    }

    // More than a ring and a batch hold.
    private static long ManyOutstanding(Worker worker)
    {
        var tasks = new Future[10];
        for (var i = 0; i < tasks.Length; i++)
        {
            var n = i;
            tasks[i] = ExploredTasks.Spawn(worker, _ => n);
        }

        var sum = 0L;
        foreach (var task in tasks)
        {
            sum += ExploredTasks.Await(worker, task);
        }

        return sum;
    }

    // Main returns first, or nearly so; the end of the program alone waits for the tasks.
    private static ExploredProgram Detached(int workers)
    {
        var count = 0;
        return ExploredProgram.Whole(
            workers,
            worker =>
            {
                for (var i = 0; i < 3; i++)
                {
                    ExploredTasks.Detach(worker, inner =>
                    {
                        count++;
                        ExploredTasks.Detach(inner, _ => count++);
                    });
                }

                return 0;
            },
            () => count,
            6);
    }

    private static long SeveralAwaitOne(Worker worker)
    {
        var slow = ExploredTasks.Spawn(worker, _ =>
        {
            ExplorerHooks.Pause(0);
            ExplorerHooks.Pause(0);
            return 3;
        });
        var first = ExploredTasks.Spawn(worker, inner => ExploredTasks.Await(inner, slow));
        var second = ExploredTasks.Spawn(worker, inner => ExploredTasks.Await(inner, slow));
        ExplorerHooks.Pause(0);
        return ExploredTasks.Await(worker, slow) + ExploredTasks.Await(worker, second)
            + ExploredTasks.Await(worker, first) + ExploredTasks.Await(worker, slow);
    }

    // Somebody else must run what main has pushed, while main goes on without waiting. With one worker there is nobody.
    private static ExploredProgram MakerIsBusy(int workers)
    {
        var count = 0;
        return ExploredProgram.Whole(
            workers,
            worker =>
            {
                for (var i = 1; i <= 2; i++)
                {
                    ExploredTasks.Detach(worker, _ => count++);
                    while (workers > 1 && count < i)
                    {
                        ExplorerHooks.Pause(0);
                    }
                }

                return 0;
            },
            () => count,
            2);
    }

    // The last task but one goes on until all others have ended: wherever the last one's hint is, somebody else must find it.
    private static ExploredProgram OneTaskIsBusy(int workers)
    {
        const int Count = 7;
        var begun = 0;
        var ended = 0;
        return ExploredProgram.Whole(
            workers,
            worker =>
            {
                for (var i = 0; i < Count; i++)
                {
                    ExploredTasks.Detach(worker, _ =>
                    {
                        var isLong = ++begun == Count - 1;
                        while (isLong && workers > 1 && ended < Count - 1)
                        {
                            ExplorerHooks.Pause(0);
                        }

                        ended++;
                    });
                }

                return 0;
            },
            () => ended,
            Count);
    }

    // As in MakerIsBusy, with hints in the ring to tasks that have been awaited already.
    private static ExploredProgram HintsAreStale(int workers)
    {
        var ended = 0;
        return ExploredProgram.Whole(
            workers,
            worker =>
            {
                var first = ExploredTasks.Spawn(worker, _ => 1);
                ExploredTasks.Detach(worker, _ => ended++);
                ExploredTasks.Await(worker, first);
                ExploredTasks.Detach(worker, _ => ended++);
                while (workers > 1 && ended < 2)
                {
                    ExplorerHooks.Pause(0);
                }

                return 0;
            },
            () => ended,
            2);
    }

    private static long Link(Worker worker, int length)
        => length == 0 ? 0 : 1 + ExploredTasks.Await(worker, ExploredTasks.Spawn(worker, inner => Link(inner, length - 1)));
}
