// What a thread waits on: a permit that is there or not. Unparking before parking is not lost; a permit left over from a
// timed wait makes a later wait return early, so whoever parks looks at its condition again.
using System;
using System.Threading;

namespace Wyn.Runtime;

/// <summary>The place where one thread waits.</summary>
internal sealed class Parker : IDisposable
{
    private readonly AutoResetEvent _permit = new(initialState: false);

    public void Wait() => _permit.WaitOne();

    public void Wait(int microseconds) => _permit.WaitOne(TimeSpan.FromMicroseconds(microseconds));

    public void Set() => _permit.Set();

    public void Dispose() => _permit.Dispose();
}
