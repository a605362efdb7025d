// R7, R9: who sleeps, who searches, who is woken, and when the program has ended. Parking.md has the protocol and why it
// loses no wake-up. In short: of the workers without work at most one is the searcher; it looks, naps, and at last arms the
// word Wanted and parks; the others park at once. A push that sees Wanted wakes the searcher; a searcher that finds work
// passes the role on. The parked searcher is also who wakes for timers. Everything here happens under the gate, except looks,
// parking itself, and wake-ups.
namespace Wyn.Runtime;

/// <summary>The idle workers of a run.</summary>
internal sealed class Parking(Scheduler scheduler, int capacity)
{
    /// <summary>Value of Wanted: the searcher is parked; any push wakes it.</summary>
    public const long WantedByAll = 1;

    /// <summary>Value of Wanted: the searcher naps; only a batch wakes it.</summary>
    public const long WantedByBatch = 2;

    // A searcher that found nothing lets the pushes be for so long, doubling, so that a program that awaits each task at once
    // is not slowed by wake-ups: at most one per nap.
    private const int ShortestNap = 50;
    private const int LongestNap = 1000;

    private readonly object _gate = new();

    // How many workers there may be, and how many there are.
    private int _capacity = capacity;
    private int _active = 1;
    private int _idleCount;
    private bool _ended;

    private Worker? _idle;

    // A worker that the system had no thread for.
    private Worker? _spare;

    // The role. Parked with _searcher null: the searcher is a worker still to be started, which the next wake-up does.
    private Role _role = capacity > 1 ? Role.Parked : Role.None;
    private Worker? _searcher;
    private int _nap;
    private bool _hasNapped;

    private enum Role
    {
        None,
        Searching,
        Napping,
        Parked,
    }

    /// <summary>Says for the first time that a push should wake somebody; before the first worker starts.</summary>
    public void Open<THooks>()
        where THooks : struct, ISchedulerHooks
        => SetRole<THooks>(_role);

    /// <summary>A worker has nothing left to do: it becomes the searcher, or parks until it is; false if the program has ended.</summary>
    public bool BecomeIdle<THooks>(Worker worker)
        where THooks : struct, ISchedulerHooks
    {
        scheduler.Output.Flush();
        THooks.Enter(_gate);
        if (_ended)
        {
            THooks.Exit(_gate);
            return false;
        }

        if (_role == Role.None || (_role == Role.Parked && _searcher is null))
        {
            _searcher = worker; // rather this thread than one still to be started
            SetRole<THooks>(Role.Searching);
            THooks.Exit(_gate);
            return true;
        }

        worker.NextParked = _idle;
        _idle = worker;
        _idleCount++;
        return WaitForRole<THooks>(worker);
    }

    /// <summary>The searcher looks for a task until it has claimed one, which passes the role on; false if the program has ended.</summary>
    public bool Search<THooks>(Worker worker, out Future task)
        where THooks : struct, ISchedulerHooks
    {
        do
        {
            for (var round = 0; round < THooks.SearchRounds; round++)
            {
                if (worker.TryTakeFromQueue<THooks>(out task)
                    || worker.TryTakeTimed<THooks>(out task)
                    || Stealing.TrySteal<THooks>(worker, out task))
                {
                    PassRoleOn<THooks>();
                    return true;
                }

                if (_active == 1)
                {
                    break; // nobody else runs: nothing can appear
                }

                THooks.Pause(round);
            }
        }
        while (Rest<THooks>(worker));
        task = default;
        return false;
    }

    /// <summary>Wakes the searcher, if it is parked or naps.</summary>
    public void Wake<THooks>()
        where THooks : struct, ISchedulerHooks
    {
        if (THooks.Load(scheduler.Words, SharedWords.Wanted) == 0)
        {
            return;
        }

        THooks.Enter(_gate);
        var woken = CallSearcher<THooks>();
        THooks.Exit(_gate);
        Rouse<THooks>(woken);
    }

