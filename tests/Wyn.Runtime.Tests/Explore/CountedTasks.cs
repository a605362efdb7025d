// Tasks that count how often each of them has run.
using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Wyn.Runtime.Tests.Explore;

internal sealed class CountedTasks
{
    private readonly List<int> _runs = [];

    /// <summary>Counts who has put something into <see cref="Handle"/>.</summary>
    public Counter Published { get; } = new();

    /// <summary>The task that one thread hands to another.</summary>
    public Future Handle { get; set; }

    /// <summary>What the tasks have summed up.</summary>
    public long Sum { get; set; }

    /// <summary>What <see cref="Sum"/> must be in the end.</summary>
    public long Expected { get; init; }

    public Future Spawn(Worker worker)
    {
        var number = _runs.Count;
        _runs.Add(0);
        return ExploredTasks.Spawn(worker, _ => ++_runs[number]);
    }

    /// <summary>A task that may wait; it has run when its body has ended.</summary>
    public Future Spawn(Worker worker, Func<ExploredStrand, Task> body)
    {
        var number = _runs.Count;
        _runs.Add(0);
        return ExploredTasks.Spawn(worker, async strand =>
        {
            await body(strand);
            return ++_runs[number];
        });
    }

    /// <summary>What is wrong when all threads have ended; null if each task has run once and no hint to a new one is left.</summary>
    public string? Check(Scheduler scheduler)
    {
        if (!scheduler.Queue.IsEmpty<ExplorerHooks>())
        {
            return "the queue says that it holds batches";
        }

        for (var i = 0; i < _runs.Count; i++)
        {
            if (_runs[i] != 1)
            {
                return $"task {i} ran {_runs[i]} times";
            }
        }

        return Sum == Expected ? null : $"{Sum} instead of {Expected}";
    }
}
