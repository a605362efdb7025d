// Which slots of arrays get a view: two locals beside the slot with the place of the first element and the length of the array
// that the slot holds. They are read again whenever the slot is stored to, so an access needs neither; that pays where loops
// look at an array more often than they store one.
//
//   while i < n { sum += xs[i] }       the view of xs is made before the loop
//   xs[i] = v                          leaves the view as it is, if xs is known to have one owner
//   xs.push(v)                         makes the view anew
using System.Collections.Generic;
using Wyn.IR.Analysis;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Backend.Cil;

internal sealed class CilArrayViews
{
    private readonly CilLoopDepths _depths;
    private readonly CilSlots _slots;
    private readonly Uniqueness _uniqueness;
    private readonly Dictionary<CilSlot, int> _accesses = [];
    private readonly Dictionary<CilSlot, int> _stores = [];

    private CilArrayViews(CilLoopDepths depths, CilSlots slots, Uniqueness uniqueness)
    {
        _depths = depths;
        _slots = slots;
        _uniqueness = uniqueness;
    }

    /// <summary>The slots that get one.</summary>
    public static HashSet<CilSlot> Choose(CilBlockLayout layout, CilLoopDepths depths, CilSlots slots, Uniqueness uniqueness)
    {
        var views = new CilArrayViews(depths, slots, uniqueness);
        foreach (var block in layout.Blocks)
        {
            views.Count(block);
        }

        HashSet<CilSlot> chosen = [];
        foreach (var (slot, accesses) in views._accesses)
        {
            if (accesses > 1 && accesses > 2 * views._stores.GetValueOrDefault(slot))
            {
                chosen.Add(slot);
            }
        }

        return chosen;
    }

    /// <summary>The array that an instruction looks into by an index or asks for its length; null if it does neither.</summary>
    public static IrValue? LooksInto(IrInstruction instruction) => instruction.Opcode switch
    {
        Opcode.Get or Opcode.Borrow when instruction.Path.Steps[0].TakesIndex => instruction.Operands[0],
        Opcode.Set or Opcode.Put or Opcode.Take when instruction.Path.Steps[0].TakesIndex => instruction.Results[0],
        Opcode.ArrayLen => instruction.Operands[0],
        _ => null,
    };

    /// <summary>True if an update leaves the array in its slot where it is.</summary>
    public static bool StaysInPlace(IrInstruction instruction, CilSlots slots, Uniqueness uniqueness)
        => instruction.Opcode is Opcode.Set or Opcode.Put or Opcode.Take
            && instruction.Path.Steps[0].TakesIndex
            && slots.Of(CilValueUses.Resolve(instruction.Operands[0])) == slots.Of(instruction.Results[0])
            && (instruction.Opcode == Opcode.Put || uniqueness.IsUnique(instruction));

    private void Count(IrBlock block)
    {
        var weight = _depths.Weight(block);
        if (block == block.Function.Entry)
        {
            AddStores(block.Parameters, weight);
        }

        foreach (var instruction in block.Instructions)
        {
            if (LooksInto(instruction) is { } array)
            {
                Add(_accesses, array, weight);
            }

            if (!CilValueUses.IsSilent(instruction) && !StaysInPlace(instruction, _slots, _uniqueness))
            {
                AddStores(instruction.Results, weight);
            }

            foreach (var target in instruction.Targets)
            {
                CountMoves(target, weight);
            }
        }
    }

    private void CountMoves(IrBranchTarget target, int weight)
    {
        for (var i = 0; i < target.Arguments.Count; i++)
        {
            if (_slots.Of(CilValueUses.Resolve(target.Arguments[i])) != _slots.Of(target.Block.Parameters[i]))
            {
                Add(_stores, target.Block.Parameters[i], weight);
            }
        }
    }

    private void AddStores(IEnumerable<IrValue> values, int weight)
    {
        foreach (var value in values)
        {
            Add(_stores, value, weight);
        }
    }

    private void Add(Dictionary<CilSlot, int> counts, IrValue value, int weight)
    {
        if (value.Type is ArrayType && _slots.Of(CilValueUses.Resolve(value)) is { } slot)
        {
            counts[slot] = counts.GetValueOrDefault(slot) + weight;
        }
    }
}
