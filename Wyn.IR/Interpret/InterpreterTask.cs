// A task is its own future: state, arguments until it starts, stack while it lives, result when it is done, and who waits.
using System.Collections.Generic;
using Wyn.IR.Model;

namespace Wyn.IR.Interpret;

/// <summary>How far a task is.</summary>
internal enum TaskState
{
    /// <summary>Not started.</summary>
    New,

    /// <summary>Started; can go on.</summary>
    Ready,

    /// <summary>Waits for <see cref="InterpreterTask.WaitsFor"/>.</summary>
    Waiting,

    /// <summary>Has ended; the result is there.</summary>
    Done,
}

/// <summary>A task of the interpreted program.</summary>
/// <param name="function">What the task calls.</param>
/// <param name="arguments">The values for the first slots of the function, given up when the task starts.</param>
/// <param name="spawnSite">The position of the spawn; null for the main task.</param>
internal sealed class InterpreterTask(DecodedFunction function, Value[] arguments, IrLocation? spawnSite)
{
    /// <summary>What the task calls.</summary>
    public DecodedFunction Function { get; } = function;

    /// <summary>The values for the first slots of the function, until the task starts.</summary>
    public Value[] Arguments { get; set; } = arguments;

    /// <summary>The position of the spawn; null for the main task.</summary>
    public IrLocation? SpawnSite { get; } = spawnSite;

    /// <summary>How far the task is.</summary>
    public TaskState State { get; set; }

    /// <summary>The stack while the task is started and not done.</summary>
    public TaskStack? Stack { get; set; }

    /// <summary>What follows the ownership of the task's values, if the options ask for it.</summary>
    public OwnershipChecker? Ownership { get; set; }

    /// <summary>The result, when the task is done.</summary>
    public Value Result { get; set; }

    /// <summary>The task that this one waits for; stays until the await has taken the result.</summary>
    public InterpreterTask? WaitsFor { get; set; }

    /// <summary>Where the task waits.</summary>
    public IrLocation WaitLocation { get; set; }

    /// <summary>The tasks that wait for this one, in the order in which they came; null if there was none.</summary>
    public List<InterpreterTask>? Waiters { get; set; }

    /// <summary>The task's link in the one list that it is in, of those who are ready or of those who wait.</summary>
    public LinkedListNode<InterpreterTask> Link => field ??= new LinkedListNode<InterpreterTask>(this);

    /// <summary>The task as messages name it.</summary>
    public string Description => SpawnSite switch
    {
        null => "the main task",
        { IsKnown: true } site => $"the task of '{Function.Source.Name}' spawned at {site}",
        _ => $"a task of '{Function.Source.Name}'",
    };
}
