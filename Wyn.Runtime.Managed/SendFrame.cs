// A task that waits for room in a channel, with the value that it sends.
using System;

namespace Wyn.Runtime;

/// <summary>The leaf of a task that sends.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="value">The value.</param>
/// <param name="location">The place of the wait.</param>
internal abstract class SendFrame<T>(T value, string location) : LeafFrame(location)
{
    /// <summary>The value; taken by who wakes the task.</summary>
    internal T Value { get; } = value;

    internal override string Describe(Func<Future, string> name) => "in send() on a full channel with no receiver and no live tasks";
}

/// <inheritdoc/>
internal sealed class SendFrame<T, THooks>(WynChannel<T> channel, T value, string location) : SendFrame<T>(value, location)
    where THooks : struct, ISchedulerHooks
{
    internal override bool Register(Worker worker) => !channel.TrySend<THooks>(worker, Value, this);
}
