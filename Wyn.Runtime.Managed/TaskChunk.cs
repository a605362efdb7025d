// The unit in which task memory is made: cells of one spawn site, side by side. A cell is a header word and its payload
// slots; Words holds no references, so the collector never looks into it; References lies parallel to it where the site
// needs one. Cells of futures are never used again: the collector takes a chunk when no handle, frame or queue refers to
// it (R3). Cells of detached tasks come back through Returned, which any worker may push to and the owner empties.
// Leaves lies parallel as well, made when a task of the chunk first waits or is waited for: at a header's index the leaves that
// wait for the task, behind it the leaf of the task itself while it is suspended.
using System;
using System.Threading;

namespace Wyn.Runtime;

/// <summary>Memory for a number of tasks of one site. Only the runtime looks inside.</summary>
public sealed class TaskChunk
{
    /// <summary>How far a chunk's number stands above the index in a tag.</summary>
    internal const int TagShift = 24;

    /// <summary>The part of a tag that is the index of a cell's header.</summary>
    internal const long IndexMask = (1L << TagShift) - 1;

    // Cells, and words: larger arrays would land on the large object heap, which is only collected with everything else.
    private const int MaxCells = 4096;
    private const int MaxWords = 8192;

    // What stands in place of a list of waiters when the task is done: nobody may add itself any more.
    private static readonly LeafFrame Closed = new ClosedFrame();

    private LeafFrame?[]? _leaves;

    /// <summary>Makes a chunk of up to <paramref name="cells"/> cells.</summary>
    internal TaskChunk(SpawnSite site, int cells, long number)
    {
        Site = site;
        Stride = StrideOf(site);
        Tag = number << TagShift;
        End = Math.Min(cells, CapacityOf(site)) * Stride;
        Words = new long[End];
        References = site.HasReferences ? new object?[End] : null;
        Shared = [0, 0];
    }

    /// <summary>In <see cref="Shared"/>: 1 + index of the first returned cell, 0 for none. Returned cells link through their first slot.</summary>
    internal const int Returned = 0;

    /// <summary>In <see cref="Shared"/>: 1 if the list of chunks with suspended tasks has the chunk; see SuspendedTasks.</summary>
    internal const int Listed = 1;

    /// <summary>The site of all tasks of the chunk.</summary>
    internal SpawnSite Site { get; }

    /// <summary>The words from one header to the next.</summary>
    internal int Stride { get; }

    /// <summary>Where the last cell ends.</summary>
    internal int End { get; }

    /// <summary>The chunk's number in the run, shifted; with a cell's index added it is the cell's tag, never the same for two.</summary>
    internal long Tag { get; }

    /// <summary>The cells: all FREE, which is 0, until they are published.</summary>
    internal long[] Words { get; }

    /// <summary>The reference slots, at the indices of the headers and what follows them; null if the site needs none.</summary>
    internal object?[]? References { get; }

    /// <summary>The shared words <see cref="Returned"/> and <see cref="Listed"/>.</summary>
    internal long[] Shared { get; }

    /// <summary>True if no task of the chunk has ever waited or been waited for.</summary>
    internal bool HasNoLeaves => _leaves is null;

    /// <summary>The leaf of a suspended task; null if it is not suspended.</summary>
    internal LeafFrame? Leaf(int index) => Volatile.Read(ref _leaves)?[index + 1]; // also read by the list, while others run

    /// <summary>Says on what a task waits; by its runner, before SUSPENDED.</summary>
    internal void SetLeaf(int index, LeafFrame leaf) => Leaves()[index + 1] = leaf;

    /// <summary>The leaf of a task that the caller has claimed, which is suspended no longer; null if it has never waited.</summary>
    internal LeafFrame? TakeLeaf(int index)
    {
        if (_leaves is not { } leaves)
        {
            return null;
        }

        var leaf = leaves[index + 1];
        leaves[index + 1] = null;
        return leaf;
    }

    /// <summary>Adds a leaf to those that wait for a task; false if the task is done.</summary>
    internal bool TryAddWaiter<THooks>(int index, LeafFrame waiter)
        where THooks : struct, ISchedulerHooks
    {
        var leaves = Leaves();

        // The flag first: whoever completes the task without having seen it has come before us; who has seen it closes the list.
        if (!Cell.TryFlag<THooks>(Words, index, Cell.Awaited))
        {
            return false;
        }

        var first = (LeafFrame?)null;
        while (first != Closed)
        {
            waiter.Next = first;
            var seen = THooks.CompareExchange(leaves, index, waiter, first); // pairs with CloseWaiters: one of us comes first
            if (seen == first)
            {
                return true;
            }

            first = seen;
        }

        waiter.Next = null;
        return false;
    }

    /// <summary>Ends the list of those that wait for a task, which is done, and gives it.</summary>
    internal LeafFrame? CloseWaiters<THooks>(int index)
        where THooks : struct, ISchedulerHooks
    {
        var leaves = Leaves();
        var first = (LeafFrame?)null;
        while (true)
        {
            var seen = THooks.CompareExchange(leaves, index, Closed, first); // acquires the leaves: pairs with TryAddWaiter
            if (seen == first)
            {
                return first;
            }

            first = seen;
        }
    }

    /// <summary>How many cells a full chunk of a site has.</summary>
    internal static int CapacityOf(SpawnSite site) => Math.Max(1, Math.Min(MaxCells, MaxWords / StrideOf(site)));

    // A cell has at least one slot: a returned cell links through it, and a suspended task has its leaf there.
    private static int StrideOf(SpawnSite site) => 1 + Math.Max(1, site.Slots);

    // Several may need it first at the same moment: one array wins, whichever; everybody uses that one.
    private LeafFrame?[] Leaves()
        => Volatile.Read(ref _leaves) ?? Interlocked.CompareExchange(ref _leaves, new LeafFrame?[End], null) ?? _leaves;

    private sealed class ClosedFrame() : LeafFrame("")
    {
        internal override string Describe(Func<Future, string> name) => "";

        internal override bool Register(Worker worker) => false;
    }
}
