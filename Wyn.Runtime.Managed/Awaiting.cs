// Waiting for a task. Done: nothing to do. Not started: claimed and run in place, on the awaiting stack, which is the
// fork-join fast path. Running elsewhere, or suspended, or no stack left: the awaiting task is suspended. An unrelated task is
// never run on top of the awaiter: it could wait for the awaiter, for ever.
using System.Runtime.CompilerServices;

namespace Wyn.Runtime;

/// <summary>The await of one future.</summary>
internal static class Awaiting
{
    /// <summary>Gives null when the task is done, else the leaf of the wait for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Frame? Await<THooks>(Worker worker, Future task, string location)
        where THooks : struct, ISchedulerHooks

        // acquire: pairs with Cell.Complete, the result is read behind it
        => Cell.StateOf(THooks.Load(task.Chunk!.Words, task.Index)) == Cell.Done // emitted code passes a task
            ? null
            : AwaitUnfinished<THooks>(worker, task, location);

    private static LeafFrame? AwaitUnfinished<THooks>(Worker worker, Future task, string location)
        where THooks : struct, ISchedulerHooks
    {
        var words = task.Chunk!.Words; // a task has a chunk
        if (worker.HasStackForTask && Cell.TryClaimNew<THooks>(words, task.Index))
        {
            worker.Ring.Forget<THooks>(task);
            if (worker.RunNew<THooks>(task))
            {
                return null;
            }
        }
        else if (worker.Ring.Count == 0)
        {
            // Whoever runs it is often about to end, and there is nothing better to do.
            for (var round = 0; round < THooks.SpinRounds && Cell.StateOf(THooks.Load(words, task.Index)) == Cell.Running; round++)
            {
                THooks.Pause(round);
            }
        }

        return Cell.StateOf(THooks.Load(words, task.Index)) == Cell.Done // as in Await
            ? null
            : worker.Wait(new AwaitFrame<THooks>(task, location));
    }
}
