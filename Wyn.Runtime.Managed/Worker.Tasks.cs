// Running tasks, from their beginning or from where they wait, and what happens when they wait, are woken, and end. No step
// here is recursive in the depth of a task's calls: a suspended chain is resumed frame by frame in a loop.
using System.Runtime.CompilerServices;

namespace Wyn.Runtime;

/// <content>The life of a task.</content>
public sealed unsafe partial class Worker
{
    // The leaf that was made last: what the task waits for whose calls are returning with frames.
    private LeafFrame? _leaf;

    /// <summary>How many tasks this worker has suspended, less those that it has gone on with; the sum over all workers counts.</summary>
    internal long SuspendedTasks { get; private set; }

    /// <summary>The task has to wait: the leaf becomes the first frame of its chain. Gives the leaf, for the call to return.</summary>
    internal LeafFrame Wait(LeafFrame leaf)
    {
        _leaf = leaf;
        return leaf;
    }

    /// <summary>Runs a task that this worker has claimed, from its beginning or from where it waits.</summary>
    internal void Run<THooks>(Future task)
        where THooks : struct, ISchedulerHooks
    {
        var chunk = task.Chunk!; // a task has a chunk
        if (chunk.HasNoLeaves || chunk.TakeLeaf(task.Index) is not { } leaf)
        {
            RunNew<THooks>(task);
        }
        else
        {
            SuspendedTasks--;
            GoOn<THooks>(task, leaf);
        }
    }

    /// <summary>Runs a task that this worker has claimed and nobody has started; false if it waits now.</summary>
    internal bool RunNew<THooks>(Future task)
        where THooks : struct, ISchedulerHooks
    {
        var chunk = task.Chunk!; // a task has a chunk
        RunningTask running;
        running.Task = task;
        running.Below = _current;
#pragma warning disable CS8500 // see RunningTask
        _current = &running;
#pragma warning restore CS8500
        var hasEnded = ((delegate*<Worker, Future, Frame?>)chunk.Site.Entry)(this, task) is null || !Settle<THooks>(task);
        _current = running.Below;
        if (hasEnded)
        {
            Complete<THooks>(task);
        }

        return hasEnded;
    }

    /// <summary>A suspended task can go on: makes it READY, for whoever claims it.</summary>
    internal void Wake<THooks>(LeafFrame leaf)
        where THooks : struct, ISchedulerHooks
    {
        var task = leaf.Task;
        Cell.Wake<THooks>(task.Chunk!.Words, task.Index); // a leaf has a task
        Push<THooks>(task);
    }

    /// <summary>As <see cref="Wake"/>, behind all that the worker has to do (R8).</summary>
    internal void WakeLast<THooks>(LeafFrame leaf)
        where THooks : struct, ISchedulerHooks
    {
        var task = leaf.Task;
        Cell.Wake<THooks>(task.Chunk!.Words, task.Index); // a leaf has a task
        var count = Ring.PushOldest<THooks>(task);
        if (count == THooks.RingCapacity || THooks.Load(_words, SharedWords.Wanted) == Parking.WantedByAll) // as in Push
        {
            Offer<THooks>(count);
        }
    }

    /// <summary>True if a task that lets others run may as well go on: there are no others.</summary>
    internal bool IsAlone<THooks>()
        where THooks : struct, ISchedulerHooks
    {
        if (Ring.Count != 0
            || (_tasksTaken + 1) % FairnessInterval == 0 // timers are looked at then
            || !_queue.IsEmpty<THooks>()
            || THooks.Load(_words, SharedWords.Ended) != 0)
        {
            return false;
        }

        _tasksTaken++;
        return true;
    }

    // The task has been woken and claimed. A select may find nothing after all, and waits again.
    private void GoOn<THooks>(Future task, LeafFrame leaf)
        where THooks : struct, ISchedulerHooks
    {
        RunningTask running;
        running.Task = task;
        running.Below = _current;
#pragma warning disable CS8500 // see RunningTask
        _current = &running;
#pragma warning restore CS8500
        var isWaiting = !leaf.IsOver(this);
        if (isWaiting)
        {
            _leaf = leaf;
        }

        var hasEnded = (!isWaiting && TryFinish(task, leaf)) || !Settle<THooks>(task);
        _current = running.Below;
        if (hasEnded)
        {
            Complete<THooks>(task);
        }
    }

    // The chain of a task that waits is saved; its leaf is the last one made. From the moment the leaf is registered the task
    // may run elsewhere. True: it waits. False: it did not have to wait any more, went on here, and has ended.
    private bool Settle<THooks>(Future task)
        where THooks : struct, ISchedulerHooks
    {
        var chunk = task.Chunk!; // a task has a chunk
        LeafFrame leaf;
        do
        {
            leaf = _leaf!; // a call that returns a frame has made a leaf
            _leaf = null;
            leaf.Task = task;
            chunk.SetLeaf(task.Index, leaf);
            Cell.Suspend<THooks>(chunk.Words, task.Index);
            SuspendedTasks++;
            Scheduler.SuspendedTasks.Note<THooks>(chunk);
            if (leaf.Register(this))
            {
                return true;
            }

            Cell.Unsuspend<THooks>(chunk.Words, task.Index);
            SuspendedTasks--;
            chunk.TakeLeaf(task.Index);
        }
        while (!TryFinish(task, leaf));
        return false;
    }

    // Goes up from the leaf. True: the task has ended, and its result is stored. False: it waits for something else.
    private bool TryFinish(Future task, Frame child)
    {
        for (var parent = child.Parent; parent is not null; parent = child.Parent)
        {
            if (parent.Resume(this, child) is not null)
            {
                return false;
            }

            child = parent;
        }

        ((delegate*<Worker, Future, Frame, void>)task.Chunk!.Site.Finish)(this, task, child); // a task has a chunk
        return true;
    }

    private void Complete<THooks>(Future task)
        where THooks : struct, ISchedulerHooks
    {
        var more = Cell.Complete<THooks>(task.Chunk!.Words, task.Index); // a task has a chunk
        if (more != 0)
        {
            Conclude<THooks>(task, more);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Conclude<THooks>(Future task, long more)
        where THooks : struct, ISchedulerHooks
    {
        if (more == Cell.Detached)
        {
            Cells.Return<THooks>(task);
            return;
        }

        var waiter = task.Chunk!.CloseWaiters<THooks>(task.Index); // a task has a chunk
        while (waiter is not null)
        {
            var next = waiter.Next; // before it is woken: from then on the leaf is not ours
            Wake<THooks>(waiter);
            waiter = next;
        }
    }
}
