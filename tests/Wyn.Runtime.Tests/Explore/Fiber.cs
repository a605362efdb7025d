// A thread under the explorer: it runs only while it has the turn. Its stores wait in a buffer, first in first out, until the
// explorer lets them reach memory, as on a processor with total store order.
using System.Collections.Generic;
using System.Threading;

namespace Wyn.Runtime.Tests.Explore;

internal sealed class Fiber(int priority)
{
    private readonly Queue<BufferedStore> _stores = new();

    public SemaphoreSlim Turn { get; } = new(0);

    public int Priority { get; set; } = priority;

    public bool IsFinished { get; set; }

    /// <summary>The lock that the fiber wants; null while it wants none.</summary>
    public object? WantedGate { get; set; }

    /// <summary>The parker that the fiber waits on; null while it does not wait.</summary>
    public Parker? ParkedOn { get; set; }

    public bool IsParkTimed { get; set; }

    /// <summary>How many looks behind a fence still see nothing, for the mutation that leaves them out.</summary>
    public int BlindLooks { get; set; }

    public bool HasStores => _stores.Count > 0;

    public void Buffer(BufferedStore store) => _stores.Enqueue(store);

    public void FlushOne() => _stores.Dequeue().Apply();

    public void FlushAll()
    {
        while (HasStores)
        {
            FlushOne();
        }
    }

    /// <summary>The newest buffered store to a place, which the fiber itself sees already.</summary>
    public BufferedStore? Find(object array, int index)
    {
        BufferedStore? found = null;
        foreach (var store in _stores)
        {
            found = store.IsTo(array, index) ? store : found;
        }

        return found;
    }
}
