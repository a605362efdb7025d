// Tasks that count how often each of them has run.
using System.Collections.Generic;

namespace Wyn.Runtime.Tests.Explore;

internal sealed class CountedTasks
{
    private readonly List<int> _runs = [];

    /// <summary>Counts who has put something into <see cref="Handle"/>.</summary>
    public Counter Published { get; } = new();

    /// <summary>The task that one thread hands to another.</summary>
    public Future Handle { get; set; }

    public Future Spawn(Worker worker)
    {
        var number = _runs.Count;
        _runs.Add(0);
        return ExploredTasks.Spawn(worker, _ => ++_runs[number]);
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

        return null;
    }
}
