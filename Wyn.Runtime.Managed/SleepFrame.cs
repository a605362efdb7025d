// A task that sleeps.
using System;

namespace Wyn.Runtime;

/// <summary>The leaf of a task that waits for a time.</summary>
/// <param name="milliseconds">For how long; positive.</param>
/// <param name="location">The place of the wait.</param>
internal sealed class SleepFrame<THooks>(long milliseconds, string location) : TimedFrame(location)
    where THooks : struct, ISchedulerHooks
{
    internal override string Describe(Func<Future, string> name) => "in sleep()"; // never seen: a timer wakes the task

    internal override bool Register(Worker worker)
    {
        worker.Scheduler.Timers.Add<THooks>(this, milliseconds);
        return true;
    }

    internal override bool TryFire() => true; // nothing else wakes it
}
