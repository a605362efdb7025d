// The rows of the ops on values with parts, arrays and boxes.
using System.Collections.Immutable;
using Wyn.IR.Types;

namespace Wyn.IR.Ops;

public static partial class OpTable
{
    private static OperandInfo BorrowedArray => new("array", null, Rule: OperandRule.Array);
    private static OperandInfo ConsumedArray => new("array", null, OperandMode.Consume, OperandRule.Array);
    private static OperandInfo ConsumedElement => new("value", null, OperandMode.Consume, OperandRule.Element);
    private static OperandInfo BorrowedBox => new("box", null, Rule: OperandRule.Box);
    private static OperandInfo BorrowedRoot => new("root", null, Rule: OperandRule.Root);
    private static OperandInfo ConsumedRoot => new("root", null, OperandMode.Consume, OperandRule.Root);

    private static ImmutableArray<OpInfo> Parts() =>
    [
        new()
        {
            Opcode = Opcode.StructNew, Mnemonic = "struct.new", Shape = OperandShape.Fields, Immediate = ImmediateKind.ResultType, Result = ResultRule.OfResultType,
            Summary = "A struct or tuple of the fields.",
        },
        new()
        {
            Opcode = Opcode.EnumNew, Mnemonic = "enum.new", Shape = OperandShape.Payload, Immediate = ImmediateKind.Variant, Result = ResultRule.OfVariant,
            Effects = OpEffects.Allocates, Summary = "The variant with its payload.",
        },
        new()
        {
            Opcode = Opcode.EnumTag, Mnemonic = "enum.tag", Operands = [new("a", null, Rule: OperandRule.Enum)], Result = ResultRule.Fixed, ResultType = IrType.Int,
            Summary = "The index of the variant.",
        },
        new()
        {
            Opcode = Opcode.Get, Mnemonic = "get", Operands = [BorrowedRoot], Shape = OperandShape.Path, Immediate = ImmediateKind.Path, Result = ResultRule.Part,
            Effects = OpEffects.Allocates | OpEffects.MayPanic,
            Summary = $"A copy of the part. {IndexPanic}",
        },
        new()
        {
            Opcode = Opcode.Set, Mnemonic = "set", Operands = [ConsumedRoot], Shape = OperandShape.PathAndValue, Immediate = ImmediateKind.Path,
            Result = ResultRule.OfFirstOperand, Effects = OpEffects.Allocates | OpEffects.MayPanic,
            Summary = $"The root with the part replaced by the value; the old part is dropped. In place where nobody else owns a heap value on the path. {IndexPanic}",
        },
        new()
        {
            Opcode = Opcode.Take, Mnemonic = "take", Operands = [ConsumedRoot], Shape = OperandShape.Path, Immediate = ImmediateKind.Path,
            Result = ResultRule.RootAndPart, Effects = OpEffects.Allocates | OpEffects.MayPanic | OpEffects.Writes,
            Summary = $"Moves the part out and leaves a hole, which only `put` with the same path and indices may fill and nobody may look at. {IndexPanic}",
        },
        new()
        {
            Opcode = Opcode.Put, Mnemonic = "put", Operands = [ConsumedRoot], Shape = OperandShape.PathAndValue, Immediate = ImmediateKind.Path,
            Result = ResultRule.OfFirstOperand, Effects = OpEffects.Writes, Summary = "Fills the hole that `take` left; nothing is checked or dropped.",
        },
    ];

