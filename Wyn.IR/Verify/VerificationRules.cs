// THE list of the verifier's rules, in the order in which the groups run. docs/ir-reference.md shows it, and a test holds
// that each rule has a module that breaks it.
using System.Collections.Immutable;

namespace Wyn.IR.Verify;

/// <summary>The rules of the verifier.</summary>
public static class VerificationRules
{
    internal static readonly VerificationRule Terminator = new(
        "structure.terminator", "A block ends with a terminator and has no other.");

    internal static readonly VerificationRule Target = new(
        "structure.target", "A terminator has as many targets as its row says, all in its function, and none is the entry block.");

    internal static readonly VerificationRule Immediate = new(
        "structure.immediate", "The immediate is of the kind that the row says and belongs to the module; `call.rt` names a callable runtime entry.");

    internal static readonly VerificationRule Definition = new(
        "structure.definition", "Each value is defined once, and only values of the same function are used.");

    internal static readonly VerificationRule Operands = new(
        "structure.operands", "The number of operands is that of the row, the callee, the runtime entry or the function's results.");

    internal static readonly VerificationRule Arguments = new(
        "structure.arguments", "A branch passes one argument for each parameter of its target.");

    internal static readonly VerificationRule Entry = new(
        "structure.entry", "The entry point takes nothing but the worker, has the value result `int`, and is neither called nor spawned.");

    internal static readonly VerificationRule Dominance = new(
        "ssa.dominance", "The definition of a value comes before each use, on every path.");

    internal static readonly VerificationRule Unreachable = new(
        "ssa.unreachable", "From stage `opt` on every block is reachable.");

    internal static readonly VerificationRule OperandType = new(
        "type.operand", "Operands have the types that the row, the callee, the runtime entry or the function's results demand.");

    internal static readonly VerificationRule ArgumentType = new(
        "type.argument", "Branch arguments have the types of the target's parameters.");

    internal static readonly VerificationRule ResultType = new(
        "type.result", "Results are those that the result rule of the row gives.");

    internal static readonly VerificationRule Signature = new(
        "type.signature", "The frame is the last result of a function; no value is of type `unit`.");

    internal static readonly VerificationRule Nominal = new(
        "type.nominal", "Each struct and enum is defined, and lies inside itself only behind an array, a closure, a box, a channel, a cell or a boxed enum.");

    internal static readonly VerificationRule OneResult = new(
        "type.one-result", "A function that is spawned, or that a closure is made of, has at most one result besides the frame.");

    internal static readonly VerificationRule Received = new(
        "type.received", "What is received from a `chan<T>` is of an enum with the variants `Some(T)` and `None`.");

    internal static readonly VerificationRule Hole = new(
        "place.hole", "The root that `take` leaves is used once, as the root of a `put` with the same path and indices; not at all where all paths end the program.");

    internal static readonly VerificationRule Open = new(
        "place.open",
        "What `global.take`, `box.take` or `cell.take` moves out is put back on every path, and until then nothing suspends, spawns, calls a closure or looks at a global, box, cell or channel, and only leaves are called.");

    internal static readonly VerificationRule Suspends = new(
        "task.suspends",
        "From stage `opt` on a function that waits, or calls a function or closure that may suspend, is marked `suspends`; so are a function type and the functions that closures of it are made of, all or none.");

    internal static readonly VerificationRule Leaf = new(
        "task.leaf", "From stage `opt` on a function marked `leaf` is one: it never suspends, spawns, calls a closure, looks at a global, box, cell or channel, or calls a function that is none.");

    internal static readonly VerificationRule StageOp = new(
        "stage.op", "Ops occur only in the stages of their row.");

    internal static readonly VerificationRule StageType = new(
        "stage.type", "The types `worker` and `frame` occur only in stage `suspend`.");

    internal static readonly VerificationRule Worker = new(
        "stage.worker",
        "A worker exists only as the first parameter of a function; a function that may count owners of futures, or has an op that needs the worker, or that closures are made of, has one; it is passed to callees and ops, never to blocks or results.");

    internal static readonly VerificationRule Frame = new(
        "stage.frame", "In stage `suspend` exactly the functions marked `suspends` have a frame result, and calls and awaits that give a frame are only in these.");

    internal static readonly VerificationRule StackCheck = new(
        "stage.stack-check", "In stage `suspend` a function in a cycle of calls begins with `stack.check`.");

    internal static readonly VerificationRule FrameForm = new(
        "frame.form",
        "A function that may be suspended has at most one resume form, which only the runtime calls. A function leaves with a new frame of its own; its resume form works on the frame that it is given.");

    internal static readonly VerificationRule FrameTest = new(
        "frame.test",
        "Where a function has a resume form, each call that may be suspended is followed by `frame.is.none` of its frame and a branch on that, which end the block.");

    internal static readonly VerificationRule FrameState = new(
        "frame.state",
        "In each state a frame keeps the same values: `frame.new` and `frame.save` put in what `frame.restore` takes out, once in the resume form, and the op behind that resumes the call whose frame is the child.");

    internal static readonly VerificationRule UseAfterConsume = new(
        "own.use-after-consume", "From stage `owned` on a counted value is not used after it was consumed.");

    internal static readonly VerificationRule Leak = new(
        "own.leak", "From stage `owned` on a counted value is consumed before its function returns.");

    internal static readonly VerificationRule Join = new(
        "own.join", "From stage `owned` on all paths to a block agree about which counted values are still to be consumed.");

    internal static readonly VerificationRule Borrowed = new(
        "own.borrowed", "A borrowed value is never consumed, and is used only while the value that it is a part of is owned.");

    internal static readonly VerificationRule BorrowedParameter = new(
        "own.parameter",
        "A borrowed parameter is counted and exists from stage `owned` on, one of a block other than the entry in stage `suspend` only; functions that are spawned have none, and those that closures are made of only among the captured values.");

    /// <summary>All rules.</summary>
    public static readonly ImmutableArray<VerificationRule> All =
    [
        Terminator, Target, Immediate, Definition, Operands, Arguments, Entry,
        Dominance, Unreachable,
        OperandType, ArgumentType, ResultType, Signature, Nominal, OneResult, Received,
        Hole, Open,
        Suspends, Leaf,
        StageOp, StageType, Worker, Frame, StackCheck,
        FrameForm, FrameTest, FrameState,
        UseAfterConsume, Leak, Join, Borrowed, BorrowedParameter,
    ];
}
