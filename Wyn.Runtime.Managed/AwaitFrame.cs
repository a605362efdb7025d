// A task that waits for another. It stands in the list of waiters of the other one's cell, which who completes that closes.
using System;
using System.Diagnostics.CodeAnalysis;

namespace Wyn.Runtime;

/// <summary>The leaf of a task that awaits another.</summary>
[SuppressMessage("Design", "CA1051", Justification = "Lowered code loads the field directly.")]
public abstract class AwaitFrame : LeafFrame
{
    /// <summary>The task that is awaited; when it has ended, lowered code reads its result from the payload.</summary>
    public Future Awaited;

    internal AwaitFrame(Future awaited, string location)
        : base(location) => Awaited = awaited;
}

/// <inheritdoc/>
internal sealed class AwaitFrame<THooks>(Future awaited, string location) : AwaitFrame(awaited, location)
    where THooks : struct, ISchedulerHooks
{
    internal override string Describe(Func<Future, string> name) => $"for {name(Awaited)}";

    internal override bool Register(Worker worker) => Awaited.Chunk!.TryAddWaiter<THooks>(Awaited.Index, this); // a task has a chunk
}