    private static ImmutableArray<OpInfo> Arrays() =>
    [
        new()
        {
            Opcode = Opcode.ArrayNew, Mnemonic = "array.new", Shape = OperandShape.Elements, Immediate = ImmediateKind.ResultType, Result = ResultRule.OfResultType,
            Effects = OpEffects.Allocates, Summary = "An array of the elements, none included.",
        },
        new()
        {
            Opcode = Opcode.ArrayFill, Mnemonic = "array.fill", Operands = [new("count", IrType.Int), new("value", null, OperandMode.Consume, OperandRule.Any)],
            Result = ResultRule.ArrayOfSecond, Effects = OpEffects.Allocates, Summary = "An array of `count` copies of the value, empty if `count` < 0.",
        },
        new()
        {
            Opcode = Opcode.ArrayLen, Mnemonic = "array.len", Operands = [BorrowedArray], Result = ResultRule.Fixed, ResultType = IrType.Int,
            Summary = "The number of elements.",
        },
        ArrayChange(Opcode.ArrayPush, "array.push", "The array with the value behind its end, in amortised constant time if nobody else owns it.", ConsumedElement),
        new()
        {
            Opcode = Opcode.ArrayPop, Mnemonic = "array.pop", Operands = [ConsumedArray], Result = ResultRule.ArrayAndElement,
            Effects = OpEffects.Allocates | OpEffects.MayPanic, Summary = "The array without its last element, and that element; panics with `pop on empty array`.",
        },
        ArrayChange(
            Opcode.ArrayInsert, "array.insert", "The array with the value inserted, at `index` from 0 to the length; a negative one counts from the end. "
                + "Panics with `array index out of bounds: index I, length N`.",
            new OperandInfo("index", IrType.Int), ConsumedElement) with
        {
            Effects = OpEffects.Allocates | OpEffects.MayPanic,
        },
        new()
        {
            Opcode = Opcode.ArrayRemove, Mnemonic = "array.remove", Operands = [ConsumedArray, new("index", IrType.Int)], Result = ResultRule.ArrayAndElement,
            Effects = OpEffects.Allocates | OpEffects.MayPanic, Summary = $"The array without the element, and that element. {IndexPanic}",
        },
        new()
        {
            Opcode = Opcode.ArraySlice, Mnemonic = "array.slice", Operands = [BorrowedArray, new("from", IrType.Int), new("to", IrType.Int)],
            Result = ResultRule.OfFirstOperand, Effects = OpEffects.Allocates,
            Summary = "A new array of copies of the elements from `from` to before `to`; 0 <= `from` <= `to` <= the length.",
        },
        ArrayChange(
            Opcode.ArrayConcat, "array.concat", "The first array with copies of the second one's elements behind its end; grows in place if nobody else owns it.",
            new OperandInfo("other", null, Rule: OperandRule.OfFirst)),
        ArrayChange(Opcode.ArrayTruncate, "array.truncate", "The first `count` elements, 0 <= `count` <= the length; keeps the room of the others.", new OperandInfo("count", IrType.Int)),
        ArrayChange(Opcode.ArrayReserve, "array.reserve", "The same array, with room for `count` elements in all.", new OperandInfo("count", IrType.Int)),
    ];

    private static ImmutableArray<OpInfo> Boxes() =>
    [
        new()
        {
            Opcode = Opcode.BoxNew, Mnemonic = "box.new", Operands = [new("value", null, OperandMode.Consume, OperandRule.Any)], Immediate = ImmediateKind.Name,
            Result = ResultRule.BoxOfFirst, Effects = OpEffects.Allocates, Summary = "A new cell that holds the value; the name is that of the variable.",
        },
        new()
        {
            Opcode = Opcode.BoxGet, Mnemonic = "box.get", Operands = [BorrowedBox], Result = ResultRule.Element, Effects = OpEffects.Reads | OpEffects.Allocates,
            Summary = "A copy of what the cell holds.",
        },
        new()
        {
            Opcode = Opcode.BoxSet, Mnemonic = "box.set", Operands = [BorrowedBox, ConsumedElement], Effects = OpEffects.Writes,
            Summary = "Lets the cell hold the value and drops what it held.",
        },
        new()
        {
            Opcode = Opcode.BoxTake, Mnemonic = "box.take", Operands = [BorrowedBox], Result = ResultRule.Element, Effects = OpEffects.Reads | OpEffects.Writes,
            Summary = "Moves out what the cell holds and leaves a hole, which `box.put` fills before anybody looks.",
        },
        new()
        {
            Opcode = Opcode.BoxPut, Mnemonic = "box.put", Operands = [BorrowedBox, ConsumedElement], Effects = OpEffects.Writes,
            Summary = "Fills the hole that `box.take` left.",
        },
    ];

    private const string IndexPanic = "Checked indices run from minus the length, counting from the end, to the length - 1; panics with `array index out of bounds: index I, length N`.";

    private static OpInfo ArrayChange(Opcode opcode, string mnemonic, string summary, params ImmutableArray<OperandInfo> others) => new()
    {
        Opcode = opcode,
        Mnemonic = mnemonic,
        Operands = [ConsumedArray, .. others],
        Result = ResultRule.OfFirstOperand,
        Effects = OpEffects.Allocates,
        Summary = summary,
    };
}
