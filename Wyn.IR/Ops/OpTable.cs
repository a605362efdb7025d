// THE table: one row per opcode, in the order of the enum. Printer, parser, verifier, interpreter, passes, backends and
// docs/ir-reference.md read it; adding an op is adding a row and its meaning in the interpreter and each backend.
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.IR.Ops;

/// <summary>The rows of all opcodes.</summary>
public static partial class OpTable
{
    /// <summary>All rows, indexed by opcode.</summary>
    public static readonly ImmutableArray<OpInfo> Rows =
    [
        new()
        {
            Opcode = Opcode.Const, Mnemonic = "const", Immediate = ImmediateKind.Constant, Result = ResultRule.OfConstant,
            Summary = "The constant.",
        },

        IntBinary(Opcode.AddWrap, "add.wrap", "a + b, wrapping.", OpEffects.Commutative),
        IntBinary(Opcode.SubWrap, "sub.wrap", "a - b, wrapping."),
        IntBinary(Opcode.MulWrap, "mul.wrap", "a * b, wrapping.", OpEffects.Commutative),
        IntBinary(Opcode.Div, "div", "a / b truncated toward zero; MIN / -1 is MIN; panics with `division by zero`.", OpEffects.MayPanic),
        IntBinary(Opcode.Rem, "rem", "a - (a / b) * b; MIN % -1 is 0; panics with `modulo by zero`.", OpEffects.MayPanic),
        Unary(Opcode.NegWrap, "neg.wrap", IrType.Int, IrType.Int, "-a, wrapping."),
        IntBinary(Opcode.And, "and", "Bitwise and.", OpEffects.Commutative),
        IntBinary(Opcode.Or, "or", "Bitwise or.", OpEffects.Commutative),
        IntBinary(Opcode.Xor, "xor", "Bitwise exclusive or.", OpEffects.Commutative),
        Unary(Opcode.Not, "not", IrType.Int, IrType.Int, "Bitwise complement."),
        IntBinary(Opcode.Shl, "shl", "a shifted left by the low six bits of b."),
        IntBinary(Opcode.Shr, "shr", "a shifted right by the low six bits of b, copying the sign."),

        FloatBinary(Opcode.AddFloat, "add.float", "a + b, rounded once.", OpEffects.Commutative),
        FloatBinary(Opcode.SubFloat, "sub.float", "a - b, rounded once."),
        FloatBinary(Opcode.MulFloat, "mul.float", "a * b, rounded once.", OpEffects.Commutative),
        FloatBinary(Opcode.DivFloat, "div.float", "a / b; a zero divisor gives an infinity or NaN."),
        FloatBinary(Opcode.RemFloat, "rem.float", "The remainder of C's fmod, with the sign of a."),
        Unary(Opcode.NegFloat, "neg.float", IrType.Float, IrType.Float, "-a, also for zero."),

        Unary(Opcode.NotBool, "not.bool", IrType.Bool, IrType.Bool, "True if a is false."),

        Compare(Opcode.EqInt, "eq.int", IrType.Int, "a = b.", OpEffects.Commutative),
        Compare(Opcode.NeInt, "ne.int", IrType.Int, "a is not b.", OpEffects.Commutative),
        Compare(Opcode.LtInt, "lt.int", IrType.Int, "a < b, signed."),
        Compare(Opcode.LeInt, "le.int", IrType.Int, "a <= b, signed."),
        Compare(Opcode.GtInt, "gt.int", IrType.Int, "a > b, signed."),
        Compare(Opcode.GeInt, "ge.int", IrType.Int, "a >= b, signed."),
        Compare(Opcode.EqFloat, "eq.float", IrType.Float, "IEEE equality: false if either is NaN, true for 0.0 and -0.0.", OpEffects.Commutative),
        Compare(Opcode.NeFloat, "ne.float", IrType.Float, "The negation of `eq.float`: true if either is NaN.", OpEffects.Commutative),
        Compare(Opcode.LtFloat, "lt.float", IrType.Float, "a < b; false if either is NaN."),
        Compare(Opcode.LeFloat, "le.float", IrType.Float, "a <= b; false if either is NaN."),
        Compare(Opcode.GtFloat, "gt.float", IrType.Float, "a > b; false if either is NaN."),
        Compare(Opcode.GeFloat, "ge.float", IrType.Float, "a >= b; false if either is NaN."),
        Compare(Opcode.EqBool, "eq.bool", IrType.Bool, "a = b.", OpEffects.Commutative),
        Compare(Opcode.NeBool, "ne.bool", IrType.Bool, "a is not b.", OpEffects.Commutative),

        Unary(Opcode.FloatFromInt, "float.from.int", IrType.Int, IrType.Float, "The nearest float, ties to even."),
        Unary(Opcode.IntFromFloat, "int.from.float", IrType.Float, IrType.Int, "Truncated toward zero, saturating; NaN gives 0."),
        Unary(Opcode.IntFromBool, "int.from.bool", IrType.Bool, IrType.Int, "1 if a is true, else 0."),

        .. Parts(), .. Arrays(), .. Boxes(), .. Cells(),

        new()
        {
            Opcode = Opcode.GlobalLoad, Mnemonic = "global.load", Immediate = ImmediateKind.Global, Result = ResultRule.OfGlobal,
            Effects = OpEffects.Reads | OpEffects.MayPanic,
            Summary = "The global's value, owned by the result; panics with `global 'NAME' is read before it is initialised` if its type has no zero and nothing was stored.",
        },
        new()
        {
            Opcode = Opcode.GlobalStore, Mnemonic = "global.store", Operands = [new("value", null, OperandMode.Consume, OperandRule.OfGlobal)],
            Immediate = ImmediateKind.Global, Effects = OpEffects.Writes,
            Summary = "Stores the value, which has the global's type, and drops the one it replaces.",
        },
        new()
        {
            Opcode = Opcode.GlobalTake, Mnemonic = "global.take", Immediate = ImmediateKind.Global, Result = ResultRule.OfGlobal,
            Effects = OpEffects.Reads | OpEffects.Writes | OpEffects.MayPanic,
            Summary = "Moves the global's value out and leaves a hole, which `global.put` fills; of a shared global it enters the lock. Panics as `global.load` does.",
        },
        new()
        {
            Opcode = Opcode.GlobalPut, Mnemonic = "global.put", Operands = [new("value", null, OperandMode.Consume, OperandRule.OfGlobal)],
            Immediate = ImmediateKind.Global, Effects = OpEffects.Writes,
            Summary = "Fills the hole that `global.take` left; of a shared global it leaves the lock.",
        },

        new()
        {
            Opcode = Opcode.Call, Mnemonic = "call", Shape = OperandShape.Callee, Immediate = ImmediateKind.Function, Result = ResultRule.OfCallee,
            Effects = OpEffects.Reads | OpEffects.Writes | OpEffects.MayPanic | OpEffects.MaySuspend | OpEffects.Spawns,
            Summary = "Calls the function and gives its results.",
        },
        new()
        {
            Opcode = Opcode.CallRuntime, Mnemonic = "call.rt", Shape = OperandShape.RuntimeEntry, Immediate = ImmediateKind.RuntimeEntry,
            Result = ResultRule.OfRuntimeEntry, Effects = OpEffects.Reads | OpEffects.Writes | OpEffects.MayPanic,
            Summary = "Calls a runtime entry; the entry's row has the exact effects.",
        },
        new()
        {
            Opcode = Opcode.ClosureNew, Mnemonic = "closure.new", Shape = OperandShape.Captures, Immediate = ImmediateKind.Function,
            Result = ResultRule.ClosureOfFunction, Effects = OpEffects.Allocates,
            Summary = "A closure of the function, whose first parameters are what it captures. Captured values that the function does not borrow are copied at each call.",
        },
        new()
        {
            Opcode = Opcode.CallClosure, Mnemonic = "call.closure", Shape = OperandShape.Closure, Result = ResultRule.OfClosure,
            Effects = OpEffects.Reads | OpEffects.Writes | OpEffects.MayPanic | OpEffects.MaySuspend | OpEffects.Spawns,
            Summary = "Calls the closure and gives its result.",
        },

        new()
        {
            Opcode = Opcode.Spawn, Mnemonic = "spawn", Shape = OperandShape.TaskArguments, Immediate = ImmediateKind.Function,
            Result = ResultRule.FutureOfCallee, Effects = OpEffects.Spawns | OpEffects.Writes, LastStage = IrStage.Owned,
            Summary = "Starts a task that calls the function, and gives the handle of its result.",
        },
        new()
        {
            Opcode = Opcode.SpawnDetached, Mnemonic = "spawn.detached", Shape = OperandShape.TaskArguments, Immediate = ImmediateKind.Function,
            Effects = OpEffects.Spawns | OpEffects.Writes, LastStage = IrStage.Owned,
            Summary = "Starts a task that nobody awaits; the program ends only after it.",
        },
        new()
        {
            Opcode = Opcode.Await, Mnemonic = "await", Operands = [new("future", null, Rule: OperandRule.Future)], Result = ResultRule.OfFuture,
            Effects = OpEffects.MaySuspend | OpEffects.MayPanic | OpEffects.Reads | OpEffects.Writes, LastStage = IrStage.Owned,
            Summary = "Waits until the task has ended and gives its result, each time the same.",
        },

        .. Channels(),

        new()
        {
            Opcode = Opcode.Copy, Mnemonic = "copy", Operands = [new("a", null, Rule: OperandRule.Counted)], Result = ResultRule.OfFirstOperand, Effects = OpEffects.Allocates,
            FirstStage = IrStage.Owned, Summary = "A second owner of the same counted value.",
        },
        new()
        {
            Opcode = Opcode.Drop, Mnemonic = "drop", Operands = [new("a", null, OperandMode.Consume, OperandRule.Counted)], Effects = OpEffects.Writes,
            FirstStage = IrStage.Owned, Summary = "Ends the ownership of a counted value.",
        },
        new()
        {
            Opcode = Opcode.Borrow, Mnemonic = "borrow", Operands = [BorrowedRoot], Shape = OperandShape.Path, Immediate = ImmediateKind.Path, Result = ResultRule.Part,
            Effects = OpEffects.MayPanic, FirstStage = IrStage.Owned,
            Summary = $"The part itself, which the root still owns: it may only be borrowed, and only while the root is owned. {IndexPanic}",
        },

        new()
        {
            Opcode = Opcode.TaskSpawn, Mnemonic = "task.spawn", Operands = [new("worker", IrType.Worker)], Shape = OperandShape.TaskArguments,
            Immediate = ImmediateKind.Function, Result = ResultRule.FutureOfCallee, Effects = OpEffects.Spawns | OpEffects.Writes,
            FirstStage = IrStage.Suspend, Summary = "`spawn` with the worker that spawns.",
        },
        new()
        {
            Opcode = Opcode.TaskDetach, Mnemonic = "task.detach", Operands = [new("worker", IrType.Worker)], Shape = OperandShape.TaskArguments,
            Immediate = ImmediateKind.Function, Effects = OpEffects.Spawns | OpEffects.Writes, FirstStage = IrStage.Suspend,
            Summary = "`spawn.detached` with the worker that spawns.",
        },
        .. DirectForms(),
        new()
        {
            Opcode = Opcode.StackCheck, Mnemonic = "stack.check", Operands = [new("worker", IrType.Worker)],
            Effects = OpEffects.MayPanic, FirstStage = IrStage.Suspend,
            Summary = "Panics with `stack overflow` when the stack is below the worker's limit; stands at the entry of recursive functions.",
        },

        .. Frames(),

        new()
        {
            Opcode = Opcode.Br, Mnemonic = "br", Targets = 1, Effects = OpEffects.Terminator,
            Summary = "Goes to the target with its arguments.",
        },
        new()
        {
            Opcode = Opcode.BrIf, Mnemonic = "br.if", Operands = [new("condition", IrType.Bool)], Targets = 2, Effects = OpEffects.Terminator,
            Summary = "Goes to the first target if the condition is true, else to the second.",
        },
        new()
        {
            Opcode = Opcode.Ret, Mnemonic = "ret", Shape = OperandShape.FunctionResults, Effects = OpEffects.Terminator,
            Summary = "Returns the results of the function.",
        },
        new()
        {
            Opcode = Opcode.Suspend, Mnemonic = "suspend", Operands = [new("frame", IrType.Frame)], Effects = OpEffects.Terminator, FirstStage = IrStage.Suspend,
            Summary = "Returns with the frame; the other results of the function have no meaning.",
        },
        new()
        {
            Opcode = Opcode.Panic, Mnemonic = "panic", Operands = [new("message", IrType.Str)],
            Effects = OpEffects.Terminator | OpEffects.MayPanic | OpEffects.NoReturn,
            Summary = "Ends the program: the message after `panic at FILE:LINE:COLUMN: ` of the instruction's location, exit code 1.",
        },
        new()
        {
            Opcode = Opcode.Unreachable, Mnemonic = "unreachable", Effects = OpEffects.Terminator | OpEffects.NoReturn,
            Summary = "Control never gets here: the call before it does not return.",
        },
    ];

