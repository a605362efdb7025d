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

    /// <summary>Is a waiter of <see cref="InterpreterTask.Wait"/>.</summary>
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

    /// <summary>What the task waits for; stays until the task has gone on with the result.</summary>
    public Wait? Wait { get; set; }

    /// <summary>The op that the task waits in, in a program that keeps suspended calls in frames; null while it runs.</summary>
    public LeafFrame? Leaf { get; set; }

    /// <summary>The frame whose function runs in its resume form; null while the task runs as it was called.</summary>
    public ProgramFrame? Resuming { get; set; }

    /// <summary>Who waits for the end of this task, in the order in which they came; null if there was none.</summary>
    public List<Wait>? Waiters { get; set; }

    /// <summary>True if somebody has asked the task to end.</summary>
    public bool IsCancelled { get; set; }

    /// <summary>How many times in a row the task has asked for what others may change, without waiting.</summary>
    public int Polls { get; set; }

    /// <summary>The number of globals, boxes and cells that the task has open; its turn does not end meanwhile.</summary>
    public int OpenPlaces { get; set; }

    /// <summary>The task's link in the one list that it is in, of those who are ready or of those who wait.</summary>
    public LinkedListNode<InterpreterTask> Link => field ??= new LinkedListNode<InterpreterTask>(this);

    /// <summary>The task as messages name it.</summary>
    public string Description => SpawnSite switch
    {
        null => "the main task",
        { IsKnown: true } site => $"the task spawned at {site}",
        _ => $"a task of '{Function.Source.Name}'",
    };
}
