// The functions of the native runtime through which tasks wait and meet.
using System.Collections.Immutable;

namespace Wyn.Backend.Llvm;

internal static partial class NativeHelpers
{
    public static readonly NativeHelper TaskAwait = new(
        "wyn_task_await", NativeType.Frame, [(NativeType.Worker, "worker"), (NativeType.Cell, "task"), (NativeType.Location, "location")]);

    public static readonly NativeHelper FrameNew = new(
        "wyn_frame_new",
        NativeType.Frame,
        [(NativeType.Worker, "worker"), (NativeType.Int, "size"), (NativeType.Index32, "type"), (NativeType.Location, "location")]);

    public static readonly NativeHelper FrameFree = OfFrame("wyn_frame_free", NativeType.Void);

    public static readonly NativeHelper FrameAwaited = OfFrame("wyn_frame_awaited", NativeType.Cell);

    public static readonly NativeHelper FrameSelected = OfFrame("wyn_frame_selected", NativeType.Int);

    public static readonly NativeHelper FrameReceived = new("wyn_frame_received", NativeType.Received, [(NativeType.Frame, "frame")]);

    public static readonly NativeHelper ChannelNew = new(
        "wyn_channel_new", NativeType.Channel, [(NativeType.Int, "capacity"), (NativeType.Index32, "type"), (NativeType.Location, "location")]);

    public static readonly NativeHelper ChannelSend = new(
        "wyn_channel_send",
        NativeType.Frame,
        [(NativeType.Worker, "worker"), (NativeType.Channel, "channel"), (NativeType.Value, "value"), (NativeType.Location, "location")]);

    public static readonly NativeHelper ChannelReceive = new(
        "wyn_channel_receive",
        NativeType.Frame,
        [(NativeType.Worker, "worker"), (NativeType.Channel, "channel"), (NativeType.Received, "place"), (NativeType.Location, "location")]);

    public static readonly NativeHelper ChannelTryReceive = new(
        "wyn_channel_try_receive", NativeType.Void, [(NativeType.Worker, "worker"), (NativeType.Channel, "channel"), (NativeType.Received, "place")]);

    public static readonly NativeHelper ChannelClose = new("wyn_channel_close", NativeType.Void, [(NativeType.Worker, "worker"), (NativeType.Channel, "channel")]);

    public static readonly NativeHelper Select = new(
        "wyn_select",
        NativeType.Frame,
        [
            (NativeType.Worker, "worker"), (NativeType.Int, "deadline"), (NativeType.Int, "count"), (NativeType.Channels, "channels"),
            (NativeType.IntPlace, "result"), (NativeType.Location, "location"),
        ]);

    public static readonly NativeHelper Sleep = new(
        "wyn_sleep", NativeType.Frame, [(NativeType.Worker, "worker"), (NativeType.Int, "milliseconds"), (NativeType.Location, "location")]);

    public static readonly NativeHelper Yield = new("wyn_yield", NativeType.Frame, [(NativeType.Worker, "worker"), (NativeType.Location, "location")]);

    public static readonly NativeHelper TaskCancel = new("wyn_task_cancel", NativeType.Void, [(NativeType.Cell, "task")]);

    public static readonly NativeHelper TaskCancelled = new("wyn_task_cancelled", NativeType.Bool, [(NativeType.Worker, "worker")]);

    public static readonly NativeHelper FutureDone = new("wyn_future_done", NativeType.Bool, [(NativeType.Cell, "task")]);

    public static readonly NativeHelper CellNew = new(
        "wyn_cell_new", NativeType.Object, [(NativeType.Int, "size"), (NativeType.Index32, "type"), (NativeType.Location, "location")]);

    public static readonly NativeHelper HandleInt = new("wyn_handle_int", NativeType.Int, [(NativeType.Object, "object"), (NativeType.Location, "kind")]);

    public static readonly NativeHelper HandleOf = new(
        "wyn_handle_of",
        NativeType.Object,
        [(NativeType.Int, "number"), (NativeType.Location, "kind"), (NativeType.Index32, "type"), (NativeType.Location, "location")]);

    public static readonly NativeHelper HandleFree = new("wyn_handle_free", NativeType.Void, [(NativeType.Object, "object")]);

    private static readonly ImmutableArray<NativeHelper> Waiting =
    [
        TaskAwait, FrameNew, FrameFree, FrameAwaited, FrameSelected, FrameReceived, ChannelNew, ChannelSend, ChannelReceive, ChannelTryReceive, ChannelClose,
        Select, Sleep, Yield, TaskCancel, TaskCancelled, FutureDone, CellNew, HandleInt, HandleOf, HandleFree,
    ];

    private static NativeHelper OfFrame(string name, NativeType result) => new(name, result, [(NativeType.Worker, "worker"), (NativeType.Frame, "frame")]);
}
