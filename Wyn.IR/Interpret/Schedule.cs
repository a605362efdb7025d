// Which task runs next. The interpreter tells its schedule what happens to tasks; the schedule decides.
namespace Wyn.IR.Interpret;

/// <summary>The order in which tasks run.</summary>
internal abstract class Schedule
{
    /// <summary>True if the running task gives up its turn at each scheduling point, not only where it has to wait.</summary>
    public abstract bool SwitchesAtEachPoint { get; }

    /// <summary>True if the next op that may wait is to do so without need.</summary>
    public abstract bool SuspendsAtOnce();

    /// <summary>The number of instructions of the next turn.</summary>
    public abstract long NextQuantum();

    /// <summary>A task was spawned or gave up its turn.</summary>
    public abstract void Ready(InterpreterTask task);

    /// <summary>The running task waits for another one.</summary>
    public abstract void Waits(InterpreterTask awaited);

    /// <summary>The running task has ended, and tasks that waited for it can go on.</summary>
    public abstract void Woken(System.Collections.Generic.List<InterpreterTask> waiters);

    /// <summary>Takes the task that runs next; null if none can.</summary>
    public abstract InterpreterTask? TakeNext();
}
