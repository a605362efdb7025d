// A task that waits for a value of a channel, and the place for the value.
using System;
using System.Diagnostics.CodeAnalysis;

namespace Wyn.Runtime;

/// <summary>The leaf of a task that receives.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
[SuppressMessage("Design", "CA1051", Justification = "Lowered code loads the fields directly.")]
public abstract class ReceiveFrame<T> : LeafFrame
{
    /// <summary>The value, when the wait is over and there is one.</summary>
    public T? Value;

    /// <summary>When the wait is over: true if a value was received, false if the channel is closed and has none.</summary>
    public bool IsSome;

    private protected ReceiveFrame(string location)
        : base(location)
    {
    }

    /// <summary>Puts the value in, before the task is woken.</summary>
    internal void Set(T value)
    {
        Value = value;
        IsSome = true;
    }

    /// <inheritdoc/>
    internal override string Describe(Func<Future, string> name) => "in recv() on a channel with no sender and no live tasks";
}

/// <inheritdoc/>
internal sealed class ReceiveFrame<T, THooks>(WynChannel<T> channel, string location) : ReceiveFrame<T>(location)
    where THooks : struct, ISchedulerHooks
{
    internal override bool Register(Worker worker)
    {
        if (!channel.TryReceive<THooks>(worker, this, out var value, out var isSome))
        {
            return true; // who hands the value over may have done so already
        }

        Value = value;
        IsSome = isSome;
        return false;
    }
}
