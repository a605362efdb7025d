// The rows of the ops through which tasks meet: channels, cells, waiting, handles; and those of suspended calls.
using System.Collections.Immutable;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.IR.Ops;

public static partial class OpTable
{
    private const OpEffects Shared = OpEffects.Reads | OpEffects.Writes;

    private const string CrossingPanic = "Panics with `closure that changes 'NAME' cannot leave its task` if a box is in it.";

    private static OperandInfo WorkerOperand => new("worker", IrType.Worker);
    private static OperandInfo BorrowedCell => new("cell", null, Rule: OperandRule.Cell);
    private static OperandInfo BorrowedChannel => new("channel", null, Rule: OperandRule.Channel);
    private static OperandInfo BorrowedFuture => new("future", null, Rule: OperandRule.Future);
    private static OperandInfo BorrowedHandle => new("object", null, Rule: OperandRule.Handle);
    private static OperandInfo SelfFrame => new("self", IrType.Frame);
    private static OperandInfo ChildFrame => new("child", IrType.Frame);

    private static ImmutableArray<OpInfo> Cells() =>
    [
        new()
        {
            Opcode = Opcode.CellNew, Mnemonic = "cell.new", Operands = [new("value", null, OperandMode.Consume, OperandRule.Any)], Result = ResultRule.CellOfFirst,
            Effects = OpEffects.Allocates | OpEffects.MayPanic, NeedsWorker = true, Summary = $"A new cell with a lock, which holds the value. {CrossingPanic}",
        },
        new()
        {
            Opcode = Opcode.CellGet, Mnemonic = "cell.get", Operands = [BorrowedCell], Result = ResultRule.Element, Effects = OpEffects.Reads | OpEffects.Allocates,
            NeedsWorker = true, Summary = "A copy of what the cell holds, made under its lock.",
        },
        new()
        {
            Opcode = Opcode.CellSet, Mnemonic = "cell.set", Operands = [BorrowedCell, ConsumedElement], Effects = Shared | OpEffects.MayPanic,
            NeedsWorker = true, Summary = $"Lets the cell hold the value, under its lock, and drops what it held. {CrossingPanic}",
        },
        new()
        {
            Opcode = Opcode.CellTake, Mnemonic = "cell.take", Operands = [BorrowedCell], Result = ResultRule.Element, Effects = Shared,
            NeedsWorker = true, Summary = "Enters the cell's lock and moves out what it holds; leaves a hole, which `cell.put` fills.",
        },
        new()
        {
            Opcode = Opcode.CellPut, Mnemonic = "cell.put", Operands = [BorrowedCell, ConsumedElement], Effects = OpEffects.Writes | OpEffects.MayPanic,
            NeedsWorker = true, Summary = $"Fills the hole that `cell.take` left and leaves the cell's lock. {CrossingPanic}",
        },
    ];

