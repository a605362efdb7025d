// SSA values -> evaluation stack. Code is emitted in the order of the IR. A nameless value with one use in its own block
// stays on the stack until that use, if it then lies on top in operand order; operands that come from elsewhere
// (parameters, variables, constants) and belong below such a value are pushed before its computation begins.
//
//   %a = mul.wrap %x, %y
//   %b = call @f(%a)          ldloc n; ldloc x; ldloc y; mul; call f; add
//   %c = add.wrap %n, %b
//
// Everything else gets a slot. Nothing is moved over anything else, so effects need no thought.
using System.Collections.Generic;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.Backend.Cil;

internal sealed class CilStackScheduler
{
    // The JIT walks expression trees recursively and a method may declare at most 65,535 stack entries; past these
    // bounds a slot costs nothing in comparison.
    private const int MaxTreeSize = 200;
    private const int MaxPending = 100;

    private readonly CilBlockLayout _layout;
    private readonly CilValueUses _uses;
    private readonly CilSchedule _schedule;
    private readonly int[] _definedAt;
    private readonly List<Pending> _pending = [];

    private CilStackScheduler(IrFunction function, CilBlockLayout layout, CilValueUses uses)
    {
        _layout = layout;
        _uses = uses;
        _schedule = new CilSchedule(function.ValueCapacity, layout.Length);
        _definedAt = new int[function.ValueCapacity];
    }

    public static CilSchedule Schedule(IrFunction function, CilBlockLayout layout, CilValueUses uses)
    {
        var scheduler = new CilStackScheduler(function, layout, uses);
        foreach (var block in layout.Blocks)
        {
            scheduler.ScheduleBlock(block);
        }

        return scheduler._schedule;
    }

    private void ScheduleBlock(IrBlock block)
    {
        var position = _layout.Begin(block);
        foreach (var instruction in block.Instructions)
        {
            position++;
            foreach (var result in instruction.Results)
            {
                _definedAt[result.Id] = position;
            }

            if (!CilValueUses.IsSilent(instruction))
            {
                ScheduleInstruction(block, instruction, position);
            }
        }
    }

    private void ScheduleInstruction(IrBlock block, IrInstruction instruction, int position)
    {
        if (CilInstructionTraits.HasInternalBranches(instruction))
        {
            SpillFrom(0);
        }

        var tree = new Tree(position, 1 + instruction.Operands.Count);
        if (instruction.Opcode == Opcode.Br)
        {
            Match(block, instruction.Targets[0].Arguments, tree, preload: false);
        }
        else if (CilInstructionTraits.NeedsOperandsInSlots(instruction))
        {
            SpillOperands(instruction.Operands);
        }
        else
        {
            tree = Match(block, instruction.Operands, tree, preload: true);
        }

        if (instruction.Opcode == Opcode.BrIf)
        {
            // Their moves stand on the edges, behind the branch: nothing can be on the stack there.
            SpillOperands(instruction.Targets[0].Arguments);
            SpillOperands(instruction.Targets[1].Arguments);
        }

        if (ResultForStack(block, instruction) is { } result && tree.Size <= MaxTreeSize && _pending.Count < MaxPending)
        {
            _schedule.KeepOnStack(result);
            _pending.Add(new Pending(result, tree));
        }
    }

    /// <summary>The only used result, if nothing speaks against keeping it on the stack.</summary>
    private IrValue? ResultForStack(IrBlock block, IrInstruction instruction)
    {
        IrValue? used = null;
        foreach (var result in instruction.Results)
        {
            if (_uses.Of(result).Count > 0)
            {
                if (used is not null)
                {
                    return null;
                }

                used = result;
            }
        }

        return used is { Name: null } && _uses.Of(used) is [var use] && use.Block == block && !CilInstructionTraits.NeedsResultInSlot(instruction)
            ? used
            : null;
    }

    /// <summary>Finds from the right which operands lie on top of the stack in their order, and spills those that do not.</summary>
    private Tree Match(IrBlock block, IReadOnlyList<IrValue> operands, Tree tree, bool preload)
    {
        var top = _pending.Count - 1;
        var matches = new List<(int Operand, Pending Entry)>();
        for (var i = operands.Count - 1; i >= 0; i--)
        {
            var operand = CilValueUses.Resolve(operands[i]);
            while (top >= 0 && !_schedule.IsOnStack(_pending[top].Value))
            {
                top--;
            }

            if (top >= 0 && _pending[top].Value == operand)
            {
                matches.Add((i, _pending[top--]));
                continue;
            }

            _schedule.Spill(operand);
            while (preload && matches.Count > 0 && IsDefinedSince(block, operand, matches[^1].Entry.Tree.Start))
            {
                _schedule.Spill(matches[^1].Entry.Value);
                matches.RemoveAt(matches.Count - 1);
            }
        }

        _pending.RemoveRange(top + 1, _pending.Count - top - 1);
        if (preload)
        {
            AddPreloads(operands, matches, tree.Start);
        }

        return Enclose(tree, matches);
    }

    private void AddPreloads(IReadOnlyList<IrValue> operands, List<(int Operand, Pending Entry)> matches, int position)
    {
        var next = 0;
        _schedule.SetTrailing(position, matches.Count == 0 ? 0 : matches[0].Operand + 1);
        for (var i = matches.Count == 0 ? -1 : matches[0].Operand; i >= 0; i--)
        {
            if (next < matches.Count && matches[next].Operand == i)
            {
                next++;
            }
            else
            {
                _schedule.AddPreload(matches[next - 1].Entry.Tree.Start, operands[i]);
            }
        }
    }

    private static Tree Enclose(Tree tree, List<(int Operand, Pending Entry)> matches)
    {
        foreach (var (_, entry) in matches)
        {
            tree = new Tree(entry.Tree.Start, tree.Size + entry.Tree.Size);
        }

        return tree;
    }

    /// <summary>True if the value is not there yet when the instruction at the position begins.</summary>
    private bool IsDefinedSince(IrBlock block, IrValue value, int position)
    {
        var definedAt = _definedAt[value.Id];
        return !CilValueUses.IsRematerialised(value)
            && value.Definition is not null
            && definedAt >= position
            && definedAt < _layout.End(block);
    }

    private void SpillOperands(IReadOnlyList<IrValue> operands)
    {
        foreach (var operand in operands)
        {
            _schedule.Spill(CilValueUses.Resolve(operand));
        }

        _pending.RemoveAll(entry => !_schedule.IsOnStack(entry.Value));
    }

    private void SpillFrom(int first)
    {
        for (var i = first; i < _pending.Count; i++)
        {
            _schedule.Spill(_pending[i].Value);
        }

        _pending.RemoveRange(first, _pending.Count - first);
    }

    /// <summary>The extent of the code that computes a value: where its first push stands, and how many nodes it has.</summary>
    private readonly record struct Tree(int Start, int Size);

    private readonly record struct Pending(IrValue Value, Tree Tree);
}
