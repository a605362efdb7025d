// R4: a worker's own ring of spawned tasks: its owner pushes and pops at the new end, last in first out, without lock or
// fence. R6: thieves read the slots, never the owner's indices as truth, and claim the task itself; the owner pays nothing.
//
// A slot is a chunk and a tag. A thief reads the two words at different moments; the tag contains the chunk's number, so a
// pair that matches was one task at some time, which is all a hint promises (R5). The owner empties slots behind it, since a
// slot keeps its chunk alive.
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Wyn.Runtime;

/// <summary>The ring of one worker. A mutable struct: lives in a field of its worker.</summary>
internal struct Ring
{
    private readonly TaskChunk?[] _chunks;
    private readonly long[] _tags;

    // Owner's: slots [_head, _tail) are in use, modulo 2^32. Others read them as a hint where to look first.
    private uint _head;
    private uint _tail;

    public Ring(int capacity)
    {
        _chunks = new TaskChunk?[capacity];
        _tags = new long[capacity];
    }

    /// <summary>How many hints the ring holds; exact for the owner, a guess for others.</summary>
    public readonly int Count => (int)(_tail - _head);

    /// <summary>Adds a hint to a task; the ring is not full. Gives the number of hints.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Push<THooks>(Future task)
        where THooks : struct, ISchedulerHooks
    {
        Debug.Assert(Count < THooks.RingCapacity, "the owner makes room when the ring fills up");
        var chunk = task.Chunk!; // a task has a chunk
        var slot = Slot<THooks>(_tail);
        THooks.StoreChunk(_chunks, slot, chunk); // these two pair with TryPeek: in either order, a match is a task
        THooks.Store(_tags, slot, chunk.Tag + task.Index);
        _tail++;
        return Count;
    }

    /// <summary>As <see cref="Push"/>, behind all others: it is the last that the owner takes.</summary>
    public int PushOldest<THooks>(Future task)
        where THooks : struct, ISchedulerHooks
    {
        Debug.Assert(Count < THooks.RingCapacity, "the owner makes room when the ring fills up");
        var chunk = task.Chunk!; // a task has a chunk
        _head--;
        var slot = Slot<THooks>(_head);
        THooks.StoreChunk(_chunks, slot, chunk); // as in Push
        THooks.Store(_tags, slot, chunk.Tag + task.Index);
        return Count;
    }

    /// <summary>Removes the newest hint if it is to this task, which its caller has claimed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Forget<THooks>(Future task)
        where THooks : struct, ISchedulerHooks
    {
        var slot = Slot<THooks>(_tail - 1);
        if (_tail != _head && THooks.Load(_tags, slot) == task.Chunk!.Tag + task.Index) // a task has a chunk
        {
            _tail--;
            THooks.StoreChunk(_chunks, slot, null);
        }
    }

    /// <summary>Owner: takes hints off the new end until one is to a task that it can claim.</summary>
    public bool TryPop<THooks>(out Future task)
        where THooks : struct, ISchedulerHooks
    {
        while (_tail != _head)
        {
            _tail--;
            task = TakeSlot<THooks>(_tail);
            if (Cell.TryClaim<THooks>(task.Chunk!.Words, task.Index)) // the owner's slots in use hold tasks
            {
                return true;
            }
        }

        task = default;
        return false;
    }

    /// <summary>Owner: as <see cref="TryPop"/>, from the old end.</summary>
    public bool TryPopOldest<THooks>(out Future task)
        where THooks : struct, ISchedulerHooks
    {
        while (_tail != _head)
        {
            task = TakeSlot<THooks>(_head);
            _head++;
            if (Cell.TryClaim<THooks>(task.Chunk!.Words, task.Index)) // the owner's slots in use hold tasks
            {
                return true;
            }
        }

        task = default;
        return false;
    }

    /// <summary>Owner: moves the oldest hints, up to a number, to a batch, leaving out those that have gone stale.</summary>
    public void MoveOldest<THooks>(Batch batch, int count)
        where THooks : struct, ISchedulerHooks
    {
        for (var i = 0; i < count && _head != _tail; i++)
        {
            var task = TakeSlot<THooks>(_head);
            _head++;
            if (Cell.IsClaimable<THooks>(task.Chunk!.Words, task.Index)) // the owner's slots in use hold tasks
            {
                batch.Add(task);
            }
        }
    }

    /// <summary>
    /// Anybody: a task whose hint stands in the ring and that nobody has claimed, the oldest first as far as can be told.
    /// Looks at every slot, so it misses none that was there all the time.
    /// </summary>
    public readonly bool TryPeek<THooks>(out Future task)
        where THooks : struct, ISchedulerHooks
    {
        var start = _head; // a guess: the owner may be moving it
        for (var i = 0u; i < THooks.RingCapacity; i++)
        {
            var slot = Slot<THooks>(start + i);
            if (THooks.LoadChunk(_chunks, slot) is not { } chunk) // pairs with Push
            {
                continue;
            }

            var tag = THooks.Load(_tags, slot); // pairs with Push
            task = new Future(chunk, (int)(tag & TaskChunk.IndexMask));
            if ((tag & ~TaskChunk.IndexMask) == chunk.Tag && Cell.IsClaimable<THooks>(chunk.Words, task.Index))
            {
                return true;
            }
        }

        task = default;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Slot<THooks>(uint position)
        where THooks : struct, ISchedulerHooks
        => (int)position & (THooks.RingCapacity - 1);

    private readonly Future TakeSlot<THooks>(uint position)
        where THooks : struct, ISchedulerHooks
    {
        var slot = Slot<THooks>(position);
        var task = new Future(THooks.LoadChunk(_chunks, slot), (int)(THooks.Load(_tags, slot) & TaskChunk.IndexMask));
        THooks.StoreChunk(_chunks, slot, null);
        return task;
    }
}
