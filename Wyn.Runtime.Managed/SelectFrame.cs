// A task that waits for the first of several channels that has a value, or for a time. While it waits it stands in the lists of
// its channels and perhaps in the timer wheel; each of them may want to wake it, and the word _claim says who does:
//
//   LOOKING --(entered everywhere)--> WAITING --(somebody claims it, and wakes the task)--> CALLED --(looks again)--> LOOKING
//      '----(somebody claims it meanwhile: no wake-up, it looks again by itself)----> CALLED
//
// A claim that comes late, after the select has left a list, costs another look at most.
using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace Wyn.Runtime;

/// <summary>The leaf of a task that waits for several channels.</summary>
[SuppressMessage("Design", "CA1051", Justification = "Lowered code loads the field directly.")]
public abstract class SelectFrame : TimedFrame
{
    /// <summary>When the wait is over: as <see cref="Select"/> says.</summary>
    public long Index;

    private protected SelectFrame(string location)
        : base(location)
    {
    }

    /// <summary>The arm whose channel has woken the task; set by who claims, before it wakes.</summary>
    internal SelectArm? Caller { get; set; }

    /// <inheritdoc/>
    internal override string Describe(Func<Future, string> name) => "in select with no sender and no live tasks";

    /// <summary>Something has come. True if the caller has to wake the task.</summary>
    internal abstract bool TryClaim();
}

/// <inheritdoc/>
internal sealed class SelectFrame<THooks> : SelectFrame
    where THooks : struct, ISchedulerHooks
{
    private const long Looking = 0;
    private const long Waiting = 1;
    private const long Called = 2;

    private readonly SelectArm[] _arms;
    private readonly long[] _claim = [Looking];
    private readonly long _milliseconds;
    private bool _isTimed;

    // Written before the claim of who fires the timer, read behind a compare-and-swap of the same word.
    private bool _isTimeOver;

    public SelectFrame(WynChannel[] channels, long milliseconds, string location)
        : base(location)
    {
        _arms = [.. channels.Select((channel, index) => new SelectArm(this, channel, index))];
        _milliseconds = milliseconds;
    }

    internal override bool TryClaim()
    {
        var expected = Waiting;
        while (true)
        {
            var seen = THooks.CompareExchange(_claim, 0, Called, expected); // pairs with Register
            if (seen == expected || seen == Called)
            {
                return seen == Waiting;
            }

            expected = seen;
        }
    }

    internal override bool TryFire()
    {
        _isTimeOver = true;
        return TryClaim();
    }

    internal override bool Register(Worker worker)
    {
        while (!TryFind(isEntering: true))
        {
            if (_milliseconds >= 0 && !_isTimed)
            {
                _isTimed = true;
                worker.Scheduler.Timers.Add<THooks>(this, _milliseconds);
            }

            if (THooks.CompareExchange(_claim, 0, Waiting, Looking) == Looking) // one of us comes first: pairs with TryClaim
            {
                return true;
            }

            LookAgain();
        }

        End(worker);
        return false;
    }

    internal override bool IsOver(Worker worker)
    {
        LookAgain();
        if (Caller is { } caller && caller.Channel.Look<THooks>(null) > 0)
        {
            Index = caller.Index; // it was the first, also if others have come since
        }
        else if (!TryFind(isEntering: false))
        {
            return false;
        }

        End(worker);
        return true;
    }

    private bool TryFind(bool isEntering)
    {
        var isAnyOpen = _arms.Length == 0;
        for (var i = 0; i < _arms.Length; i++)
        {
            var state = _arms[i].Channel.Look<THooks>(isEntering ? _arms[i] : null);
            if (state > 0)
            {
                Index = i;
                return true;
            }

            isAnyOpen |= state == 0;
        }

        Index = isAnyOpen ? Select.TimeIsOver : Select.AllAreClosed;
        return !isAnyOpen || _isTimeOver;
    }

    private void LookAgain()
    {
        LeaveChannels();
        THooks.CompareExchange(_claim, 0, Looking, Called); // a fence: what comes from here on is seen by the look, or claims again
    }

    private void LeaveChannels()
    {
        foreach (var arm in _arms)
        {
            if (arm.IsWaiting) // only this task sets it
            {
                arm.Channel.Leave<THooks>(arm);
            }
        }
    }

    private void End(Worker worker)
    {
        LeaveChannels();
        if (_isTimed && !_isTimeOver)
        {
            worker.Scheduler.Timers.Remove<THooks>(this);
        }
    }
}
