// A task that lets others run: it can go on at once, but stands behind all that its worker has to do (R8).
using System;

namespace Wyn.Runtime;

/// <summary>The leaf of a task that lets others run.</summary>
/// <param name="location">The place of the wait.</param>
internal sealed class YieldFrame<THooks>(string location) : LeafFrame(location)
    where THooks : struct, ISchedulerHooks
{
    internal override string Describe(Func<Future, string> name) => "in yield()"; // never seen: the task is ready

    internal override bool Register(Worker worker)
    {
        worker.WakeLast<THooks>(this);
        return true;
    }
}
