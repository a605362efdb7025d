// The heap values that values hold in their fields, and where they go: what Uniqueness knows of the ops.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;
using static Wyn.IR.Analysis.Uniqueness;

namespace Wyn.IR.Analysis;

internal sealed class HeapSlots
{
    // A struct with more heap values than this is not looked into.
    private const int MaxSlots = 16;

    private readonly Dictionary<IrType, ImmutableArray<string>> _slots = [];

    /// <summary>The slots of a type that can be changed in place, as paths of fields; the value itself is the empty one.</summary>
    public ImmutableArray<string> Of(IrType type)
    {
        if (!_slots.TryGetValue(type, out var slots))
        {
            slots = type switch
            {
                ArrayType or EnumType { IsBoxed: true } => [""],
                AggregateType aggregate => [.. aggregate.FieldTypes.SelectMany((field, index) => Of(field).Select(path => $".{index}{path}"))],
                _ => [],
            };
            slots = slots.Length > MaxSlots ? [] : slots;
            _slots.Add(type, slots);
        }

        return slots;
    }

    public IEnumerable<Slot> Of(IrValue value) => Of(value.Type).Select(path => new Slot(value, path));

    /// <summary>True if a path goes into a heap value.</summary>
    public static bool EntersHeap(IrPath path, IrType root) => FieldCount(path, root) < path.Steps.Length;

    /// <summary>The fields that a path goes through before the first heap value, or all of it.</summary>
    public static string PrefixOf(IrPath path, IrType root)
        => string.Concat(path.Steps.Take(FieldCount(path, root)).Select(step => $".{(step.Kind == PathStepKind.Field ? step.Index : -1)}"));

    /// <summary>True if a slot lies at the path or inside of what is there.</summary>
    public static bool IsWithin(string slot, string path) => slot.StartsWith(path, StringComparison.Ordinal) && (slot.Length == path.Length || slot[path.Length] == '.');

    /// <summary>The slot that an update changes in place.</summary>
    public static Slot ChangedBy(IrInstruction update)
        => new(update.Operands[0], update.Immediate is IrPath path ? PrefixOf(path, update.Operands[0].Type) : "");

    /// <summary>The slot that has one owner after an instruction, whatever it was before.</summary>
    public static Slot? MadeBy(IrInstruction instruction) => instruction.Opcode switch
    {
        Opcode.ArrayNew or Opcode.ArrayFill or Opcode.ArraySlice or Opcode.ArrayPush or Opcode.ArrayPop or Opcode.ArrayInsert or Opcode.ArrayRemove
            => new Slot(instruction.Results[0], ""),
        Opcode.EnumNew when instruction.Variant.Enum.IsBoxed => new Slot(instruction.Result, ""),
        Opcode.Set or Opcode.Take or Opcode.Put when EntersHeap(instruction.Path, instruction.Operands[0].Type)
            => new Slot(instruction.Results[0], PrefixOf(instruction.Path, instruction.Operands[0].Type)),
        _ => null,
    };

    /// <summary>True for ops that change the heap value in their first operand.</summary>
    public static bool IsUpdate(IrInstruction instruction) => instruction.Opcode switch
    {
        Opcode.ArrayPush or Opcode.ArrayPop or Opcode.ArrayInsert or Opcode.ArrayRemove => true,
        Opcode.Set or Opcode.Take => EntersHeap(instruction.Path, instruction.Operands[0].Type),
        _ => false,
    };

    /// <summary>Which slots of the operands become which slots of the results.</summary>
    public IEnumerable<(Slot From, Slot To)> Flow(IrInstruction instruction) => instruction.Opcode switch
    {
        Opcode.StructNew => instruction.Operands.SelectMany((operand, index) => Move(operand, "", instruction.Result, $".{index}")),
        Opcode.ArrayTruncate or Opcode.ArrayReserve => Move(instruction.Operands[0], "", instruction.Result, ""),
        Opcode.Set or Opcode.Put => Replace(instruction, instruction.Operands[^1]),
        Opcode.Take => Replace(instruction, null).Concat(TakeOut(instruction)),
        _ => [],
    };

    /// <summary>What lies beside the path stays; what is put there comes along.</summary>
    private IEnumerable<(Slot From, Slot To)> Replace(IrInstruction instruction, IrValue? value)
    {
        var root = instruction.Operands[0];
        var path = PrefixOf(instruction.Path, root.Type);
        var isInHeap = EntersHeap(instruction.Path, root.Type);
        var stay = Of(root.Type).Where(slot => isInHeap || !IsWithin(slot, path)).Select(slot => (new Slot(root, slot), new Slot(instruction.Results[0], slot)));
        return isInHeap || value is null ? stay : stay.Concat(Move(value, "", instruction.Results[0], path));
    }

    private IEnumerable<(Slot From, Slot To)> TakeOut(IrInstruction instruction)
    {
        var root = instruction.Operands[0];
        return EntersHeap(instruction.Path, root.Type) ? [] : Move(root, PrefixOf(instruction.Path, root.Type), instruction.Results[1], "");
    }

    /// <summary>One of the two paths is empty: a value becomes a part of another one, or the other way round.</summary>
    private IEnumerable<(Slot From, Slot To)> Move(IrValue from, string fromPath, IrValue to, string toPath)
        => Of(toPath.Length == 0 ? to.Type : from.Type).Select(slot => (new Slot(from, fromPath + slot), new Slot(to, toPath + slot)));

    private static int FieldCount(IrPath path, IrType root)
    {
        var count = 0;
        for (IrType? type = root; count < path.Steps.Length && type is not null && type is AggregateType or EnumType { IsBoxed: false }; count++)
        {
            type = path.Steps[count].PartOf(type);
        }

        return count;
    }
}
