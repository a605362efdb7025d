// R7, R9: who sleeps, who searches, who is woken, and when the program has ended. Parking.md has the protocol and why it
// loses no wake-up. In short: of the workers without work at most one is the searcher; it looks, naps, and at last arms the
// word Wanted and parks; the others park at once. A push that sees Wanted wakes the searcher; a searcher that finds work
// passes the role on. Everything here happens under the gate, except looks, parking itself, and wake-ups.
namespace Wyn.Runtime;

/// <summary>The idle, blocked and spare workers of a run.</summary>
internal sealed partial class Parking(Scheduler scheduler, int capacity)
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

    // How many workers should be active: running, searching or idle, that is, neither blocked nor spare.
    private int _capacity = capacity;
    private int _active = 1;
    private int _idleCount;
    private int _blockedCount;
    private bool _ended;

    private Worker? _idle;
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

    /// <summary>A worker has nothing left to do: it becomes the searcher, or parks until it is made the searcher.</summary>
    public Turn BecomeIdle<THooks>(Worker worker)
        where THooks : struct, ISchedulerHooks
    {
        scheduler.Output.Flush();
        THooks.Enter(_gate);
        if (_ended)
        {
            THooks.Exit(_gate);
            return Turn.End;
        }

        if (_role == Role.None || (_role == Role.Parked && _searcher is null))
        {
            _searcher = worker; // rather this thread than one still to be started
            SetRole<THooks>(Role.Searching);
            THooks.Exit(_gate);
            return Turn.Search;
        }

        worker.NextParked = _idle;
        _idle = worker;
        _idleCount++;
        return WaitForRole<THooks>(worker);
    }

    /// <summary>Between two tasks, when Attention is set: steps back if too many workers are active.</summary>
    public Turn Heed<THooks>(Worker worker)
        where THooks : struct, ISchedulerHooks
    {
        worker.GiveAway<THooks>(); // before the decision: a worker that has stepped back has an empty ring
        THooks.Enter(_gate);
        if (_ended || _active <= _capacity)
        {
            THooks.Exit(_gate);
            return _ended ? Turn.End : Turn.Work;
        }

        SetActive<THooks>(_active - 1);
        worker.NextParked = _spare;
        _spare = worker;
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
                if (worker.TryTakeFromQueue<THooks>(out task) || Stealing.TrySteal<THooks>(worker, out task))
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
        while (Rest<THooks>(worker) == Turn.Search);
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
        THooks.Store(scheduler.Words, SharedWords.Attention, SharedWords.Ended);
        var count = scheduler.WorkerCount<THooks>();
        THooks.Exit(_gate);
        for (var i = 0; i < count; i++)
        {
            var worker = scheduler.Workers[i]!; // entries below the count are there
            worker.StackLimit = nuint.MaxValue; // recursion stops, too: the next check unwinds
            THooks.Unpark(worker.Parker);
        }
    }

    // Found nothing: naps, or arms and parks. Search means: look again.
    private Turn Rest<THooks>(Worker worker)
        where THooks : struct, ISchedulerHooks
    {
        THooks.Enter(_gate);
        if (_ended)
        {
            THooks.Exit(_gate);
            return Turn.End;
        }

        if (!_hasNapped && _active > 1)
        {
            return Nap<THooks>(worker);
        }

        _hasNapped = false;
        SetRole<THooks>(Role.Parked);
        THooks.Exit(_gate);

        // Pairs with Worker.Publish, which stores a hint and then loads Wanted without a fence between: with this fence on
        // both sides' behalf either that load sees Wanted, or the look below sees the hint.
        THooks.FenceAllThreads();
        var isVisible = Stealing.IsAnythingVisible<THooks>(scheduler);
        THooks.Enter(_gate);
        if (_role != Role.Parked || _searcher != worker)
        {
            THooks.Exit(_gate); // called in between
            return Turn.Search;
        }

        if (isVisible)
        {
            SetRole<THooks>(Role.Searching);
            THooks.Exit(_gate);
            return Turn.Search;
        }

        _idleCount++;
        return WaitForRole<THooks>(worker);
    }

    // Under the gate, which it leaves.
    private Turn Nap<THooks>(Worker worker)
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

        var turn = _ended ? Turn.End : Turn.Search;
        THooks.Exit(_gate);
        return turn;
    }

    // Under the gate, which it leaves: parks a worker that stands in a list or is the parked searcher.
    private Turn WaitForRole<THooks>(Worker worker)
        where THooks : struct, ISchedulerHooks
    {
        worker.IsWaiting = true;
        var verdict = Judge<THooks>(out var woken);
        THooks.Exit(_gate);
        Rouse<THooks>(woken);
        scheduler.Conclude<THooks>(verdict);
        return Sleep<THooks>(worker) ? Turn.Search : Turn.End;
    }

    // Parks until somebody has taken the reason away; false if the program has ended. Permits may be left over: look again.
    private bool Sleep<THooks>(Worker worker)
        where THooks : struct, ISchedulerHooks
    {
        while (true)
        {
            THooks.Enter(_gate);
            var isWaiting = worker.IsWaiting;
            var isEnded = _ended;
            THooks.Exit(_gate);
            if (isEnded || !isWaiting)
            {
                return !isEnded;
            }

            THooks.Park(worker.Parker, -1); // pairs with Unpark by whoever cleared IsWaiting, and in Stop
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
        SetRole<THooks>(isRole ? Role.Parked : Role.None);
        THooks.Exit(_gate);
        if (!isRole)
        {
            return;
        }

        THooks.FenceAllThreads(); // pairs with Worker.Publish
        if (Stealing.IsAnythingVisible<THooks>(scheduler))
        {
            Wake<THooks>();
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

        // Every active worker is idle, and idle workers have empty rings: what there is to do is in the queue.
        if (!scheduler.Queue.IsEmpty<THooks>())
        {
            woken = CallSearcher<THooks>();
            return Verdict.None;
        }

        return _blockedCount == 0 ? Verdict.Finished : Verdict.Deadlock;
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
        THooks.Store(scheduler.Words, SharedWords.Wanted, wanted); // pairs with Worker.Publish, by way of the fence
    }

    private void SetActive<THooks>(int active)
        where THooks : struct, ISchedulerHooks
    {
        _active = active;
        if (!_ended)
        {
            THooks.Store(scheduler.Words, SharedWords.Attention, active > _capacity ? SharedWords.Surplus : 0);
        }
    }
}