    /// <summary>The program has ended: everybody stops at the next opportunity.</summary>
    public void Stop<THooks>()
        where THooks : struct, ISchedulerHooks
    {
        THooks.Enter(_gate);
        _ended = true;
        THooks.Store(scheduler.Words, SharedWords.Ended, 1);
        var count = scheduler.WorkerCount<THooks>();
        THooks.Exit(_gate);
        for (var i = 0; i < count; i++)
        {
            var worker = scheduler.Workers[i]!; // entries below the count are there
            worker.StackLimit = nuint.MaxValue; // recursion stops, too: the next check unwinds
            THooks.Unpark(worker.Parker);
        }
    }

    // Found nothing: naps, or arms and parks. True: look again. False: the program has ended.
    private bool Rest<THooks>(Worker worker)
        where THooks : struct, ISchedulerHooks
    {
        THooks.Enter(_gate);
        if (_ended)
        {
            THooks.Exit(_gate);
            return false;
        }

        if (!_hasNapped && _active > 1)
        {
            return Nap<THooks>(worker);
        }

        _hasNapped = false;
        SetRole<THooks>(Role.Parked);
        THooks.Exit(_gate);

        // Pairs with Worker.Push, which stores a hint and then loads Wanted without a fence between: with this fence on
        // both sides' behalf either that load sees Wanted, or the look below sees the hint. The same for a new timer.
        THooks.FenceAllThreads();
        var isVisible = Stealing.IsAnythingVisible<THooks>(scheduler);
        THooks.Enter(_gate);
        if (_role != Role.Parked || _searcher != worker)
        {
            THooks.Exit(_gate); // called in between
            return true;
        }

        if (isVisible)
        {
            SetRole<THooks>(Role.Searching);
            THooks.Exit(_gate);
            return true;
        }

        _idleCount++;
        return WaitForRole<THooks>(worker);
    }

    // Under the gate, which it leaves.
    private bool Nap<THooks>(Worker worker)
        where THooks : struct, ISchedulerHooks
    {
        _hasNapped = true;
        _nap = int.Clamp(_nap * 2, ShortestNap, LongestNap);
        var nap = _nap;
        _idleCount++;
        SetRole<THooks>(Role.Napping);
        worker.IsWaiting = true;
        var verdict = Judge<THooks>(out var woken);
        THooks.Exit(_gate);
        Rouse<THooks>(woken);
        scheduler.Conclude<THooks>(verdict);
        THooks.Park(worker.Parker, nap);
        THooks.Enter(_gate);
        if (worker.IsWaiting)
        {
            worker.IsWaiting = false; // nobody called: the time is over, or the program
            _idleCount--;
            SetRole<THooks>(Role.Searching);
        }

        var hasEnded = _ended;
        THooks.Exit(_gate);
        return !hasEnded;
    }

    // Under the gate, which it leaves: parks a worker that stands in the list or is the parked searcher.
    private bool WaitForRole<THooks>(Worker worker)
        where THooks : struct, ISchedulerHooks
    {
        worker.IsWaiting = true;
        var verdict = Judge<THooks>(out var woken);
        THooks.Exit(_gate);
        Rouse<THooks>(woken);
        scheduler.Conclude<THooks>(verdict);
        return Sleep<THooks>(worker);
    }

    // Parks until somebody has taken the reason away, or a timer is due; false if the program has ended. Permits may be left
    // over, and are given when the time to wake up may have changed: look again.
    private bool Sleep<THooks>(Worker worker)
        where THooks : struct, ISchedulerHooks
    {
        while (true)
        {
            THooks.Enter(_gate);
            var isEnded = _ended;
            var time = !worker.IsWaiting || isEnded ? 0 : _searcher == worker ? scheduler.Timers.TimeLeft<THooks>() : -1;
            if (time == 0 && worker.IsWaiting && !isEnded)
            {
                worker.IsWaiting = false; // a timer is due: the same as if somebody had called
                _idleCount--;
                SetRole<THooks>(Role.Searching);
            }

            THooks.Exit(_gate);
            if (time == 0)
            {
                return !isEnded;
            }

            THooks.Park(worker.Parker, time); // pairs with Unpark by whoever cleared IsWaiting, in PassRoleOn, and in Stop
        }
    }

