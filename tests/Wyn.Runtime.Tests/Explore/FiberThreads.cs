// The threads of an exploration, made when a schedule first needs them.
using System;
using System.Collections.Generic;
using System.Threading;

namespace Wyn.Runtime.Tests.Explore;

internal sealed class FiberThreads : IDisposable
{
    private readonly List<FiberThread> _threads = [];
    private readonly SemaphoreSlim _end = new(0);

    /// <summary>The thread of the fiber with the number.</summary>
    public FiberThread Get(int index)
    {
        while (_threads.Count <= index)
        {
            _threads.Add(new FiberThread());
        }

        return _threads[index];
    }

    /// <summary>Waits until a fiber has called <see cref="End"/>.</summary>
    public void AwaitEnd() => _end.Wait();

    /// <summary>The last fiber of a schedule has ended.</summary>
    public void End() => _end.Release();

    public void Dispose()
    {
        _threads.ForEach(thread => thread.Dispose());
        _end.Dispose();
    }
}
