// Appends the ops through which tasks meet: channels, cells, waiting and handles.
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Build;

public sealed partial class IrBuilder
{
    /// <summary>Appends the making of a channel.</summary>
    public IrValue ChannelNew(ChannelType type, IrValue capacity) => AppendOne(Opcode.ChannelNew, [capacity], new TypeImmediate(type));

    /// <summary>Appends the sending of a value.</summary>
    public void ChannelSend(IrValue channel, IrValue value) => Append(Opcode.ChannelSend, [channel, value], null);

    /// <summary>Appends the receiving of a value.</summary>
    /// <param name="channel">The channel, of <c>T</c>.</param>
    /// <param name="result">An enum with the variants <c>Some(T)</c> and <c>None</c>.</param>
    public IrValue ChannelReceive(IrValue channel, EnumType result) => AppendOne(Opcode.ChannelReceive, [channel], new TypeImmediate(result));

    /// <summary>Appends the receiving of a value that is there.</summary>
    /// <param name="channel">The channel, of <c>T</c>.</param>
    /// <param name="result">An enum with the variants <c>Some(T)</c> and <c>None</c>.</param>
    public IrValue ChannelTryReceive(IrValue channel, EnumType result) => AppendOne(Opcode.ChannelTryReceive, [channel], new TypeImmediate(result));

    /// <summary>Appends the closing of a channel.</summary>
    public void ChannelClose(IrValue channel) => Append(Opcode.ChannelClose, [channel], null);

    /// <summary>Appends the wait for one of several channels and gives the index of the one that is ready, -1 or -2.</summary>
    /// <param name="deadline">The milliseconds to wait at most; negative for no end.</param>
    /// <param name="channels">The channels.</param>
    public IrValue Select(IrValue deadline, params System.ReadOnlySpan<IrValue> channels) => AppendOne(Opcode.Select, [deadline, .. channels], null);

    /// <summary>Appends a wait of so many milliseconds.</summary>
    public void Sleep(IrValue milliseconds) => Append(Opcode.Sleep, [milliseconds], null);

    /// <summary>Appends the giving way to other tasks.</summary>
    public void TaskYield() => Append(Opcode.TaskYield, [], null);

    /// <summary>Appends the request that a task should end.</summary>
    public void TaskCancel(IrValue future) => Append(Opcode.TaskCancel, [future], null);

    /// <summary>Appends the question whether the running task should end.</summary>
    public IrValue TaskCancelled() => AppendOne(Opcode.TaskCancelled, [], null);

    /// <summary>Appends the question whether a task has ended.</summary>
    public IrValue FutureDone(IrValue future) => AppendOne(Opcode.FutureDone, [future], null);

    /// <summary>Appends the making of a cell with a lock.</summary>
    public IrValue CellNew(IrValue value) => AppendOne(Opcode.CellNew, [value], null);

    /// <summary>Appends the reading of a cell with a lock.</summary>
    public IrValue CellGet(IrValue cell) => AppendOne(Opcode.CellGet, [cell], null);

    /// <summary>Appends the writing of a cell with a lock.</summary>
    public void CellSet(IrValue cell, IrValue value) => Append(Opcode.CellSet, [cell, value], null);

    /// <summary>Appends the moving out of what a cell holds, which enters its lock.</summary>
    public IrValue CellTake(IrValue cell) => AppendOne(Opcode.CellTake, [cell], null);

    /// <summary>Appends the filling of the hole in a cell, which leaves its lock.</summary>
    public void CellPut(IrValue cell, IrValue value) => Append(Opcode.CellPut, [cell, value], null);

    /// <summary>Appends the finding of the number of a channel or cell.</summary>
    /// <param name="kind">The kind, as messages name it.</param>
    /// <param name="value">The channel or cell.</param>
    public IrValue HandleInt(string kind, IrValue value) => AppendOne(Opcode.HandleInt, [value], new NameImmediate(kind));

    /// <summary>Appends the finding of the channel or cell with a number.</summary>
    /// <param name="kind">The kind, as messages name it.</param>
    /// <param name="number">The number.</param>
    /// <param name="type">The type of the object.</param>
    public IrValue HandleOf(string kind, IrValue number, IrType type) => AppendOne(Opcode.HandleOf, [number], new HandleKind(kind, type));

    /// <summary>Appends the removal of a channel or cell from the table of handles.</summary>
    public void HandleFree(IrValue value) => Append(Opcode.HandleFree, [value], null);
}
