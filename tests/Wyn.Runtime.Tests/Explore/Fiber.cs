// A thread under the explorer: it runs only while it has the turn. Its stores wait in a buffer, first in first out, until they
// reach memory, as on a processor with total store order.
using System.Collections.Generic;

namespace Wyn.Runtime.Tests.Explore;

internal sealed class Fiber(int index, FiberThread thread)
{
    private readonly List<BufferedStore> _stores = [];

    public int Index { get; } = index;

    public FiberThread Thread { get; } = thread;

    public bool IsFinished { get; set; }

    /// <summary>The lock that the fiber waits for; null while it waits for none.</summary>
    public object? WantedGate { get; set; }

    /// <summary>The parker that the fiber waits on; null while it does not wait.</summary>
    public Parker? ParkedOn { get; set; }

    public bool IsParkTimed { get; set; }

    /// <summary>The counter that the fiber waits for; null while it waits for none.</summary>
    public Counter? WantedCounter { get; set; }

    public int WantedCount { get; set; }

    /// <summary>How many looks behind a fence still see nothing, for the mutation that leaves them out.</summary>
    public int BlindLooks { get; set; }

    /// <summary>For the mutation that arms Wanted too late: where and what is still to be stored.</summary>
    public BufferedStore? Held { get; set; }

    /// <summary>True when the look that should have come behind that store is over, or under way.</summary>
    public bool IsHeldDue { get; set; }

    /// <summary>For the mutation that stores results too late: the task and its result.</summary>
    public (Future Task, long Value)? HeldResult { get; set; }

    /// <summary>For the mutation that suspends too late: the header word and what it should hold by now.</summary>
    public (long[] Words, int Index, long Header)? HeldSuspension { get; set; }

    /// <summary>Microseconds: each fiber's time goes on only when it looks at it, so that a look depends on nobody else.</summary>
    public long Clock { get; set; }

    public List<BufferedStore> Stores => _stores;

    public bool HasStores => _stores.Count > 0;

    /// <summary>The newest buffered store to a place, which the fiber itself sees already.</summary>
    public BufferedStore? Find(object array, int index)
    {
        for (var i = _stores.Count - 1; i >= 0; i--)
        {
            if (_stores[i].IsTo(array, index))
            {
                return _stores[i];
            }
        }

        return null;
    }

    /// <summary>How many buffered stores to a place there are.</summary>
    public int CountOf(object array, int index)
    {
        var count = 0;
        foreach (var store in _stores)
        {
            count += store.IsTo(array, index) ? 1 : 0;
        }

        return count;
    }
}
