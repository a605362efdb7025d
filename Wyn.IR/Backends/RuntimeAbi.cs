// THE runtime table: each entry point with name, signature and effects. Both runtimes, the interpreter and all backends
// work from it; a test holds every implementation against it.
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Backends;

/// <summary>The entry points of a Wyn runtime.</summary>
public static class RuntimeAbi
{
    /// <summary>The version of this table; it changes whenever a row changes or goes.</summary>
    public const int Version = 4;

    /// <summary>Writes the bytes to standard output, uninterrupted by other writes.</summary>
    public static readonly RuntimeEntry Print = new()
    {
        Name = "print",
        Parameters = [new("worker", AbiType.Worker), new("text", AbiType.Str)],
        Result = AbiType.Unit,
        Effects = OpEffects.Writes | OpEffects.MayPanic,
        Summary = "Writes the bytes to standard output; one call is never interrupted by another.",
    };

    /// <summary>Writes the bytes to standard error.</summary>
    public static readonly RuntimeEntry Eprint = new()
    {
        Name = "eprint",
        Parameters = [new("worker", AbiType.Worker), new("text", AbiType.Str)],
        Result = AbiType.Unit,
        Effects = OpEffects.Writes | OpEffects.MayPanic,
        Summary = "Writes the bytes to standard error at once, after what was printed to standard output.",
    };

    /// <summary>Ends the program with an exit code.</summary>
    public static readonly RuntimeEntry Exit = new()
    {
        Name = "exit",
        Parameters = [new("worker", AbiType.Worker), new("code", AbiType.Int)],
        Result = AbiType.Unit,
        Effects = OpEffects.Writes | OpEffects.NoReturn,
        Summary = "Ends the program with the code, without waiting for tasks; what was printed is flushed.",
    };

    /// <summary>The decimal text of an int.</summary>
    public static readonly RuntimeEntry StrFromInt = Pure("str.from.int", AbiType.Str, "The decimal text.", new RuntimeParameter("value", AbiType.Int));

    /// <summary>The text of a float.</summary>
    public static readonly RuntimeEntry StrFromFloat = Pure(
        "str.from.float",
        AbiType.Str,
        "The first of C's %.15g, %.16g, %.17g that reads back as the same value, with `.0` where it would look like an int; `nan` for NaN.",
        new RuntimeParameter("value", AbiType.Float));

    /// <summary>The text of a bool.</summary>
    public static readonly RuntimeEntry StrFromBool = Pure("str.from.bool", AbiType.Str, "`true` or `false`.", new RuntimeParameter("value", AbiType.Bool));

    /// <summary>The concatenation of any number of strings.</summary>
    public static readonly RuntimeEntry StrConcat = Pure("str.concat", AbiType.Str, "The operands' bytes, one after the other.", new RuntimeParameter("parts", AbiType.Str)) with
    {
        IsVariadic = true,
    };

    /// <summary>A string repeated.</summary>
    public static readonly RuntimeEntry StrRepeat = new()
    {
        Name = "str.repeat",
        Parameters = [new("text", AbiType.Str), new("count", AbiType.Int), new("location", AbiType.Location)],
        Result = AbiType.Str,
        Effects = OpEffects.Allocates | OpEffects.MayPanic,
        Summary = "The text `count` times, empty if `count` <= 0; panics with `repeat result is too large: N bytes times COUNT` past 2147483591 bytes.",
    };

    /// <summary>Byte-wise order.</summary>
    public static readonly RuntimeEntry StrCompare = Pure(
        "str.compare", AbiType.Int, "-1, 0 or 1: the order of the bytes, a prefix first.", new RuntimeParameter("a", AbiType.Str), new RuntimeParameter("b", AbiType.Str));

    /// <summary>Byte-wise equality.</summary>
    public static readonly RuntimeEntry StrEqual = Pure(
        "str.equal", AbiType.Bool, "True if the bytes are the same.", new RuntimeParameter("a", AbiType.Str), new RuntimeParameter("b", AbiType.Str));

    /// <summary>The number of bytes.</summary>
    public static readonly RuntimeEntry StrLen = Pure("str.len", AbiType.Int, "The number of bytes.", new RuntimeParameter("text", AbiType.Str));

    /// <summary>A byte of a string.</summary>
    public static readonly RuntimeEntry StrByte = Pure(
        "str.byte", AbiType.Int, "The byte at an index, 0 <= `index` < the length.", new RuntimeParameter("text", AbiType.Str), new RuntimeParameter("index", AbiType.Int));