    private static readonly FrozenDictionary<string, OpInfo> ByMnemonic = Rows.ToFrozenDictionary(row => row.Mnemonic);

    /// <summary>The row of an opcode.</summary>
    public static OpInfo Get(Opcode opcode) => Rows[(int)opcode];

    /// <summary>Finds the row with a mnemonic; false if there is none.</summary>
    public static bool TryFind(string mnemonic, [NotNullWhen(true)] out OpInfo? info) => ByMnemonic.TryGetValue(mnemonic, out info);

    /// <summary>All mnemonics, for suggestions.</summary>
    public static IEnumerable<string> Mnemonics => Rows.Select(row => row.Mnemonic);

    private static OpInfo Unary(Opcode opcode, string mnemonic, IrType operand, IrType result, string summary) => new()
    {
        Opcode = opcode,
        Mnemonic = mnemonic,
        Operands = [new("a", operand)],
        Result = ResultRule.Fixed,
        ResultType = result,
        Summary = summary,
    };

    private static OpInfo Binary(Opcode opcode, string mnemonic, IrType operand, IrType result, string summary, OpEffects effects) => new()
    {
        Opcode = opcode,
        Mnemonic = mnemonic,
        Operands = [new("a", operand), new("b", operand)],
        Result = ResultRule.Fixed,
        ResultType = result,
        Effects = effects,
        Summary = summary,
    };

    private static OpInfo IntBinary(Opcode opcode, string mnemonic, string summary, OpEffects effects = OpEffects.None)
        => Binary(opcode, mnemonic, IrType.Int, IrType.Int, summary, effects);

    private static OpInfo FloatBinary(Opcode opcode, string mnemonic, string summary, OpEffects effects = OpEffects.None)
        => Binary(opcode, mnemonic, IrType.Float, IrType.Float, summary, effects);

    private static OpInfo Compare(Opcode opcode, string mnemonic, IrType operand, string summary, OpEffects effects = OpEffects.None)
        => Binary(opcode, mnemonic, operand, IrType.Bool, summary, effects);
}