    // The searcher has work now. Another worker that is idle, or could be started, becomes the parked searcher on the spot;
    // the look behind the fence covers what was pushed before Wanted was set, as in Rest.
    private void PassRoleOn<THooks>()
        where THooks : struct, ISchedulerHooks
    {
        THooks.Enter(_gate);
        _nap /= 4;
        _hasNapped = false;
        _searcher = _idle;
        if (_idle is not null)
        {
            _idle = _idle.NextParked;
            _searcher!.NextParked = null; // the same as _idle was
        }

        var isRole = _searcher is not null || _active < _capacity;
        var successor = _searcher;
        SetRole<THooks>(isRole ? Role.Parked : Role.None);
        THooks.Exit(_gate);
        if (!isRole)
        {
            return;
        }

        THooks.FenceAllThreads(); // pairs with Worker.Push and TimerWheel.Add
        var isTimer = scheduler.Timers.IsAny<THooks>();
        if ((isTimer && successor is null) || Stealing.IsAnythingVisible<THooks>(scheduler))
        {
            Wake<THooks>();
        }
        else if (isTimer)
        {
            THooks.Unpark(successor!.Parker); // from now on it wakes up for timers; not null: see above
        }
    }

    // Under the gate: makes the parked or napping searcher search; gives the worker to rouse, if any.
    private Worker? CallSearcher<THooks>()
        where THooks : struct, ISchedulerHooks
    {
        if (_ended || _role is not (Role.Parked or Role.Napping))
        {
            return null;
        }

        SetRole<THooks>(Role.Searching);
        if (_searcher is null)
        {
            return Recruit<THooks>();
        }

        if (!_searcher.IsWaiting)
        {
            return null; // still on its way to park: it will see that it has been called
        }

        _searcher.IsWaiting = false;
        _idleCount--;
        return _searcher;
    }

    // Under the gate: has somebody to wake if there is work for idle workers; says how it ends if nobody can go on.
    private Verdict Judge<THooks>(out Worker? woken)
        where THooks : struct, ISchedulerHooks
    {
        woken = null;
        if (_idleCount != _active || _ended)
        {
            return Verdict.None;
        }

        // Every worker is idle, and idle workers have empty rings: what there is to do is in the queue, or comes with time.
        if (!scheduler.Queue.IsEmpty<THooks>())
        {
            woken = CallSearcher<THooks>();
            return Verdict.None;
        }

        return scheduler.Timers.IsAny<THooks>() ? Verdict.None : scheduler.IsAnythingSuspended<THooks>() ? Verdict.Deadlock : Verdict.Finished;
    }

    private void SetRole<THooks>(Role role)
        where THooks : struct, ISchedulerHooks
    {
        _role = role;
        if (role == Role.None)
        {
            _searcher = null;
        }

        var wanted = role switch
        {
            Role.Parked => WantedByAll,
            Role.Napping => WantedByBatch,
            _ => 0,
        };
        THooks.Store(scheduler.Words, SharedWords.Wanted, wanted); // pairs with Worker.Push, by way of the fence
    }

    // Under the gate: one more worker, which is the searcher from now on. Whoever called must rouse it.
    private Worker Recruit<THooks>()
        where THooks : struct, ISchedulerHooks
    {
        _searcher = _spare ?? scheduler.AddWorker<THooks>();
        _spare = null;
        _active++;
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
        if (!THooks.TryStartThread(worker))
        {
            Rouse<THooks>(DoWithout<THooks>(worker));
        }
    }

    // The system has no thread for a worker that was to be the searcher: the program goes on with those that there are. Gives an
    // idle worker to rouse instead.
    private Worker? DoWithout<THooks>(Worker worker)
        where THooks : struct, ISchedulerHooks
    {
        THooks.Enter(_gate);
        worker.IsStarted = false;
        _spare = worker; // stays in the table
        _active--;
        _capacity = _active;
        _searcher = _idle;
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
        return substitute;
    }
}
