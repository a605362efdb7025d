// Slots that are one variable: what an update makes of a slot, what a branch passes on, what a struct takes up. And the blocks
// in which such a variable is updated.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Model;
using static Wyn.IR.Analysis.Uniqueness;

namespace Wyn.IR.Analysis;

internal sealed class UpdateWebs
{
    /// <summary>A forest: the slot above, up to the one that stands for the web.</summary>
    private readonly Dictionary<Slot, Slot> _above = [];
    private readonly Dictionary<Slot, List<IrBlock>> _updates = [];

    public UpdateWebs(ControlFlow flow, HeapSlots slots)
    {
        foreach (var instruction in flow.ReversePostorder.SelectMany(block => block.Instructions))
        {
            Join(instruction, slots);
        }

        foreach (var block in flow.ReversePostorder)
        {
            foreach (var update in block.Instructions.Where(HeapSlots.IsUpdate))
            {
                var web = Find(HeapSlots.ChangedBy(update));
                if (!_updates.TryGetValue(web, out var blocks))
                {
                    _updates.Add(web, blocks = []);
                }

                blocks.Add(block);
            }
        }
    }

    /// <summary>The blocks that update a slot or what becomes of it.</summary>
    public IReadOnlyList<IrBlock> UpdatesOf(Slot slot) => _updates.GetValueOrDefault(Find(slot)) ?? [];

    private void Join(IrInstruction instruction, HeapSlots slots)
    {
        foreach (var (from, to) in slots.Flow(instruction))
        {
            Join(from, to);
        }

        if (HeapSlots.IsUpdate(instruction) && HeapSlots.MadeBy(instruction) is { } made)
        {
            Join(HeapSlots.ChangedBy(instruction), made);
        }

        foreach (var target in instruction.Targets)
        {
            for (var i = 0; i < target.Arguments.Count; i++)
            {
                foreach (var path in slots.Of(target.Arguments[i].Type))
                {
                    Join(new Slot(target.Arguments[i], path), new Slot(target.Block.Parameters[i], path));
                }
            }
        }
    }

    private void Join(Slot a, Slot b)
    {
        var (first, second) = (Find(a), Find(b));
        if (first != second)
        {
            _above[first] = second;
        }
    }

    private Slot Find(Slot slot)
    {
        var top = slot;
        while (_above.TryGetValue(top, out var above))
        {
            top = above;
        }

        if (top != slot)
        {
            _above[slot] = top;
        }

        return top;
    }
}
