// What a task waits for. A wait first looks whether it is over; if not, the task becomes a waiter, and whoever makes the wait end wakes
// it, with the result or to look again. Nothing is shared between threads, so that looking and becoming a waiter are one step.
using Wyn.IR.Model;

namespace Wyn.IR.Interpret;

/// <summary>One wait of a task.</summary>
/// <param name="location">The position of the instruction.</param>
internal abstract class Wait(IrLocation location)
{
    /// <summary>The position of the instruction.</summary>
    public IrLocation Location { get; } = location;

    /// <summary>True once there is a result.</summary>
    public bool IsOver { get; private set; }

    /// <summary>What the wait gives; nothing for some.</summary>
    public Value Result { get; private set; }

    /// <summary>The task that waits, once it does.</summary>
    public InterpreterTask? Task { get; set; }

    /// <summary>What is waited for, for the deadlock report: the words behind `waits`.</summary>
    public abstract string Description { get; }

    /// <summary>Looks whether the task can go on, and takes the result if it can.</summary>
    public bool TryEnd(IrInterpreter interpreter) => IsOver || Look(interpreter);

    /// <summary>Becomes a waiter; must be undone by <see cref="Leave"/> when the task is woken.</summary>
    public abstract void Enter(IrInterpreter interpreter);

    /// <summary>The task was woken: stops being a waiter wherever it is one.</summary>
    public virtual void Leave()
    {
    }

    /// <summary>The wait is over.</summary>
    public bool End(in Value result)
    {
        Result = result;
        IsOver = true;
        return true;
    }

    /// <summary>Ends the wait if it can end now.</summary>
    protected abstract bool Look(IrInterpreter interpreter);
}

/// <summary>Waits for the end of a task.</summary>
internal sealed class AwaitWait(InterpreterTask awaited, IrLocation location) : Wait(location)
{
    /// <inheritdoc/>
    public override string Description => $"for {(awaited == Task ? "itself" : awaited.Description)}";

    /// <inheritdoc/>
    public override void Enter(IrInterpreter interpreter) => interpreter.AwaitEnd(awaited, this);

    /// <inheritdoc/>
    protected override bool Look(IrInterpreter interpreter) => awaited.State == TaskState.Done && End(awaited.Result);
}

/// <summary>Waits until a time has come.</summary>
internal sealed class SleepWait(long deadline, IrLocation location) : Wait(location)
{
    private Timer? _timer;

    /// <inheritdoc/>
    public override string Description => "in sleep()";

    /// <inheritdoc/>
    public override void Enter(IrInterpreter interpreter) => _timer = interpreter.Clock.Add(deadline, this);

    /// <inheritdoc/>
    public override void Leave() => _timer?.Cancel();

    /// <inheritdoc/>
    protected override bool Look(IrInterpreter interpreter) => interpreter.Clock.Now >= deadline && End(default);
}

/// <summary>Lets the tasks that are ready go first.</summary>
internal sealed class YieldWait(IrLocation location) : Wait(location)
{
    /// <inheritdoc/>
    public override string Description => "for its turn";

    /// <inheritdoc/>
    public override void Enter(IrInterpreter interpreter)
    {
        End(default);
        interpreter.Wake(this);
    }

    /// <inheritdoc/>
    protected override bool Look(IrInterpreter interpreter) => false;
}
