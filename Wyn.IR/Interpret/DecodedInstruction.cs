// An instruction as the interpreter executes it: the IR's opcode with operands and result resolved to slots of the frame.
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Interpret;

/// <summary>An instruction with resolved operands.</summary>
/// <param name="Opcode">What to do.</param>
/// <param name="Result">The slot of the first result, -1 if there is none.</param>
/// <param name="A">The slot of the first operand that counts (workers do not), or the index of a constant or global.</param>
/// <param name="B">The slot of the second operand; that of the first for unary ops.</param>
/// <param name="Extra">What does not fit: a <see cref="CallSite"/>, <see cref="ClosureCall"/>, <see cref="RuntimeCall"/>, <see cref="DecodedBranch"/>, <see cref="OperandSlots"/> or slots.</param>
/// <param name="Source">The instruction in the IR.</param>
internal readonly record struct DecodedInstruction(Opcode Opcode, int Result, int A, int B, object? Extra, IrInstruction Source);

/// <summary>Where a call leaves its results.</summary>
/// <param name="Results">The slots of the results.</param>
internal abstract record CallResults(int[] Results);

/// <summary>A call or spawn, or the making of a closure.</summary>
/// <param name="Callee">The function.</param>
/// <param name="Arguments">The slots of the arguments.</param>
/// <param name="FirstParameter">The callee's slot for the first argument: 1 behind a worker that the task boundary supplies, else 0.</param>
/// <param name="Results">The slots of the results.</param>
internal sealed record CallSite(DecodedFunction Callee, int[] Arguments, int FirstParameter, int[] Results) : CallResults(Results);

/// <summary>The call of a closure.</summary>
/// <param name="Closure">The slot of the closure.</param>
/// <param name="Arguments">The slots of the arguments.</param>
/// <param name="Results">The slots of the results.</param>
internal sealed record ClosureCall(int Closure, int[] Arguments, int[] Results) : CallResults(Results);

/// <summary>An op that is no scalar one.</summary>
/// <param name="Operands">The slots of the operands.</param>
/// <param name="Results">The slots of the results.</param>
internal record OperandSlots(int[] Operands, int[] Results);

/// <summary>The making of a frame.</summary>
/// <param name="Resume">The resume form.</param>
/// <param name="Operands">The slots of the operands.</param>
/// <param name="Results">The slot of the frame.</param>
internal sealed record NewFrame(DecodedFunction Resume, int[] Operands, int[] Results) : OperandSlots(Operands, Results);

/// <summary>A call of a runtime entry.</summary>
/// <param name="Function">The meaning.</param>
/// <param name="Arguments">The slots of the arguments, without the worker.</param>
/// <param name="Result">The slot of the result, -1 if there is none.</param>
/// <param name="Location">The position for panics.</param>
internal sealed record RuntimeCall(RuntimeFunction Function, int[] Arguments, int Result, IrLocation Location);

/// <summary>The targets of a branch; the second is that of a false condition, null for an unconditional branch.</summary>
internal sealed record DecodedBranch(DecodedTarget IfTrue, DecodedTarget? IfFalse);

/// <summary>A branch target.</summary>
/// <param name="Start">The index of the block's first instruction.</param>
/// <param name="Moves">What brings the arguments into the block's parameters, to be done in this order.</param>
internal sealed record DecodedTarget(int Start, SlotMove[] Moves);

/// <summary>Copies one slot to another.</summary>
internal readonly record struct SlotMove(int From, int To);
