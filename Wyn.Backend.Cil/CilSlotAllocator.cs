// Gives slots to the values that do not stay on the stack. Values of one source variable share a slot where they do not
// live at the same time: a loop then updates one local, the shape that RyuJIT recognises, and a debugger sees one
// variable. Temporaries share the free slots of their type, first come, first served.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.Backend.Cil;

internal sealed class CilSlotAllocator
{
    private readonly IrFunction _function;
    private readonly CilBlockLayout _layout;
    private readonly CilValueUses _uses;
    private readonly CilSchedule _schedule;
    private readonly CilLiveRanges _liveRanges;
    private readonly CilSlot?[] _slots;
    private readonly List<CilSlot> _all = [];

    private CilSlotAllocator(IrFunction function, CilBlockLayout layout, CilValueUses uses, CilSchedule schedule)
    {
        _function = function;
        _layout = layout;
        _uses = uses;
        _schedule = schedule;
        _liveRanges = new CilLiveRanges(function, layout);
        _slots = new CilSlot?[function.ValueCapacity];
    }

    public static CilSlots Allocate(IrFunction function, CilBlockLayout layout, CilValueUses uses, CilSchedule schedule)
    {
        var allocator = new CilSlotAllocator(function, layout, uses, schedule);
        var candidates = allocator.Candidates();
        allocator.AllocateVariables(candidates.Where(candidate => candidate.Value.Name is not null || IsParameter(function, candidate.Value)));
        allocator.AllocateTemporaries(candidates.Where(candidate => candidate.Value.Name is null && !IsParameter(function, candidate.Value)));
        return new CilSlots(allocator._slots, [.. allocator._all]);
    }

    private static bool IsParameter(IrFunction function, IrValue value) => value.ParameterOf == function.Entry;

    private List<Candidate> Candidates()
    {
        var candidates = new List<Candidate>();
        foreach (var block in _layout.Blocks)
        {
            var position = _layout.Begin(block);
            foreach (var parameter in block.Parameters)
            {
                AddCandidate(candidates, block, position, parameter);
            }

            foreach (var instruction in block.Instructions)
            {
                position++;
                if (!CilValueUses.IsSilent(instruction))
                {
                    foreach (var result in instruction.Results)
                    {
                        AddCandidate(candidates, block, position, result);
                    }
                }
            }
        }

        return candidates;
    }

    private void AddCandidate(List<Candidate> candidates, IrBlock block, int position, IrValue value)
    {
        // A named result that nobody reads is kept for the debugger; parameters of methods have their place anyway.
        var uses = _uses.Of(value);
        var isNeeded = uses.Count > 0 || IsParameter(_function, value) || value is { Name: not null, ParameterOf: null };
        if (isNeeded && !_schedule.IsOnStack(value) && !CilValueUses.IsRematerialised(value))
        {
            candidates.Add(new Candidate(value, _liveRanges.Of(block, position, value.ParameterOf is not null, uses)));
        }
    }

    private void AllocateVariables(IEnumerable<Candidate> candidates)
    {
        var pools = new Dictionary<(string? Name, IrType Type), List<CilSlot>>();
        foreach (var candidate in candidates)
        {
            var value = candidate.Value;
            if (!pools.TryGetValue((value.Name, value.Type), out var pool))
            {
                pools.Add((value.Name, value.Type), pool = []);
            }

            var slot = IsParameter(_function, value) ? null : pool.Find(slot => slot.TryTake(candidate.Ranges));
            if (slot is null)
            {
                slot = new CilSlot(value.Name, value.Type, IsParameter(_function, value) ? value.Index : -1);
                slot.TryTake(candidate.Ranges);
                pool.Add(slot);
                _all.Add(slot);
            }

            _slots[value.Id] = slot;
        }
    }

    /// <summary>Linear scan over hulls: a temporary with holes in its life is rare, and many temporaries must stay cheap.</summary>
    private void AllocateTemporaries(IEnumerable<Candidate> candidates)
    {
        var busy = new Dictionary<IrType, PriorityQueue<CilSlot, int>>();
        foreach (var candidate in candidates.OrderBy(candidate => candidate.Ranges[0].Start))
        {
            var type = candidate.Value.Type;
            if (!busy.TryGetValue(type, out var queue))
            {
                busy.Add(type, queue = new PriorityQueue<CilSlot, int>());
            }

            CilSlot slot;
            if (queue.TryPeek(out var first, out var end) && end <= candidate.Ranges[0].Start)
            {
                slot = first;
                queue.Dequeue();
            }
            else
            {
                slot = new CilSlot(null, type, -1);
                _all.Add(slot);
            }

            queue.Enqueue(slot, candidate.Ranges[^1].End);
            _slots[candidate.Value.Id] = slot;
        }
    }

    private readonly record struct Candidate(IrValue Value, List<CilRange> Ranges);
}
