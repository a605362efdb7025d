// The time of a run. It does not pass by itself: when no task can go on it jumps to the next deadline, so that no program sleeps,
// and each turn takes a little, so that tasks that only ask whether others are done do not stop it.
using System.Collections.Generic;

namespace Wyn.IR.Interpret;

/// <summary>A wait with a deadline, in the list of the clock.</summary>
/// <param name="deadline">When it ends.</param>
/// <param name="wait">Whom to wake.</param>
internal sealed class Timer(long deadline, Wait wait)
{
    /// <summary>When it ends.</summary>
    public long Deadline { get; } = deadline;

    /// <summary>Whom to wake; null once that is not wanted any more.</summary>
    public Wait? Wait { get; private set; } = wait;

    /// <summary>Nobody waits any more.</summary>
    public void Cancel() => Wait = null;
}

/// <summary>The time, in milliseconds since the start, and the deadlines.</summary>
internal sealed class VirtualClock
{
    private const int TurnsPerMillisecond = 1000;

    private readonly PriorityQueue<Timer, (long Deadline, long Order)> _timers = new();
    private long _turns;
    private long _added;

    /// <summary>The milliseconds since the start.</summary>
    public long Now { get; private set; }

    /// <summary>The time after so many milliseconds; the end of time if that is too far.</summary>
    public long After(long milliseconds) => milliseconds > long.MaxValue - Now ? long.MaxValue : Now + milliseconds;

    /// <summary>Adds a deadline.</summary>
    public Timer Add(long deadline, Wait wait)
    {
        Timer timer = new(deadline, wait);
        _timers.Enqueue(timer, (deadline, _added++));
        return timer;
    }

    /// <summary>A task has its turn; wakes those whose deadline that brings.</summary>
    public void PassTurn(IrInterpreter interpreter)
    {
        if (++_turns % TurnsPerMillisecond == 0)
        {
            Now++;
        }

        Fire(interpreter);
    }

    /// <summary>Goes on to the next deadline and wakes those who wait for it; false if there is none.</summary>
    public bool Jump(IrInterpreter interpreter)
    {
        RemoveCancelled();
        if (!_timers.TryPeek(out var next, out _))
        {
            return false;
        }

        Now = long.Max(Now, next.Deadline);
        Fire(interpreter);
        return true;
    }

    private void Fire(IrInterpreter interpreter)
    {
        while (_timers.TryPeek(out var timer, out _) && (timer.Wait is null || timer.Deadline <= Now))
        {
            _timers.Dequeue();
            if (timer.Wait is { } wait)
            {
                interpreter.Wake(wait);
            }
        }
    }

    private void RemoveCancelled()
    {
        while (_timers.TryPeek(out var timer, out _) && timer.Wait is null)
        {
            _timers.Dequeue();
        }
    }
}
