// A thread that runs tasks, with what only this thread touches: its ring, its pools, the task it is in. Fields under
// "parking" belong to the scheduler's gate. A worker is made once per thread and never moves to another: emitted code
// holds it in stack frames, and the stack limits are the thread's.
using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Wyn.Runtime;

/// <summary>A worker: the hidden first argument of every function that may spawn, wait, or recurse.</summary>
public sealed unsafe partial class Worker
{
    /// <summary>The lowest stack address that a call may begin at; below it is a stack overflow.</summary>
    [SuppressMessage("Design", "CA1051", Justification = "Emitted code compares it at the entry of recursive functions.")]
    public nuint StackLimit;

    internal Ring Ring;
    internal CellPools Cells = new();

    // R8: how often the worker looks past its newest task, so that an old one is not passed over for ever.
    private const int FairnessInterval = 64;

    // R8: how often tasks may look at what other tasks change before one of them lets others run.
    private const int PollInterval = 256;

    private readonly long[] _words;
    private readonly BatchQueue _queue;

    // The lowest stack address at which a task is still run in place.
    private nuint _inPlaceLimit;
    private uint _tasksTaken;
    private uint _polls;
    private Batch? _spareBatch;
#pragma warning disable CS8500 // a pointer to a struct with references: see RunningTask
    private RunningTask* _current;
#pragma warning restore CS8500

    internal Worker(Scheduler scheduler, int index, int ringCapacity)
    {
        Ring = new Ring(ringCapacity);
        Scheduler = scheduler;
        Index = index;
        _words = scheduler.Words;
        _queue = scheduler.Queue;
    }

    internal Scheduler Scheduler { get; }

    /// <summary>The place in the scheduler's table.</summary>
    internal int Index { get; }

    internal Parker Parker { get; } = new();

    /// <summary>Parking, under the gate: true while the thread has a reason to stay parked.</summary>
    internal bool IsWaiting { get; set; }

    /// <summary>Parking: true once the worker has a thread. Set by who starts it.</summary>
    internal bool IsStarted { get; set; }

    /// <summary>Parking, under the gate: the next worker in the list of idle ones.</summary>
    internal Worker? NextParked { get; set; }

    /// <summary>What earlier looks saw in the rings of the other workers; see Stealing.</summary>
    internal Sighting[] Seen { get; set; } = [];

    /// <summary>The task whose code the thread executes; no task outside of one.</summary>
    internal Future Current => _current is null ? default : _current->Task;

    /// <summary>True if enough stack is left to run a task on top of the current one.</summary>
    internal bool HasStackForTask
    {
        get
        {
            byte here;
            return (nuint)(&here) > _inPlaceLimit;
        }
    }

    /// <summary>Says where the thread's stack ends.</summary>
    internal void SetStack(nuint limit, nuint inPlaceLimit)
    {
        StackLimit = limit;
        _inPlaceLimit = inPlaceLimit;
    }

    /// <summary>Counts a look at something that another task changes; true where others should run first (R8).</summary>
    internal bool CountPoll() => ++_polls % PollInterval == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Future NewTask<THooks>(SpawnSite site)
        where THooks : struct, ISchedulerHooks
        => Cells.Take<THooks>(Scheduler, site);

