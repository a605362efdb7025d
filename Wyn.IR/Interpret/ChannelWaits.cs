// The waits on channels: receiving, sending, and selecting among several.
using System;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.IR.Interpret;

/// <summary>Waits for a value, or for the end of the channel.</summary>
internal sealed class ReceiveWait(ChannelValue channel, EnumType type, IrLocation location) : Wait(location)
{
    /// <inheritdoc/>
    public override string Description => "in recv() on a channel with no sender and no live tasks";

    /// <inheritdoc/>
    public override void Enter(IrInterpreter interpreter) => channel.Receivers.AddLast(this);

    /// <inheritdoc/>
    public override void Leave() => channel.Receivers.Remove(this);

    /// <summary>A value was handed over.</summary>
    public bool EndWith(in Value value) => End(new Value { Reference = new EnumValue(ReceivedTypes.SomeOf(type), [value]) });

    /// <summary>No value will come.</summary>
    public bool EndWithNone() => End(new Value { Reference = new EnumValue(ReceivedTypes.NoneOf(type), []) });

    /// <inheritdoc/>
    protected override bool Look(IrInterpreter interpreter)
        => channel.TryTake(interpreter, out var value) ? EndWith(value) : channel.IsClosed && EndWithNone();
}

/// <summary>Waits until there is room for a value.</summary>
internal sealed class SendWait(ChannelValue channel, Value value, IrLocation location) : Wait(location)
{
    /// <summary>What is sent.</summary>
    public Value Value { get; } = value;

    /// <inheritdoc/>
    public override string Description => "in send() on a full channel with no receiver and no live tasks";

    /// <inheritdoc/>
    public override void Enter(IrInterpreter interpreter) => channel.Senders.AddLast(this);

    /// <inheritdoc/>
    public override void Leave() => channel.Senders.Remove(this);

    /// <inheritdoc/>
    protected override bool Look(IrInterpreter interpreter) => channel.TryPut(interpreter, Value) && End(default);
}

/// <summary>Waits until one of several channels has a value.</summary>
/// <param name="channels">The channels, the first ones first.</param>
/// <param name="deadline">The time to give up; null if there is none.</param>
/// <param name="location">The position of the instruction.</param>
internal sealed class SelectWait(ChannelValue[] channels, long? deadline, IrLocation location) : Wait(location)
{
    private const long AllClosed = -1;
    private const long TimeOut = -2;

    private Timer? _timer;

    /// <inheritdoc/>
    public override string Description => "in select with no sender and no live tasks";

    /// <inheritdoc/>
    public override void Enter(IrInterpreter interpreter)
    {
        foreach (var channel in channels)
        {
            channel.Watchers.AddLast(this);
        }

        _timer = deadline is { } time ? interpreter.Clock.Add(time, this) : null;
    }

    /// <inheritdoc/>
    public override void Leave()
    {
        foreach (var channel in channels)
        {
            channel.Watchers.Remove(this);
        }

        _timer?.Cancel();
    }

    /// <inheritdoc/>
    protected override bool Look(IrInterpreter interpreter)
    {
        var ready = Array.FindIndex(channels, channel => channel.HasValue);
        if (ready >= 0)
        {
            return End(new Value { Bits = ready });
        }

        // A select of no channels only waits for its time.
        var isHopeless = channels.All(channel => channel.IsClosed) && (channels.Length > 0 || deadline is null);
        return isHopeless ? End(new Value { Bits = AllClosed }) : interpreter.Clock.Now >= deadline && End(new Value { Bits = TimeOut });
    }
}