    private static ImmutableArray<OpInfo> Channels() =>
    [
        new()
        {
            Opcode = Opcode.ChannelNew, Mnemonic = "chan.new", Operands = [new("capacity", IrType.Int)], Immediate = ImmediateKind.ResultType,
            Result = ResultRule.OfResultType, Effects = OpEffects.Allocates | OpEffects.MayPanic, NeedsWorker = true,
            Summary = "A channel that holds as many values; panics with `channel capacity must be >= 1`.",
        },
        new()
        {
            Opcode = Opcode.ChannelSend, Mnemonic = "chan.send", Operands = [BorrowedChannel, ConsumedElement],
            Effects = Shared | OpEffects.MaySuspend | OpEffects.MayPanic, LastStage = IrStage.Owned, NeedsWorker = true,
            Summary = $"Puts the value into the channel; waits while it is full. Of a closed channel the value is dropped. {CrossingPanic}",
        },
        new()
        {
            Opcode = Opcode.ChannelReceive, Mnemonic = "chan.recv", Operands = [BorrowedChannel], Immediate = ImmediateKind.ResultType, Result = ResultRule.Received,
            Effects = Shared | OpEffects.MaySuspend, LastStage = IrStage.Owned, NeedsWorker = true,
            Summary = "`Some` with the oldest value of the channel; waits while it is empty and open. `None` once it is closed and empty.",
        },
        new()
        {
            Opcode = Opcode.ChannelTryReceive, Mnemonic = "chan.try_recv", Operands = [BorrowedChannel], Immediate = ImmediateKind.ResultType,
            Result = ResultRule.Received, Effects = Shared, NeedsWorker = true, Summary = "`Some` with the oldest value of the channel, or `None` if it is empty; never waits.",
        },
        new()
        {
            Opcode = Opcode.ChannelClose, Mnemonic = "chan.close", Operands = [BorrowedChannel], Effects = Shared, NeedsWorker = true,
            Summary = "Closes the channel and lets all who wait on it go on; does nothing if it is closed.",
        },
        new()
        {
            Opcode = Opcode.Select, Mnemonic = "select", Operands = [new("deadline", IrType.Int)], Shape = OperandShape.Channels, Result = ResultRule.Fixed,
            ResultType = IrType.Int, Effects = Shared | OpEffects.MaySuspend, LastStage = IrStage.Owned, NeedsWorker = true,
            Summary = "The index of the first of the channels that has a value; waits until one has, and receives nothing. -1 once all are closed and empty; "
                + "-2 after `deadline` milliseconds, if that is not negative.",
        },
        new()
        {
            Opcode = Opcode.Sleep, Mnemonic = "sleep", Operands = [new("ms", IrType.Int)], Effects = Shared | OpEffects.MaySuspend, LastStage = IrStage.Owned,
            NeedsWorker = true, Summary = "Waits so many milliseconds; without any it is `task.yield`.",
        },
        new()
        {
            Opcode = Opcode.TaskYield, Mnemonic = "task.yield", Effects = Shared | OpEffects.MaySuspend, LastStage = IrStage.Owned, NeedsWorker = true,
            Summary = "Lets the other tasks that are ready go first.",
        },
        new()
        {
            Opcode = Opcode.TaskCancel, Mnemonic = "task.cancel", Operands = [BorrowedFuture], Effects = Shared, NeedsWorker = true,
            Summary = "Sets the flag of the task that says that it should end.",
        },
        new()
        {
            Opcode = Opcode.TaskCancelled, Mnemonic = "task.cancelled", Result = ResultRule.Fixed, ResultType = IrType.Bool, Effects = OpEffects.Reads, NeedsWorker = true,
            Summary = "True if the flag of the running task is set; never in the main task.",
        },
        new()
        {
            Opcode = Opcode.FutureDone, Mnemonic = "future.done", Operands = [BorrowedFuture], Result = ResultRule.Fixed, ResultType = IrType.Bool,
            Effects = OpEffects.Reads, NeedsWorker = true, Summary = "True if the task has ended.",
        },
        new()
        {
            Opcode = Opcode.HandleInt, Mnemonic = "handle.int", Operands = [BorrowedHandle], Immediate = ImmediateKind.Name, Result = ResultRule.Fixed,
            ResultType = IrType.Int, Effects = Shared | OpEffects.Allocates, NeedsWorker = true,
            Summary = "The positive number of the object in the program's table of handles, which owns it from the first time on; the same number each time.",
        },
        new()
        {
            Opcode = Opcode.HandleOf, Mnemonic = "handle.of", Operands = [new("number", IrType.Int)], Immediate = ImmediateKind.HandleKind,
            Result = ResultRule.OfResultType, Effects = OpEffects.Reads | OpEffects.Allocates | OpEffects.MayPanic, NeedsWorker = true,
            Summary = "The object with the number; panics with `this int is not a KIND` if there is none of that kind and type.",
        },
        new()
        {
            Opcode = Opcode.HandleFree, Mnemonic = "handle.free", Operands = [BorrowedHandle], Effects = Shared, NeedsWorker = true,
            Summary = "Takes the object out of the table of handles, if it is there.",
        },
    ];

    private static ImmutableArray<OpInfo> DirectForms() =>
    [
        Direct(Opcode.AwaitDirect, "await.direct", ResultRule.OfFutureAndFrame, BorrowedFuture) with
        {
            Effects = Shared | OpEffects.MaySuspend | OpEffects.MayPanic,
            Summary = "`await` with the worker. Runs the task in place if nobody has started it; a task that runs elsewhere gives a frame that waits for it.",
        },
        Direct(Opcode.ChannelReceiveDirect, "chan.recv.direct", ResultRule.ReceivedAndFrame, BorrowedChannel) with
        {
            Immediate = ImmediateKind.ResultType, Summary = "`chan.recv` with the worker; where it would wait it gives a frame.",
        },
        Direct(Opcode.ChannelSendDirect, "chan.send.direct", ResultRule.Frame, BorrowedChannel, ConsumedElement) with
        {
            Effects = Shared | OpEffects.MaySuspend | OpEffects.MayPanic,
            Summary = "`chan.send` with the worker; where it would wait it gives a frame, which owns the value.",
        },
        Direct(Opcode.SelectDirect, "select.direct", ResultRule.FixedAndFrame, new OperandInfo("deadline", IrType.Int)) with
        {
            Shape = OperandShape.Channels, ResultType = IrType.Int, Summary = "`select` with the worker; where it would wait it gives a frame.",
        },
        Direct(Opcode.SleepDirect, "sleep.direct", ResultRule.Frame, new OperandInfo("ms", IrType.Int)) with
        {
            Summary = "`sleep` with the worker; gives a frame.",
        },
        Direct(Opcode.YieldDirect, "yield.direct", ResultRule.Frame) with
        {
            Summary = "`task.yield` with the worker; gives a frame unless no other task is ready.",
        },
    ];

