// The order without a seed: a task runs until it ends or waits; an await runs the awaited task at once if nobody has started
// it and goes on as soon as that has ended, like a call; otherwise tasks take turns first in, first out.
using System.Collections.Generic;

namespace Wyn.IR.Interpret;

/// <summary>The schedule without a seed.</summary>
internal sealed class NaturalSchedule : Schedule
{
    private readonly LinkedList<InterpreterTask> _ready = [];

    /// <inheritdoc/>
    public override bool SwitchesAtEachPoint => false;

    /// <inheritdoc/>
    public override bool SuspendsAtOnce() => false;

    /// <inheritdoc/>
    public override long NextQuantum() => long.MaxValue;

    /// <inheritdoc/>
    public override void Ready(InterpreterTask task) => _ready.AddLast(task.Link);

    /// <inheritdoc/>
    public override void Waits(InterpreterTask awaited)
    {
        if (awaited.State == TaskState.New)
        {
            _ready.Remove(awaited.Link);
            _ready.AddFirst(awaited.Link);
        }
    }

    /// <inheritdoc/>
    public override void Woken(List<InterpreterTask> waiters)
    {
        _ready.AddFirst(waiters[0].Link);
        for (var i = 1; i < waiters.Count; i++)
        {
            _ready.AddLast(waiters[i].Link);
        }
    }

    /// <inheritdoc/>
    public override InterpreterTask? TakeNext()
    {
        var task = _ready.First?.Value;
        if (task is not null)
        {
            _ready.RemoveFirst();
        }

        return task;
    }
}
