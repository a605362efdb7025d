// Where the report of a deadlock finds the tasks that wait: the chunks in which a task has been suspended. The list also keeps
// such tasks from the collector, which could otherwise take one that waits for what nobody refers to. A chunk enters itself
// when one of its tasks is suspended and it is not in the list; chunks without suspended tasks leave when the list has doubled.
using System;
using System.Collections.Generic;

namespace Wyn.Runtime;

/// <summary>The chunks of a run that hold suspended tasks.</summary>
internal sealed class SuspendedTasks
{
    private const int SmallestSweep = 64;

    private readonly object _gate = new();
    private readonly List<TaskChunk> _chunks = [];
    private int _nextSweep = SmallestSweep;

    /// <summary>Called when a task of the chunk has been suspended, with its leaf stored.</summary>
    public void Note<THooks>(TaskChunk chunk)
        where THooks : struct, ISchedulerHooks
    {
        // After the compare-and-swap that suspended the task, which is a fence. Pairs with Sweep: either this sees that the
        // chunk has been taken out, or Sweep sees the leaf.
        if (THooks.Load(chunk.Shared, TaskChunk.Listed) == 0)
        {
            Add<THooks>(chunk);
        }
    }

    /// <summary>All tasks that are suspended, in the order in which they were made as far as can be told. No task runs.</summary>
    public List<LeafFrame> Leaves<THooks>()
        where THooks : struct, ISchedulerHooks
    {
        var leaves = new List<LeafFrame>();
        THooks.Enter(_gate);
        foreach (var chunk in _chunks)
        {
            for (var index = 0; index < chunk.End; index += chunk.Stride)
            {
                if (chunk.Leaf(index) is { } leaf)
                {
                    leaves.Add(leaf);
                }
            }
        }

        THooks.Exit(_gate);
        leaves.Sort((a, b) => Age(a.Task).CompareTo(Age(b.Task)));
        return leaves;
    }

    private static long Age(Future task) => task.Chunk!.Tag + task.Index; // a leaf has a task

    private void Add<THooks>(TaskChunk chunk)
        where THooks : struct, ISchedulerHooks
    {
        THooks.Enter(_gate);
        if (THooks.Load(chunk.Shared, TaskChunk.Listed) == 0)
        {
            THooks.Store(chunk.Shared, TaskChunk.Listed, 1);
            _chunks.Add(chunk);
            if (_chunks.Count >= _nextSweep)
            {
                Sweep<THooks>();
            }
        }

        THooks.Exit(_gate);
    }

    // Under the gate.
    private void Sweep<THooks>()
        where THooks : struct, ISchedulerHooks
    {
        foreach (var chunk in _chunks)
        {
            THooks.Store(chunk.Shared, TaskChunk.Listed, 0);
        }

        THooks.FenceAllThreads(); // the stores above before the looks below; pairs with Note
        _chunks.RemoveAll(chunk =>
        {
            var isEmpty = !HasLeaf(chunk);
            THooks.Store(chunk.Shared, TaskChunk.Listed, isEmpty ? 0 : 1);
            return isEmpty;
        });
        _nextSweep = Math.Max(SmallestSweep, _chunks.Count * 2);
    }

    private static bool HasLeaf(TaskChunk chunk)
    {
        for (var index = 0; index < chunk.End; index += chunk.Stride)
        {
            if (chunk.Leaf(index) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