    /// <summary>A part of a string.</summary>
    public static readonly RuntimeEntry StrSlice = Pure(
        "str.slice", AbiType.Str, "The bytes from `from` to before `to`; 0 <= `from` <= `to` <= the length.",
        new RuntimeParameter("text", AbiType.Str), new RuntimeParameter("from", AbiType.Int), new RuntimeParameter("to", AbiType.Int));

    /// <summary>The position of a string in another one.</summary>
    public static readonly RuntimeEntry StrFind = Pure(
        "str.find", AbiType.Int, "The first index from `from` on where `needle` begins, -1 if there is none; 0 <= `from` <= the length.",
        new RuntimeParameter("text", AbiType.Str), new RuntimeParameter("needle", AbiType.Str), new RuntimeParameter("from", AbiType.Int));

    /// <summary>The hash of a string.</summary>
    public static readonly RuntimeEntry StrHash = Pure(
        "str.hash", AbiType.Int, "FNV-1a of 64 bits over the bytes.", new RuntimeParameter("text", AbiType.Str));

    /// <summary>A string with another one at its end.</summary>
    public static readonly RuntimeEntry StrAppend = Pure(
        "str.append", AbiType.Str, "`text` with the bytes of `other` behind its end, in time that grows with `other` alone where nobody else owns `text`.",
        new RuntimeParameter("text", AbiType.Str, OperandMode.Consume), new RuntimeParameter("other", AbiType.Str));

    /// <summary>A string with a byte at its end.</summary>
    public static readonly RuntimeEntry StrAppendByte = Pure(
        "str.append.byte", AbiType.Str, "`text` with the byte behind its end, of which the low eight bits count.",
        new RuntimeParameter("text", AbiType.Str, OperandMode.Consume), new RuntimeParameter("byte", AbiType.Int));

    /// <summary>A string of one byte.</summary>
    public static readonly RuntimeEntry StrFromByte = Pure(
        "str.from.byte", AbiType.Str, "The byte alone, of which the low eight bits count.", new RuntimeParameter("byte", AbiType.Int));

    /// <summary>Reads a float.</summary>
    public static readonly RuntimeEntry FloatParse = Pure(
        "float.parse", AbiType.Float, "The nearest float, ties to even; the text is `[+-]digits[.digits][e[+-]digits]`.", new RuntimeParameter("text", AbiType.Str));

    /// <summary>A clock.</summary>
    public static readonly RuntimeEntry ClockMs = Pure(
        "clock.ms", AbiType.Int, "Milliseconds since a fixed moment; never goes back.") with
    {
        Effects = OpEffects.Reads,
    };

    /// <summary>The time of day.</summary>
    public static readonly RuntimeEntry ClockWall = Pure(
        "clock.wall", AbiType.Int, "Milliseconds since 1970-01-01T00:00:00Z, by the system's clock.") with
    {
        Effects = OpEffects.Reads,
    };

    /// <summary>Whether who polls should let others run.</summary>
    public static readonly RuntimeEntry TaskPolled = new()
    {
        Name = "task.polled",
        Parameters = [new("worker", AbiType.Worker)],
        Result = AbiType.Bool,
        Effects = OpEffects.Reads | OpEffects.Writes,
        Summary = "Counts a look at something that another task changes; true each 256th time, when the task should give up its turn.",
    };

    /// <summary>A variable of the environment.</summary>
    public static readonly RuntimeEntry EnvGet = Pure(
        "env.get", AbiType.Str, "The value of a variable of the environment; empty if it is not set.", new RuntimeParameter("name", AbiType.Str)) with
    {
        Effects = OpEffects.Reads | OpEffects.Allocates,
    };

    /// <summary>The hash of an int.</summary>
    public static readonly RuntimeEntry IntHash = Pure(
        "int.hash", AbiType.Int, "The finalizer of SplitMix64: z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9, z = (z ^ z >> 27) * 0x94D049BB133111EB, z ^ z >> 31.",
        new RuntimeParameter("value", AbiType.Int));

    /// <summary>The bits of a float.</summary>
    public static readonly RuntimeEntry FloatBits = Pure("float.bits", AbiType.Int, "The IEEE bits.", new RuntimeParameter("value", AbiType.Float));

