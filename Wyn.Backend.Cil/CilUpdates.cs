// Reads of a part that is changed soon after, at the same place: `g.rows[i].cells[j] += 1`. The read makes all that leads to the part
// values with one owner, as the change would, and keeps the place for it.
//
//   %a = get %g .rows[%i].cells[%j]             walks to the place
//   %b = add.wrap %a, 1
//   %h = set %g .rows[%i].cells[%j], %b         stores there
//
// Invariant: between the two, nothing happens to any value that is copied on write, so nothing on the way gets a second owner.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Backend.Cil;

internal static class CilUpdates
{
    /// <summary>For each such read of a block, the change.</summary>
    public static Dictionary<IrInstruction, IrInstruction> Find(IrBlock block, CilSlots slots)
    {
        Dictionary<IrInstruction, IrInstruction> updates = [];
        List<IrInstruction> reads = [];
        foreach (var instruction in block.Instructions)
        {
            if (instruction.Opcode == Opcode.Set
                && IsDeep(instruction)
                && StaysInSlot(instruction, slots)
                && reads.FindLast(read => IsSamePlace(read, instruction)) is { } found)
            {
                updates.Add(found, instruction);
            }

            if (instruction.Opcode == Opcode.Get && !CilSharing.IsNeeded(instruction.Result.Type))
            {
                reads.Add(instruction);
            }
            else if (instruction.Operands.Concat(instruction.Results).Any(value => value.Type.IsCounted))
            {
                reads.Clear();
            }
        }

        return updates;
    }

    /// <summary>True if the way leads through more than the elements of one array, whose places are kept anyway.</summary>
    private static bool IsDeep(IrInstruction set)
        => set.Path.Steps.Skip(1).Any(step => step.TakesIndex) && !CilSharing.IsNeeded(set.Operands[^1].Type);

    private static bool StaysInSlot(IrInstruction set, CilSlots slots)
        => slots.Of(set.Results[0]) is { } slot
            && slots.Of(CilValueUses.Resolve(set.Operands[0])) == slot
            && (slot.Type is ArrayType || !CilSharing.IsNode(slot.Type));

    private static bool IsSamePlace(IrInstruction read, IrInstruction set)
        => read.Operands[0] == set.Operands[0]
            && read.Location == set.Location
            && read.Path.Steps.SequenceEqual(set.Path.Steps)
            && read.Operands.Skip(1).SequenceEqual(set.Operands.Skip(1).SkipLast(1));
}
