// R10: a channel: a bounded ring of values under a small lock, and the tasks that wait for one end or the other, first in first
// out. A sender gives its value directly to a receiver that waits; only if none waits the value goes into the ring, and all
// selects that wait for the channel are told to look again. So receivers wait only while the ring is empty, senders only while
// it is full. After the close there are neither: senders' values are dropped, receivers empty the ring. The channel itself is
// the lock; nobody is woken under it.
using System;
using System.Diagnostics.CodeAnalysis;

namespace Wyn.Runtime;

/// <summary>A channel, whatever its values are: what a select needs.</summary>
public abstract class WynChannel : WynHandled
{
    private SelectArm? _arms;

    private protected WynChannel()
    {
    }

    /// <summary>Under the lock: how many values the ring holds.</summary>
    internal int Count { get; private protected set; }

    /// <summary>Under the lock: true when no more values come in.</summary>
    internal bool IsClosed { get; private protected set; }

    private int State => Count > 0 ? 1 : IsClosed ? -1 : 0;

    /// <summary>Ends the channel for senders, and wakes all who wait; once more does nothing.</summary>
    public void Close(Worker worker) => Close<SystemHooks>(worker);

    /// <inheritdoc cref="Close(Worker)"/>
    internal void Close<THooks>(Worker worker)
        where THooks : struct, ISchedulerHooks
    {
        THooks.Enter(this);
        IsClosed = true;
        var (receivers, senders) = TakeWaiters();
        var selects = CallSelects();
        THooks.Exit(this);
        WakeAll<THooks>(worker, receivers);
        WakeAll<THooks>(worker, senders);
        WakeAll<THooks>(worker, selects);
    }

    /// <summary>
    /// Looks for a select: 1 if there is a value, -1 if none comes any more, 0 if there may be one later; then the arm, if one is
    /// given, is told when.
    /// </summary>
    internal int Look<THooks>(SelectArm? arm)
        where THooks : struct, ISchedulerHooks
    {
        THooks.Enter(this);
        var state = State;
        if (state == 0 && arm is not null)
        {
            Add(arm);
        }

        THooks.Exit(this);
        return state;
    }

    /// <summary>The arm's select does not wait any more.</summary>
    internal void Leave<THooks>(SelectArm arm)
        where THooks : struct, ISchedulerHooks
    {
        THooks.Enter(this);
        if (arm.IsWaiting)
        {
            Remove(arm);
        }

        THooks.Exit(this);
    }

    /// <summary>Under the lock, at the close: all receivers and senders that wait.</summary>
    private protected abstract (LeafFrame? Receivers, LeafFrame? Senders) TakeWaiters();

    /// <summary>Under the lock, when a value has come, or none will: the selects that are to be woken, linked by Next.</summary>
    private protected LeafFrame? CallSelects()
    {
        LeafFrame? called = null;
        while (_arms is { } arm)
        {
            Remove(arm);
            if (arm.Select.TryClaim())
            {
                arm.Select.Caller = arm;
                arm.Select.Next = called;
                called = arm.Select;
            }
        }

        return called;
    }

    private protected static void WakeAll<THooks>(Worker worker, LeafFrame? first)
        where THooks : struct, ISchedulerHooks
    {
        while (first is not null)
        {
            var next = first.Next; // before it is woken: from then on the leaf is not ours
            worker.Wake<THooks>(first);
            first = next;
        }
    }

    private void Add(SelectArm arm)
    {
        arm.IsWaiting = true;
        arm.Earlier = null;
        arm.Later = _arms;
        if (_arms is not null)
        {
            _arms.Earlier = arm;
        }

        _arms = arm;
    }

    private void Remove(SelectArm arm)
    {
        arm.IsWaiting = false;
        if (arm.Later is not null)
        {
            arm.Later.Earlier = arm.Earlier;
        }

        if (arm.Earlier is not null)
        {
            arm.Earlier.Later = arm.Later;
        }
        else
        {
            _arms = arm.Later;
        }
    }
}

/// <summary>A channel.</summary>
/// <typeparam name="T">The type of its values.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "Lowered code calls with all operands as arguments.")]
public sealed class WynChannel<T> : WynChannel
{
    private const int FirstSize = 8;

    private readonly int _capacity;
    private LeafQueue _receivers;
    private LeafQueue _senders;

    // The ring: grows up to the capacity when it is needed. Values [_first, _first + Count), modulo its length.
    private T[] _values;
    private int _first;

    /// <summary>Makes a channel.</summary>
    /// <param name="capacity">How many values it may hold; a panic if that is less than 1.</param>
    /// <param name="location">The place, for the panic.</param>
    public WynChannel(long capacity, string location)
    {
        if (capacity < 1)
        {
            throw new WynPanicException(location, "channel capacity must be >= 1");
        }

        _capacity = (int)long.Min(capacity, Array.MaxLength);
        _values = new T[int.Min(_capacity, FirstSize)];
    }

