// Waiting for a task. Done: nothing to do. Not started: claimed and run in place, on the awaiting stack, which is the
// fork-join fast path. Running elsewhere, or no stack left: after a short spin the thread blocks, and Parking lets another one
// run in its place. An unrelated task is never run on top of the awaiter: it could wait for the awaiter, for ever.
using System.Runtime.CompilerServices;

namespace Wyn.Runtime;

/// <summary>The await of one future.</summary>
internal static class Awaiting
{
    /// <summary>Returns when the task is done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Await<THooks>(Worker worker, Future task)
        where THooks : struct, ISchedulerHooks
    {
        // acquire: pairs with Cell.Complete, the result is read behind it
        if (Cell.StateOf(THooks.Load(task.Chunk!.Words, task.Index)) != Cell.Done) // emitted code passes a task
        {
            AwaitUnfinished<THooks>(worker, task);
        }
    }

    private static void AwaitUnfinished<THooks>(Worker worker, Future task)
        where THooks : struct, ISchedulerHooks
    {
        var words = task.Chunk!.Words; // a task has a chunk
        if (worker.HasStackForTask)
        {
            if (Cell.TryClaim<THooks>(words, task.Index))
            {
                worker.Ring.Forget<THooks>(task);
                worker.Run<THooks>(task);
                return;
            }

            // Whoever runs it is often about to end; blocking costs thousands of times as much as a short task.
            for (var round = 0; round < THooks.SpinRounds; round++)
            {
                if (Cell.StateOf(THooks.Load(words, task.Index)) == Cell.Done)
                {
                    return;
                }

                THooks.Pause(round);
            }
        }

        worker.GiveAway<THooks>();
        worker.Scheduler.Parking.Block<THooks>(worker, task);
    }
}
