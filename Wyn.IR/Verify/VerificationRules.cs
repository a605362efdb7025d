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
        "type.signature", "A function has at most one result besides the frame, which comes last; no value is of type `unit`.");

    internal static readonly VerificationRule Suspends = new(
        "task.suspends", "From stage `opt` on a function that awaits, or calls a function that may suspend, is marked `suspends`.");

    internal static readonly VerificationRule StageOp = new(
        "stage.op", "Ops occur only in the stages of their row.");

    internal static readonly VerificationRule StageType = new(
        "stage.type", "The types `worker` and `frame` occur only in stage `suspend`.");

    internal static readonly VerificationRule Worker = new(
        "stage.worker",
        "A worker exists only as the first parameter of a function, and a function that copies, drops, loads or stores futures has one; it is passed to callees and ops, never to blocks or results.");

    internal static readonly VerificationRule Frame = new(
        "stage.frame", "In stage `suspend` exactly the functions marked `suspends` have a frame result, and calls and awaits that give a frame are only in these.");

    internal static readonly VerificationRule StackCheck = new(
        "stage.stack-check", "In stage `suspend` a function in a cycle of calls begins with `stack.check`.");

    internal static readonly VerificationRule UseAfterConsume = new(
        "own.use-after-consume", "From stage `owned` on a counted value is not used after it was consumed.");

    internal static readonly VerificationRule Leak = new(
        "own.leak", "From stage `owned` on a counted value is consumed before its function returns.");

    internal static readonly VerificationRule Join = new(
        "own.join", "From stage `owned` on all paths to a block agree about which counted values are still to be consumed.");

    /// <summary>All rules.</summary>
    public static readonly ImmutableArray<VerificationRule> All =
    [
        Terminator, Target, Immediate, Definition, Operands, Arguments, Entry,
        Dominance, Unreachable,
        OperandType, ArgumentType, ResultType, Signature,
        Suspends,
        StageOp, StageType, Worker, Frame, StackCheck,
        UseAfterConsume, Leak, Join,
    ];
}
