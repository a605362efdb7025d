// The unit in which tasks move between workers: up to BatchSize hints. Belongs to one worker, or to the queue, never to two.
using System;

namespace Wyn.Runtime;

/// <summary>Some hints to tasks, oldest first.</summary>
internal sealed class Batch(int capacity)
{
    private readonly Future[] _tasks = new Future[capacity];
    private int _count;

    // Hints before this one are stale.
    private int _start;

    /// <summary>The next batch of the queue.</summary>
    public Batch? Next { get; set; }

    public int Count => _count - _start;

    public ReadOnlySpan<Future> Tasks => _tasks.AsSpan(_start, Count);

    public void Add(Future task) => _tasks[_count++] = task;

    /// <summary>Skips the stale hints at the beginning; false if nothing is left. Each hint is looked at once, however often asked.</summary>
    public bool HasClaimable<THooks>()
        where THooks : struct, ISchedulerHooks
    {
        while (_start < _count && !Cell.IsClaimable<THooks>(_tasks[_start].Chunk!.Words, _tasks[_start].Index)) // hints are tasks
        {
            _start++;
        }

        return _start < _count;
    }

    /// <summary>Forgets everything, so that the batch keeps no chunk alive and can be filled again.</summary>
    public void Clear()
    {
        Array.Clear(_tasks, 0, _count);
        _count = 0;
        _start = 0;
        Next = null;
    }
}
