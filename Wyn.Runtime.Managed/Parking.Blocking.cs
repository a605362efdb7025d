// Until calls can be suspended, a task that waits for one that is running elsewhere blocks its thread. The blocked worker no
// longer counts as active, so there is room for another: a spare one, or a new thread. When it is woken it counts again; if
// that is one too many, some worker steps back between two tasks and becomes spare.
using System.Collections.Immutable;

namespace Wyn.Runtime;

/// <summary>Blocked workers and those that stand in for them.</summary>
internal sealed partial class Parking
{
    /// <summary>How many threads may be blocked, and so how many more threads than workers there may be.</summary>
    public const int MaxBlocked = 256;

    /// <summary>How many threads are blocked; outside of the gate a guess.</summary>
    public int BlockedCount => _blockedCount;

    /// <summary>Returns when the task is done. The worker's ring is empty.</summary>
    public void Block<THooks>(Worker worker, Future task)
        where THooks : struct, ISchedulerHooks
    {
        scheduler.Output.Flush();
        THooks.Enter(_gate);
        if (_blockedCount == MaxBlocked && !_ended)
        {
            THooks.Exit(_gate);
            throw new WynPanicException($"more than {MaxBlocked} tasks wait for tasks that are running");
        }

        // From here on whoever completes the task comes to WakeWaiters, and waits there for the gate.
        if (!Cell.TryAddWaiter<THooks>(task.Chunk!.Words, task.Index, worker)) // a task has a chunk
        {
            THooks.Exit(_gate);
            return;
        }

        worker.Waits = worker.WaitsFor(task);
        worker.IsWaiting = true;
        _blockedCount++;
        SetActive<THooks>(_active - 1);
        var verdict = Verdict.None;
        Worker? woken;
        if (_role == Role.None)
        {
            SetRole<THooks>(Role.Searching);
            woken = Recruit<THooks>();
        }
        else
        {
            verdict = Judge<THooks>(out woken);
        }

        THooks.Exit(_gate);
        Rouse<THooks>(woken);
        scheduler.Conclude<THooks>(verdict);
        if (!Sleep<THooks>(worker))
        {
            throw new ProgramEndedException();
        }
    }

    /// <summary>A task is done: lets everybody go on who waits for it. The list hangs off the header word it was taken from.</summary>
    public void WakeWaiters<THooks>(int firstWaiter)
        where THooks : struct, ISchedulerHooks
    {
        THooks.Enter(_gate);
        while (firstWaiter != 0)
        {
            var waiter = scheduler.Workers[firstWaiter - 1]!; // waiters are workers
            firstWaiter = waiter.NextWaiter;
            waiter.Waits = [];
            waiter.IsWaiting = false;
            _blockedCount--;
            SetActive<THooks>(_active + 1);
            THooks.Unpark(waiter.Parker); // under the gate: the waiter may not reuse its link before we have followed it
        }

        THooks.Exit(_gate);
    }

    /// <summary>Who waits for whom on all threads.</summary>
    public ImmutableArray<Wait> AllWaits<THooks>()
        where THooks : struct, ISchedulerHooks
    {
        var waits = ImmutableArray.CreateBuilder<Wait>();
        THooks.Enter(_gate);
        var count = scheduler.WorkerCount<THooks>();
        for (var i = 0; i < count; i++)
        {
            waits.AddRange(scheduler.Workers[i]!.Waits); // entries below the count are there
        }

        THooks.Exit(_gate);
        return waits.ToImmutable();
    }

    // Under the gate: one more active worker, which is the searcher from now on. Whoever called must rouse it.
    private Worker Recruit<THooks>()
        where THooks : struct, ISchedulerHooks
    {
        if (_spare is { } spare)
        {
            _spare = spare.NextParked;
            spare.NextParked = null;
            spare.IsWaiting = false;
            _searcher = spare;
        }
        else
        {
            _searcher = scheduler.AddWorker<THooks>();
        }

        SetActive<THooks>(_active + 1);
        return _searcher;
    }

    // Outside of the gate: wakes a worker that has been called, or starts its thread if it has none yet.
    private void Rouse<THooks>(Worker? worker)
        where THooks : struct, ISchedulerHooks
    {
        if (worker is null)
        {
            return;
        }

        if (worker.IsStarted)
        {
            THooks.Unpark(worker.Parker);
            return;
        }

        worker.IsStarted = true;
        if (THooks.TryStartThread(worker))
        {
            return;
        }

        Rouse<THooks>(DoWithout<THooks>(worker));
    }

    // The system has no thread for a worker that was to be the searcher: the program goes on with fewer, unless nobody is
    // left to go on. The worker becomes spare, to be tried again when one is needed. Gives an idle worker to rouse instead.
    private Worker? DoWithout<THooks>(Worker worker)
        where THooks : struct, ISchedulerHooks
    {
        THooks.Enter(_gate);
        worker.IsStarted = false;
        worker.IsWaiting = true;
        worker.NextParked = _spare;
        _spare = worker;
        _capacity = int.Max(_active - 1, 1);
        SetActive<THooks>(_active - 1);
        _searcher = _idle;
        var isStuck = _active == 0;
        if (_idle is { } idle)
        {
            _idle = idle.NextParked;
            idle.NextParked = null;
            idle.IsWaiting = false;
            _idleCount--;
        }
        else
        {
            SetRole<THooks>(Role.None);
        }

        var substitute = _searcher;
        THooks.Exit(_gate);
        scheduler.Conclude<THooks>(isStuck ? Verdict.NoThread : Verdict.None);
        return substitute;
    }
}