    /// <summary>Sends a value, or gives the leaf of the wait for room. On a closed channel the value is dropped.</summary>
    public static Frame? Send(Worker worker, WynChannel<T> channel, T value, string location)
        => channel.Send<SystemHooks>(worker, value, location);

    /// <summary>
    /// Receives a value, or gives the leaf of the wait for one. Without a leaf and without a value the channel is closed and has
    /// no more.
    /// </summary>
    public static Frame? Receive(Worker worker, WynChannel<T> channel, string location, out T? value, out bool isSome)
        => channel.Receive<SystemHooks>(worker, location, out value, out isSome);

    /// <summary>Receives a value if one is there.</summary>
    public static bool TryReceive(WynChannel<T> channel, Worker worker, out T? value)
    {
        channel.TryReceive<SystemHooks>(worker, null, out value, out var isSome);
        return isSome;
    }

    /// <inheritdoc cref="Send(Worker, WynChannel{T}, T, string)"/>
    internal Frame? Send<THooks>(Worker worker, T value, string location)
        where THooks : struct, ISchedulerHooks
        => TrySend<THooks>(worker, value, null) ? null : worker.Wait(new SendFrame<T, THooks>(this, value, location));

    /// <inheritdoc cref="Receive(Worker, WynChannel{T}, string, out T, out bool)"/>
    internal Frame? Receive<THooks>(Worker worker, string location, out T? value, out bool isSome)
        where THooks : struct, ISchedulerHooks
        => TryReceive<THooks>(worker, null, out value, out isSome) ? null : worker.Wait(new ReceiveFrame<T, THooks>(this, location));

    /// <summary>Sends, or drops on a closed channel; false if the channel is full: then the waiter, if one is given, waits.</summary>
    internal bool TrySend<THooks>(Worker worker, T value, SendFrame<T>? waiter)
        where THooks : struct, ISchedulerHooks
    {
        THooks.Enter(this);
        if (_receivers.Take() is { } receiver)
        {
            ((ReceiveFrame<T>)receiver).Set(value); // only receivers wait there
            THooks.Exit(this);
            worker.Wake<THooks>(receiver);
            return true;
        }

        var isSent = IsClosed;
        LeafFrame? selects = null;
        if (!IsClosed && Count < _capacity)
        {
            Enqueue(value);
            selects = CallSelects();
            isSent = true;
        }
        else if (!IsClosed && waiter is not null)
        {
            _senders.Add(waiter);
        }

        THooks.Exit(this);
        WakeAll<THooks>(worker, selects);
        return isSent;
    }

    /// <summary>
    /// Receives, or says that no value comes any more; false if one may come: then the waiter, if one is given, waits. Where
    /// there is a waiter, what is received goes into it by the caller.
    /// </summary>
    internal bool TryReceive<THooks>(Worker worker, ReceiveFrame<T>? waiter, out T? value, out bool isSome)
        where THooks : struct, ISchedulerHooks
    {
        THooks.Enter(this);
        isSome = Count > 0;
        if (!isSome)
        {
            var isOver = IsClosed;
            if (!isOver && waiter is not null)
            {
                _receivers.Add(waiter);
            }

            THooks.Exit(this);
            value = default;
            return isOver;
        }

        value = Dequeue();
        var sender = _senders.Take();
        if (sender is not null)
        {
            Enqueue(((SendFrame<T>)sender).Value); // only senders wait there
        }

        THooks.Exit(this);
        if (sender is not null)
        {
            worker.Wake<THooks>(sender);
        }

        return true;
    }

    /// <inheritdoc/>
    private protected override (LeafFrame? Receivers, LeafFrame? Senders) TakeWaiters() => (_receivers.TakeAll(), _senders.TakeAll());

    private void Enqueue(T value)
    {
        if (Count == _values.Length)
        {
            Grow();
        }

        var end = _first + Count;
        _values[end < _values.Length ? end : end - _values.Length] = value;
        Count++;
    }

    private T Dequeue()
    {
        var value = _values[_first];
        _values[_first] = default!; // nobody reads it: not counted any more
        _first = _first + 1 == _values.Length ? 0 : _first + 1;
        Count--;
        return value;
    }

    private void Grow()
    {
        var values = new T[(int)long.Min(_capacity, 2L * _values.Length)];
        var head = _values.Length - _first;
        Array.Copy(_values, _first, values, 0, head);
        Array.Copy(_values, 0, values, head, _first);
        _values = values;
        _first = 0;
    }
}