    /// <summary>The mathematical functions of the C library, by name.</summary>
    public static readonly ImmutableArray<RuntimeEntry> Math =
    [
        MathOf("sin", "a"), MathOf("cos", "a"), MathOf("tan", "a"), MathOf("asin", "a"), MathOf("acos", "a"), MathOf("atan", "a"), MathOf("atan2", "a", "b"),
        MathOf("exp", "a"), MathOf("log", "a"), MathOf("log2", "a"), MathOf("log10", "a"), MathOf("pow", "a", "b"),
        MathOf("floor", "a"), MathOf("ceil", "a"), MathOf("trunc", "a"), MathOf("round", "a"), MathOf("sqrt", "a"), MathOf("abs", "a"),
    ];

    /// <summary>Makes the cell of a task.</summary>
    public static readonly RuntimeEntry TaskNew = Lowering(
        "task.new", AbiType.Future, OpEffects.Allocates, "A cell for a task of the site; lowered code stores the arguments into its payload.",
        new RuntimeParameter("worker", AbiType.Worker), new RuntimeParameter("site", AbiType.Site));

    /// <summary>Makes the cell of a task that nobody awaits.</summary>
    public static readonly RuntimeEntry TaskNewDetached = Lowering(
        "task.new.detached", AbiType.Future, OpEffects.Allocates, "As `task.new`, for a task without a handle: its cell may be reused when it has ended.",
        new RuntimeParameter("worker", AbiType.Worker), new RuntimeParameter("site", AbiType.Site));

    /// <summary>Publishes a task.</summary>
    public static readonly RuntimeEntry TaskPublish = Lowering(
        "task.publish", AbiType.Unit, OpEffects.Spawns | OpEffects.Writes, "Makes the task, whose arguments are stored, visible to all workers.",
        new RuntimeParameter("worker", AbiType.Worker), new RuntimeParameter("task", AbiType.Future));

    /// <summary>Ends the program with a panic.</summary>
    public static readonly RuntimeEntry PanicWith = Lowering(
        "panic", AbiType.Unit, OpEffects.MayPanic | OpEffects.NoReturn, "Ends the program: `panic at LOCATION: MESSAGE`, exit code 1.",
        new RuntimeParameter("location", AbiType.Location), new RuntimeParameter("message", AbiType.Str));

    /// <summary>Panics for a zero divisor.</summary>
    public static readonly RuntimeEntry PanicDivision = Lowering(
        "panic.division", AbiType.Unit, OpEffects.MayPanic | OpEffects.NoReturn, "Panics with `division by zero`.", new RuntimeParameter("location", AbiType.Location));

    /// <summary>Panics for a zero modulus.</summary>
    public static readonly RuntimeEntry PanicModulo = Lowering(
        "panic.modulo", AbiType.Unit, OpEffects.MayPanic | OpEffects.NoReturn, "Panics with `modulo by zero`.", new RuntimeParameter("location", AbiType.Location));

    /// <summary>Panics for a future that is read before it was stored.</summary>
    public static readonly RuntimeEntry PanicUnset = Lowering(
        "panic.unset",
        AbiType.Unit,
        OpEffects.MayPanic | OpEffects.NoReturn,
        "Panics with `global 'NAME' is read before it is initialised`.",
        new RuntimeParameter("location", AbiType.Location), new RuntimeParameter("name", AbiType.Str));

    /// <summary>Panics for an exhausted stack.</summary>
    public static readonly RuntimeEntry PanicStack = Lowering(
        "panic.stack",
        AbiType.Unit,
        OpEffects.MayPanic | OpEffects.NoReturn,
        "Panics with `stack overflow`; knows the worker, so that it need not walk the stack for it.",
        new RuntimeParameter("worker", AbiType.Worker), new RuntimeParameter("location", AbiType.Location));

    /// <summary>Another owner of a string.</summary>
    public static readonly RuntimeEntry StrCopy = Counting(
        "str.copy", AbiType.Str, OpEffects.Writes, "Counts one more owner and gives the same string.", new RuntimeParameter("text", AbiType.Str));

    /// <summary>An owner of a string less.</summary>
    public static readonly RuntimeEntry StrDrop = Counting(
        "str.drop", AbiType.Unit, OpEffects.Writes, "Counts one owner less and frees the string after the last.", new RuntimeParameter("text", AbiType.Str));

