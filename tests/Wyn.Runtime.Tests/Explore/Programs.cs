// The explored programs, small enough for their schedules to matter.
using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Wyn.Runtime.Tests.Explore;

internal static class Programs
{
    public static readonly IReadOnlyList<(string Name, Func<int, ExploredProgram> Make)> All =
    [
        ("fork and join", workers => ExploredProgram.Computing(workers, strand => Fib(strand, 4), 3)),
        ("many outstanding", workers => ExploredProgram.Computing(workers, ManyOutstanding, 45)),
        ("detached", Detached),
        ("several await a running one", workers => ExploredProgram.Computing(workers, SeveralAwaitOne, 12)),
        ("the maker is busy", MakerIsBusy),
        ("one task is busy", OneTaskIsBusy),
        ("hints are stale", HintsAreStale),
        ("a chain", workers => ExploredProgram.Computing(workers, strand => Link(strand, 6), 6)),
    ];

    private static async Task<long> Fib(ExploredStrand strand, int n)
    {
        if (n < 2)
        {
            return n;
        }

        var f = ExploredTasks.Spawn(strand.Worker, inner => Fib(inner, n - 1));
        var g = await Fib(strand, n - 2);
        return await strand.Await(f) + g;
    }

    // More than a ring and a batch hold.
    private static async Task<long> ManyOutstanding(ExploredStrand strand)
    {
        var tasks = new Future[10];
        for (var i = 0; i < tasks.Length; i++)
        {
            var n = i;
            tasks[i] = ExploredTasks.Spawn(strand.Worker, _ => n);
        }

        var sum = 0L;
        foreach (var task in tasks)
        {
            sum += await strand.Await(task);
        }

        return sum;
    }

    // Main returns first, or nearly so; the end of the program alone waits for the tasks.
    private static ExploredProgram Detached(int workers)
    {
        var count = 0;
        return ExploredProgram.Whole(
            workers,
            strand =>
            {
                var worker = strand.Worker;
                for (var i = 0; i < 3; i++)
                {
                    ExploredTasks.Detach(worker, inner =>
                    {
                        count++;
                        ExploredTasks.Detach(inner, _ => count++);
                    });
                }

                return Task.FromResult(0L);
            },
            () => count,
            6);
    }

    private static async Task<long> SeveralAwaitOne(ExploredStrand strand)
    {
        var slow = ExploredTasks.Spawn(strand.Worker, _ =>
        {
            ExplorerHooks.Pause(0);
            ExplorerHooks.Pause(0);
            return 3;
        });
        var first = ExploredTasks.Spawn(strand.Worker, inner => inner.Await(slow));
        var second = ExploredTasks.Spawn(strand.Worker, inner => inner.Await(slow));
        ExplorerHooks.Pause(0);
        return await strand.Await(slow) + await strand.Await(second)
            + await strand.Await(first) + await strand.Await(slow);
    }

    // Somebody else must run what main has pushed, while main goes on without waiting. With one worker there is nobody.
    private static ExploredProgram MakerIsBusy(int workers)
    {
        var count = 0;
        return ExploredProgram.Whole(
            workers,
            strand =>
            {
                var worker = strand.Worker;
                for (var i = 1; i <= 2; i++)
                {
                    ExploredTasks.Detach(worker, _ => count++);
                    while (workers > 1 && count < i)
                    {
                        ExplorerHooks.Pause(0);
                    }
                }

                return Task.FromResult(0L);
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
            strand =>
            {
                var worker = strand.Worker;
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

                return Task.FromResult(0L);
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
            async strand =>
            {
                var worker = strand.Worker;
                var first = ExploredTasks.Spawn(worker, _ => 1);
                ExploredTasks.Detach(worker, _ => ended++);
                await strand.Await(first);
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

    private static async Task<long> Link(ExploredStrand strand, int length)
        => length == 0 ? 0 : 1 + await strand.Await(ExploredTasks.Spawn(strand.Worker, inner => Link(inner, length - 1)));
}
