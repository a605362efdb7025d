// The functions of the native runtime that no other backend knows: memory, owners and arrays. include/wyn_runtime.h says what
// they do; a test holds it against this list.
using System.Collections.Immutable;

namespace Wyn.Backend.Llvm;

internal static partial class NativeHelpers
{
    public static readonly NativeHelper ValueNew = new(
        "wyn_value_new", NativeType.Value, [(NativeType.Int, "size"), (NativeType.Index32, "type"), (NativeType.Location, "location")]);

    public static readonly NativeHelper ValueCopy = new("wyn_value_copy", NativeType.Void, [(NativeType.Value, "value")]);

    public static readonly NativeHelper ValueDrop = new("wyn_value_drop", NativeType.Void, [(NativeType.Value, "value")]);

    public static readonly NativeHelper ValueDropFlat = new("wyn_value_drop_flat", NativeType.Void, [(NativeType.Value, "value")]);

    public static readonly NativeHelper ValueDropCyclic = new("wyn_value_drop_cyclic", NativeType.Void, [(NativeType.Value, "value")]);

    public static readonly NativeHelper ValueUnique = new(
        "wyn_value_unique", NativeType.Value, [(NativeType.Value, "value"), (NativeType.Value, "holder"), (NativeType.Location, "location")]);

    public static readonly NativeHelper ValueStoreMarked = new(
        "wyn_value_store_marked", NativeType.Void, [(NativeType.Value, "value"), (NativeType.Location, "location")]);

    public static readonly NativeHelper FutureStoreMarked = new("wyn_future_store_marked", NativeType.Void, [(NativeType.Cell, "task")]);

    public static readonly NativeHelper ValueShare = new("wyn_value_share", NativeType.Void, [(NativeType.Value, "value"), (NativeType.Location, "location")]);

    public static readonly NativeHelper MarkingShare = new("wyn_marking_share", NativeType.Void, [(NativeType.Marking, "marking"), (NativeType.Value, "value")]);

    public static readonly NativeHelper MarkingMark = new("wyn_marking_mark", NativeType.Void, [(NativeType.Marking, "marking"), (NativeType.Value, "value")]);

    public static readonly NativeHelper MarkingMarkFuture = new(
        "wyn_marking_mark_future", NativeType.Void, [(NativeType.Marking, "marking"), (NativeType.Cell, "task")]);

    public static readonly NativeHelper WorkerCurrent = new("wyn_worker_current", NativeType.Worker, []);

    public static readonly NativeHelper PanicIndex = new(
        "wyn_panic_index", NativeType.Void, [(NativeType.Location, "location"), (NativeType.Int, "index"), (NativeType.Int, "length")], NoReturn: true);

    public static readonly NativeHelper PanicPop = new("wyn_panic_pop", NativeType.Void, [(NativeType.Location, "location")], NoReturn: true);

    public static readonly NativeHelper ArrayNew = new(
        "wyn_array_new", NativeType.Array, [(NativeType.Int, "length"), (NativeType.Index32, "type"), (NativeType.Location, "location")]);

    public static readonly NativeHelper ArrayGrow = new("wyn_array_grow", NativeType.Array, [(NativeType.Array, "array"), (NativeType.Location, "location")]);

    public static readonly NativeHelper ArrayOpen = new(
        "wyn_array_open", NativeType.Array, [(NativeType.Array, "array"), (NativeType.Int, "index"), (NativeType.Location, "location")]);

    public static readonly NativeHelper ArrayClose = new("wyn_array_close", NativeType.Void, [(NativeType.Array, "array"), (NativeType.Int, "index")]);

    public static readonly NativeHelper ArraySlice = new(
        "wyn_array_slice",
        NativeType.Array,
        [(NativeType.Array, "array"), (NativeType.Int, "from"), (NativeType.Int, "to"), (NativeType.Location, "location")]);

    public static readonly NativeHelper ArrayConcat = new(
        "wyn_array_concat", NativeType.Array, [(NativeType.Array, "array"), (NativeType.Array, "other"), (NativeType.Location, "location")]);

    public static readonly NativeHelper ArrayTruncate = new(
        "wyn_array_truncate", NativeType.Array, [(NativeType.Array, "array"), (NativeType.Int, "count"), (NativeType.Location, "location")]);

    public static readonly NativeHelper ArrayReserve = new(
        "wyn_array_reserve", NativeType.Array, [(NativeType.Array, "array"), (NativeType.Int, "count"), (NativeType.Location, "location")]);

    /// <summary>All of them, in the order of the header.</summary>
    public static ImmutableArray<NativeHelper> Rows =>
    [
        ValueNew, ValueCopy, ValueDrop, ValueDropFlat, ValueDropCyclic, ValueUnique, ValueStoreMarked, FutureStoreMarked, ValueShare, MarkingShare, MarkingMark,
        MarkingMarkFuture, WorkerCurrent, PanicIndex, PanicPop, ArrayNew, ArrayGrow, ArrayOpen, ArrayClose, ArraySlice, ArrayConcat, ArrayTruncate,
        ArrayReserve, .. Waiting,
    ];
}