    /// <summary>Prepares a string that goes to another task.</summary>
    public static readonly RuntimeEntry StrShare = Counting(
        "str.share",
        AbiType.Unit,
        OpEffects.Writes,
        "Called with an owner that is about to go to another task: if there are others, owners are counted atomically from now on.",
        new RuntimeParameter("text", AbiType.Str));

    /// <summary>Another owner of a future.</summary>
    public static readonly RuntimeEntry FutureCopy = Counting(
        "future.copy", AbiType.Future, OpEffects.Writes | OpEffects.Allocates, "Counts one more holder and gives the same future.",
        new RuntimeParameter("worker", AbiType.Worker), new RuntimeParameter("task", AbiType.Future));

    /// <summary>An owner of a future less.</summary>
    public static readonly RuntimeEntry FutureDrop = Counting(
        "future.drop", AbiType.Unit, OpEffects.Writes, "Counts one holder less; after the last the task's cell goes when the task has ended, with its result.",
        new RuntimeParameter("worker", AbiType.Worker), new RuntimeParameter("task", AbiType.Future));

    /// <summary>Enters a global's lock.</summary>
    public static readonly RuntimeEntry GlobalLock = Counting(
        "global.lock", AbiType.Unit, OpEffects.Writes, "Enters the lock of a shared global, to copy or replace its value; nothing else happens under it.",
        new RuntimeParameter("lock", AbiType.Lock));

    /// <summary>Leaves a global's lock.</summary>
    public static readonly RuntimeEntry GlobalUnlock = Counting(
        "global.unlock", AbiType.Unit, OpEffects.Writes, "Leaves the lock of a shared global.", new RuntimeParameter("lock", AbiType.Lock));

    /// <summary>All rows, in the order of the reference.</summary>
    public static readonly ImmutableArray<RuntimeEntry> Rows =
    [
        Print, Eprint, Exit, ClockMs, ClockWall, TaskPolled, EnvGet, StrFromInt, StrFromFloat, StrFromBool, StrConcat, StrRepeat, StrCompare, StrEqual,
        StrLen, StrByte, StrSlice, StrFind, StrHash, StrAppend, StrAppendByte, StrFromByte, FloatParse, IntHash, FloatBits, .. Math,
        TaskNew, TaskNewDetached, TaskPublish, PanicWith, PanicDivision, PanicModulo, PanicUnset, PanicStack,
        StrCopy, StrDrop, StrShare, FutureCopy, FutureDrop, GlobalLock, GlobalUnlock,
    ];

    private static readonly FrozenDictionary<string, RuntimeEntry> ByName = Rows.ToFrozenDictionary(row => row.Name);

    /// <summary>Finds a row by name; false if there is none.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out RuntimeEntry? entry) => ByName.TryGetValue(name, out entry);

    /// <summary>The IR type of a parameter or result that IR can pass; null for no result.</summary>
    public static IrType? ToIrType(AbiType type) => type switch
    {
        AbiType.Unit => null,
        AbiType.Bool => IrType.Bool,
        AbiType.Int => IrType.Int,
        AbiType.Float => IrType.Float,
        AbiType.Str => IrType.Str,
        AbiType.Worker => IrType.Worker,
        _ => throw new UnreachableException($"{type} has no IR type"),
    };

    private static RuntimeEntry Pure(string name, AbiType result, string summary, params ImmutableArray<RuntimeParameter> parameters) => new()
    {
        Name = name,
        Parameters = parameters,
        Result = result,
        Effects = result == AbiType.Str ? OpEffects.Allocates : OpEffects.None,
        Summary = summary,
    };

    private static RuntimeEntry MathOf(string name, params ImmutableArray<string> parameters)
        => Pure(
            $"math.{name}", AbiType.Float, name == "round" ? "C's round: the nearest whole number, halves away from zero." : $"C's {name}{(name == "abs" ? " for floats, fabs" : "")}.",
            [.. parameters.Select(parameter => new RuntimeParameter(parameter, AbiType.Float))]);

    private static RuntimeEntry Lowering(
        string name, AbiType result, OpEffects effects, string summary, params ImmutableArray<RuntimeParameter> parameters) => new()
        {
            Name = name,
            Parameters = parameters,
            Result = result,
            Effects = effects,
            IsCallable = false,
            Summary = summary,
        };

    private static RuntimeEntry Counting(
        string name, AbiType result, OpEffects effects, string summary, params ImmutableArray<RuntimeParameter> parameters)
        => Lowering(name, result, effects, summary, parameters) with { IsCounting = true };
}