    private static ImmutableArray<OpInfo> Frames() =>
    [
        new()
        {
            Opcode = Opcode.FrameNone, Mnemonic = "frame.none", Result = ResultRule.Fixed, ResultType = IrType.Frame, FirstStage = IrStage.Suspend,
            Summary = "The frame that says: completed, not suspended.",
        },
        new()
        {
            Opcode = Opcode.FrameIsNone, Mnemonic = "frame.is.none", Operands = [new("frame", IrType.Frame)], Result = ResultRule.Fixed, ResultType = IrType.Bool,
            FirstStage = IrStage.Suspend, Summary = "True if the call has completed, so that its other results have a meaning.",
        },
        new()
        {
            Opcode = Opcode.FrameNew, Mnemonic = "frame.new", Operands = [WorkerOperand, ChildFrame], Shape = OperandShape.Live, Immediate = ImmediateKind.ResumeState,
            Result = ResultRule.Frame, Effects = OpEffects.Allocates | OpEffects.Writes, FirstStage = IrStage.Suspend,
            Summary = "A frame that will go on in the state of the resume form with the live values, and whose child is the frame of the call that it waits for.",
        },
        new()
        {
            Opcode = Opcode.FrameState, Mnemonic = "frame.state", Operands = [SelfFrame], Result = ResultRule.Fixed, ResultType = IrType.Int, Effects = OpEffects.Reads,
            FirstStage = IrStage.Suspend, Summary = "The state in which the frame goes on.",
        },
        new()
        {
            Opcode = Opcode.FrameRestore, Mnemonic = "frame.restore", Operands = [SelfFrame], Immediate = ImmediateKind.State, Result = ResultRule.AsWritten,
            Effects = Shared, FirstStage = IrStage.Suspend, Summary = "Moves out the live values of the state, which is that of the frame.",
        },
        new()
        {
            Opcode = Opcode.FrameSave, Mnemonic = "frame.save", Operands = [SelfFrame, ChildFrame], Shape = OperandShape.Live, Immediate = ImmediateKind.State,
            Effects = OpEffects.Writes, FirstStage = IrStage.Suspend,
            Summary = "Lets the frame go on in another state, with these live values, and gives it another child.",
        },
        new()
        {
            Opcode = Opcode.FrameFinish, Mnemonic = "frame.finish", Operands = [SelfFrame], Shape = OperandShape.ResumedResults, Effects = OpEffects.Writes,
            FirstStage = IrStage.Suspend, Summary = "Puts the results of the function into the frame, where whoever called it, or its task, finds them.",
        },
        Resume(Opcode.ResumeCall, "resume.call", ResultRule.AsWritten, "The results of the call whose frame has finished."),
        Resume(Opcode.ResumeAwait, "resume.await", ResultRule.AsWritten, "The result of the task that was awaited, none for none."),
        Resume(Opcode.ResumeReceive, "resume.recv", ResultRule.Received, "What was received.") with
        {
            Immediate = ImmediateKind.ResultType,
        },
        Resume(Opcode.ResumeSelect, "resume.select", ResultRule.Fixed, "What the select gives.") with
        {
            ResultType = IrType.Int,
        },
        Resume(Opcode.ResumeWait, "resume.wait", ResultRule.None, "The end of a wait without a result: a send, a sleep, a yield."),
    ];

    private static OpInfo Direct(Opcode opcode, string mnemonic, ResultRule result, params ImmutableArray<OperandInfo> others) => new()
    {
        Opcode = opcode,
        Mnemonic = mnemonic,
        Operands = [WorkerOperand, .. others],
        Result = result,
        Effects = Shared | OpEffects.MaySuspend,
        FirstStage = IrStage.Suspend,
        NeedsWorker = true,
        Summary = "",
    };

    private static OpInfo Resume(Opcode opcode, string mnemonic, ResultRule result, string summary) => new()
    {
        Opcode = opcode,
        Mnemonic = mnemonic,
        Operands = [WorkerOperand, ChildFrame],
        Result = result,
        Effects = Shared | OpEffects.Allocates,
        FirstStage = IrStage.Suspend,
        Summary = $"{summary} Frees the frame.",
    };
}