    internal Future NewDetachedTask<THooks>(SpawnSite site)
        where THooks : struct, ISchedulerHooks
    {
        var task = Cells.TakeDetached<THooks>(Scheduler, site);
        Cell.Detach<THooks>(task.Chunk!.Words, task.Index); // a cell has a chunk
        return task;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Publish<THooks>(Future task)
        where THooks : struct, ISchedulerHooks
    {
        Cell.Publish<THooks>(task.Chunk!.Words, task.Index); // a task has a chunk
        Push<THooks>(task);
    }

    /// <summary>Runs tasks until the program has ended; begins with a search if <paramref name="task"/> is no task.</summary>
    internal void Loop<THooks>(Future task)
        where THooks : struct, ISchedulerHooks
    {
        if (task.Chunk is null && !Scheduler.Parking.Search<THooks>(this, out task))
        {
            return;
        }

        do
        {
            Run<THooks>(task);
        }
        while (TryGetTask<THooks>(out task));
    }

    /// <summary>Claims a task from a batch of the queue, having put the batch into the ring; false if the queue is empty.</summary>
    internal bool TryTakeFromQueue<THooks>(out Future task)
        where THooks : struct, ISchedulerHooks
    {
        while (_queue.TryTake<THooks>() is { } batch)
        {
            foreach (var hint in batch.Tasks)
            {
                Ring.Push<THooks>(hint);
            }

            batch.Clear();
            _spareBatch = batch;
            if (Ring.TryPop<THooks>(out task))
            {
                // As a push does: who armed Wanted may have looked at the queue after, at this ring before the hints moved.
                if (THooks.Load(_words, SharedWords.Wanted) == Parking.WantedByAll && Ring.Count > 0)
                {
                    Scheduler.Parking.Wake<THooks>();
                }

                return true;
            }
        }

        task = default;
        return false;
    }

    /// <summary>Wakes tasks whose time is over, and claims one.</summary>
    internal bool TryTakeTimed<THooks>(out Future task)
        where THooks : struct, ISchedulerHooks
    {
        Scheduler.Timers.Serve<THooks>(this);
        return Ring.TryPop<THooks>(out task);
    }

    // Between two tasks: the next one, claimed; false if the program has ended.
    private bool TryGetTask<THooks>(out Future task)
        where THooks : struct, ISchedulerHooks
    {
        task = default;
        return THooks.Load(_words, SharedWords.Ended) == 0
            && (TryGetOwnTask<THooks>(out task)
                || (Scheduler.Parking.BecomeIdle<THooks>(this) && Scheduler.Parking.Search<THooks>(this, out task)));
    }

    private bool TryGetOwnTask<THooks>(out Future task)
        where THooks : struct, ISchedulerHooks
        => (++_tasksTaken % FairnessInterval == 0 && TryGetOldTask<THooks>(out task))
            || Ring.TryPop<THooks>(out task)
            || TryTakeFromQueue<THooks>(out task);

    // R7, R8: wakes whose time is over. Then a batch of the queue, in exchange for the oldest of the ring; else the oldest of the ring.
    private bool TryGetOldTask<THooks>(out Future task)
        where THooks : struct, ISchedulerHooks
    {
        Scheduler.Timers.Serve<THooks>(this);
        if (_queue.IsEmpty<THooks>())
        {
            return Ring.TryPopOldest<THooks>(out task);
        }

        if (Ring.Count > 0)
        {
            MoveToQueue<THooks>(THooks.BatchSize);
        }

        return TryTakeFromQueue<THooks>(out task);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Push<THooks>(Future task)
        where THooks : struct, ISchedulerHooks
    {
        var count = Ring.Push<THooks>(task);

        // pairs with the fence of who sets Wanted, in Parking: either we see it, or it sees the task in the ring
        if (count == THooks.RingCapacity || THooks.Load(_words, SharedWords.Wanted) == Parking.WantedByAll)
        {
            Offer<THooks>(count);
        }
    }

    // R4, R7: the ring is full, or somebody wants work.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Offer<THooks>(int count)
        where THooks : struct, ISchedulerHooks
    {
        if (count == THooks.RingCapacity)
        {
            MoveToQueue<THooks>(THooks.BatchSize);
        }
        else if (count > 1 && _queue.IsEmpty<THooks>())
        {
            // The newer half stays: its owner is about to need it, and a single task is soonest awaited where it was made.
            MoveToQueue<THooks>(Math.Min(count / 2, THooks.BatchSize));
        }

        if (THooks.Load(_words, SharedWords.Wanted) == Parking.WantedByAll)
        {
            Scheduler.Parking.Wake<THooks>(); // nothing was moved: too few hints, or stale ones
        }
    }

    private void MoveToQueue<THooks>(int count)
        where THooks : struct, ISchedulerHooks
    {
        var batch = _spareBatch ?? new Batch(THooks.BatchSize);
        _spareBatch = null;
        Ring.MoveOldest<THooks>(batch, count);
        if (batch.Count == 0)
        {
            _spareBatch = batch; // all were stale
            return;
        }

        _queue.Add<THooks>(batch);
        Scheduler.Parking.Wake<THooks>(); // looks at Wanted as a push does, also for a napping searcher
    }
}
