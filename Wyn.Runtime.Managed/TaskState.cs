// What tasks ask about each other, and objects by their numbers: the other calls of lowered code that wait for nothing.
using System.Globalization;

namespace Wyn.Runtime;

/// <summary>Questions about tasks, and handles.</summary>
public static class TaskState
{
    /// <summary>Says that somebody wants the task to stop; it does so if it asks.</summary>
    public static void Cancel(Future task) => Cell.TryFlag<SystemHooks>(task.Chunk!.Words, task.Index, Cell.Cancelled); // a task has a chunk

    /// <summary>True if somebody wants the running task to stop; never the main task.</summary>
    public static bool IsCancelled(Worker worker)
    {
        var task = worker.Current;
        return (SystemHooks.Load(task.Chunk!.Words, task.Index) & Cell.Cancelled) != 0; // code runs in a task
    }

    /// <summary>True if the task has ended.</summary>
    public static bool IsDone(Future task)
        => Cell.StateOf(SystemHooks.Load(task.Chunk!.Words, task.Index)) == Cell.Done; // a task has a chunk

    /// <summary>The number of a channel or cell, which is entered under the word for its kind the first time.</summary>
    public static long HandleOf(WynHandled handled, Worker worker, string kind) => worker.Scheduler.Handles.NumberOf(kind, handled);

    /// <summary>The channel or cell under a number; panics if there is none of that kind and type.</summary>
    public static T FromHandle<T>(long number, Worker worker, string kind, string location)
        where T : WynHandled
        => worker.Scheduler.Handles.Find(kind, number) as T
            ?? throw new WynPanicException(location, string.Create(CultureInfo.InvariantCulture, $"this int is not a {kind}"));

    /// <summary>Forgets the number of a channel or cell.</summary>
    public static void FreeHandle(WynHandled handled, Worker worker) => worker.Scheduler.Handles.Free(handled);
}
