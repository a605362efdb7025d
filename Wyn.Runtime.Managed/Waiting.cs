// What lowered code calls where a task may have to wait, beside the methods of channels: each gives null when it has not, else
// the leaf of the wait, which is the first frame of the task's chain.
using System.Runtime.CompilerServices;

namespace Wyn.Runtime;

/// <summary>The waits of tasks.</summary>
public static class Waiting
{
    /// <summary>Waits for a task; lowered code then reads the result from its payload.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Frame? Await(Worker worker, Future task, string location) => Awaiting.Await<SystemHooks>(worker, task, location);

    /// <summary>Waits for a time; no time lets others run.</summary>
    public static Frame? Sleep(Worker worker, long milliseconds, string location) => Sleep<SystemHooks>(worker, milliseconds, location);

    /// <summary>Lets others run, if there are others.</summary>
    public static Frame? Yield(Worker worker, string location) => Yield<SystemHooks>(worker, location);

    /// <inheritdoc cref="Sleep(Worker, long, string)"/>
    internal static Frame? Sleep<THooks>(Worker worker, long milliseconds, string location)
        where THooks : struct, ISchedulerHooks
        => milliseconds <= 0 ? Yield<THooks>(worker, location) : worker.Wait(new SleepFrame<THooks>(milliseconds, location));

    /// <inheritdoc cref="Yield(Worker, string)"/>
    internal static Frame? Yield<THooks>(Worker worker, string location)
        where THooks : struct, ISchedulerHooks
        => worker.IsAlone<THooks>() ? null : worker.Wait(new YieldFrame<THooks>(location));
}
