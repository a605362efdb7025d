// A channel while the interpreter runs, and the cell with a lock beside it: the values that have an identity and several tasks may know.
using System.Collections.Generic;
using System.Linq;

namespace Wyn.IR.Interpret;

/// <summary>What a cell is; the turn of a task does not end while the cell is open, so that the lock needs no form.</summary>
internal sealed class CellValue
{
    /// <summary>What the cell holds.</summary>
    public Value Content { get; set; }
}

/// <summary>
/// A channel. A sender hands its value to the receiver that waits longest; only if none waits it goes into the queue, and those that watch
/// the channel look again. So receivers only wait while the queue is empty, and senders only while it is full.
/// </summary>
/// <param name="capacity">The length of the queue.</param>
internal sealed class ChannelValue(long capacity)
{
    private readonly Queue<Value> _values = new();

    /// <summary>The tasks that wait for a value.</summary>
    public LinkedList<ReceiveWait> Receivers { get; } = [];

    /// <summary>The tasks that wait for room.</summary>
    public LinkedList<SendWait> Senders { get; } = [];

    /// <summary>The selects that wait for any change.</summary>
    public LinkedList<SelectWait> Watchers { get; } = [];

    /// <summary>True once nothing more can be sent.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>True if a value can be received.</summary>
    public bool HasValue => _values.Count > 0;

    /// <summary>Takes the oldest value, whose place the first sender that waits fills.</summary>
    public bool TryTake(IrInterpreter interpreter, out Value value)
    {
        if (!_values.TryDequeue(out value))
        {
            return false;
        }

        if (Senders.First is { Value: var sender })
        {
            _values.Enqueue(sender.Value);
            sender.End(default);
            interpreter.Wake(sender);
        }

        return true;
    }

    /// <summary>Gives the value to somebody, or to nobody if the channel is closed; false if there is no room for it.</summary>
    public bool TryPut(IrInterpreter interpreter, in Value value)
    {
        if (IsClosed)
        {
            return true;
        }

        if (Receivers.First is { Value: var receiver })
        {
            receiver.EndWith(value);
            interpreter.Wake(receiver);
            return true;
        }

        if (_values.Count >= capacity)
        {
            return false;
        }

        _values.Enqueue(value);
        WakeWatchers(interpreter);
        return true;
    }

    /// <summary>Ends all waits; what waiting senders hold is dropped.</summary>
    public void Close(IrInterpreter interpreter)
    {
        if (IsClosed)
        {
            return;
        }

        IsClosed = true;
        foreach (var receiver in Receivers.ToList())
        {
            receiver.EndWithNone();
            interpreter.Wake(receiver);
        }

        foreach (var sender in Senders.ToList())
        {
            sender.End(default);
            interpreter.Wake(sender);
        }

        WakeWatchers(interpreter);
    }

    private void WakeWatchers(IrInterpreter interpreter)
    {
        // A select may watch the same channel twice.
        foreach (var watcher in Watchers.Distinct().ToList())
        {
            interpreter.Wake(watcher);
        }
    }
}
