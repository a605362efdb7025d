// Threads with large stacks: 256 MB of address space each, which costs memory only where it is used. Where the system refuses
// (a limit on the address space), half as much, down to 8 MB; below that, no thread.
using System;
using System.Threading;

namespace Wyn.Runtime;

/// <summary>Starts the threads of a run.</summary>
internal sealed class ThreadStarter
{
    private const int LargestStack = 256 << 20;
    private const int SmallestStack = 8 << 20;

    // Below the limit that code checks: what the runtime and .NET need to report a panic there.
    private const int Reserve = 512 << 10;

    // How deep tasks run on top of each other before they are rather suspended: the collector walks the whole stack each time.
    private const int InPlace = 1 << 20;

    private int _stackSize = LargestStack;

    /// <summary>Starts the thread of a worker; false if the system has none.</summary>
    public bool TryStart(Worker worker)
    {
        for (var size = Volatile.Read(ref _stackSize); size >= SmallestStack; size /= 2) // a hint: any value it had will do
        {
            var stackSize = size;
            var thread = new Thread(() => Enter(worker, stackSize), size) { IsBackground = true, Name = $"wyn worker {worker.Index}" };
            try
            {
                thread.Start();
                Volatile.Write(ref _stackSize, size);
                return true;
            }
            catch (Exception failure) when (failure is OutOfMemoryException or ThreadStartException)
            {
                // try a smaller one
            }
        }

        return false;
    }

    private static unsafe void Enter(Worker worker, int stackSize)
    {
        byte here;
        var bottom = (nuint)(&here) - (nuint)stackSize;

        worker.SetStack(bottom + Reserve, bottom + (nuint)stackSize - InPlace);
        worker.Scheduler.Work<SystemHooks>(worker);
    }
}
