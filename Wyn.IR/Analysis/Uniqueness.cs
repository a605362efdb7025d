// Which heap values are known to have one owner, so that a change in place needs no look at their count. What an update gives
// is unique; it stays so as long as nobody copies it or lends it to a call. Where a loop changes a value on every turn, the
// edge that leads into the loop makes it unique, and the loop itself never looks:
//
//   ^entry(%xs: array<int>):                          make unique %xs
//     br ^loop(%xs)                             =>    br ^loop(%xs)
//   ^loop(%a: array<int>):                          ^loop(%a):
//     %b = set %a [%i], %v                            store, without a look at the count of %a
//     br.if %more, ^loop(%b), ^done                   br.if ...
//
// A slot is a heap value that a value is or holds in its fields, named by the path of fields. Arrays without elements may be
// constants, which are not unique: an update finds out by the length.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Analysis;

/// <summary>The heap values of a function that are known to have one owner where it updates them.</summary>
public sealed class Uniqueness
{
    private readonly ControlFlow _flow;
    private readonly Dominators _dominators;
    private readonly HeapSlots _slots = new();
    private readonly UpdateWebs _webs;

    /// <summary>Slots of which a second owner may come into being, somewhere.</summary>
    private readonly HashSet<Slot> _lent = [];
    private readonly HashSet<Slot> _unique = [];

    /// <summary>Slots of block parameters that are not unique.</summary>
    private readonly HashSet<Slot> _refuted = [];
    private readonly HashSet<(IrBranchTarget Target, int Argument, string Path)> _made = [];

    private Uniqueness(IrFunction function, ControlFlow flow, Dominators dominators)
    {
        _flow = flow;
        _dominators = dominators;
        FindLent();
        _webs = new UpdateWebs(flow, _slots);
        do
        {
            AssumeParameters(function.Entry);
            Propagate();
        }
        while (Refute());
    }

    /// <summary>A heap value that a value is, or holds in its fields.</summary>
    internal readonly record struct Slot(IrValue Value, string Path);

    /// <summary>Looks for them.</summary>
    public static Uniqueness Of(IrFunction function, ControlFlow flow, Dominators dominators) => new(function, flow, dominators);

    /// <summary>True if the first heap value that an update changes has one owner.</summary>
    public bool IsUnique(IrInstruction update) => _unique.Contains(HeapSlots.ChangedBy(update));

    /// <summary>
    /// The heap values in an argument that its edge must make unique, each as the numbers of the fields that lead to it; none for the
    /// argument itself.
    /// </summary>
    public IEnumerable<ImmutableArray<int>> MadeUnique(IrBranchTarget target, int argument)
        => _slots.Of(target.Arguments[argument].Type)
            .Where(path => _made.Contains((target, argument, path)))
            .Select(path => path.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToImmutableArray());

    private void FindLent()
    {
        // Backward, so that what is lent of a borrowed part is known when its root is reached.
        foreach (var block in _flow.ReversePostorder.Reverse())
        {
            foreach (var instruction in block.Instructions.Reverse())
            {
                FindLent(instruction, block.Function);
            }
        }
    }

    private void FindLent(IrInstruction instruction, IrFunction function)
    {
        switch (instruction.Opcode)
        {
            case Opcode.Copy:
                Lend(instruction.Operands[0], "");
                break;
            case Opcode.Get when instruction.Result.Type.IsCounted:
            case Opcode.Borrow when _slots.Of(instruction.Result.Type).Any(path => _lent.Contains(new Slot(instruction.Result, path))):
                if (!HeapSlots.EntersHeap(instruction.Path, instruction.Operands[0].Type))
                {
                    Lend(instruction.Operands[0], HeapSlots.PrefixOf(instruction.Path, instruction.Operands[0].Type));
                }

                break;
            case Opcode.Call or Opcode.CallClosure or Opcode.ClosureNew:
                var signature = OperandSignature.Of(instruction, function);
                for (var i = 0; i < instruction.Operands.Count; i++)
                {
                    if (signature.Mode(i) == OperandMode.Borrow)
                    {
                        Lend(instruction.Operands[i], "");
                    }
                }

                break;
        }
    }

    private void Lend(IrValue value, string path)
    {
        foreach (var slot in _slots.Of(value.Type))
        {
            if (HeapSlots.IsWithin(slot, path))
            {
                _lent.Add(new Slot(value, slot));
            }
        }
    }

    private void AssumeParameters(IrBlock entry)
    {
        _unique.Clear();
        foreach (var slot in _flow.ReversePostorder.Where(block => block != entry).SelectMany(block => block.Parameters).SelectMany(_slots.Of))
        {
            if (!_refuted.Contains(slot))
            {
                Add(slot);
            }
        }
    }

    private void Add(Slot slot)
    {
        if (!_lent.Contains(slot))
        {
            _unique.Add(slot);
        }
    }

    private void Propagate()
    {
        foreach (var instruction in _flow.ReversePostorder.SelectMany(block => block.Instructions))
        {
            foreach (var (from, to) in _slots.Flow(instruction))
            {
                if (_unique.Contains(from))
                {
                    Add(to);
                }
            }

            if (HeapSlots.MadeBy(instruction) is { } made)
            {
                Add(made);
            }
        }
    }

    /// <summary>Looks for block parameters that are given something else; true if there was one.</summary>
    private bool Refute()
    {
        var hasChanged = false;
        _made.Clear();
        foreach (var block in _flow.ReversePostorder)
        {
            foreach (var edge in _flow.Predecessors(block).Where(edge => _flow.IsReachable(edge.Source)))
            {
                for (var i = 0; i < block.Parameters.Count; i++)
                {
                    foreach (var path in _slots.Of(block.Parameters[i].Type))
                    {
                        hasChanged |= Refute(block, edge, i, path);
                    }
                }
            }
        }

        return hasChanged;
    }

    private bool Refute(IrBlock block, IrEdge edge, int argument, string path)
    {
        var parameter = new Slot(block.Parameters[argument], path);
        var target = edge.Source.Instructions[^1].Targets[edge.TargetIndex];
        if (!_unique.Contains(parameter) || _unique.Contains(new Slot(target.Arguments[argument], path)))
        {
            return false;
        }

        if (CanMake(edge, block) && ChangesAlways(block, parameter))
        {
            _made.Add((target, argument, path));
            return false;
        }

        return _refuted.Add(parameter);
    }

    /// <summary>True for an edge that leads into a loop from outside, and is the only one between its blocks.</summary>
    private bool CanMake(IrEdge edge, IrBlock header)
        => !_dominators.Dominates(header, edge.Source) && edge.Source.Instructions[^1].Targets.Count(target => target.Block == header) == 1;

    /// <summary>True if the block begins a loop, each turn of which changes the value that the parameter has or what has become of it.</summary>
    private bool ChangesAlways(IrBlock header, Slot parameter)
    {
        List<IrBlock> latches = [.. _flow.Predecessors(header).Select(edge => edge.Source).Where(source => _flow.IsReachable(source) && _dominators.Dominates(header, source))];
        return latches.Count > 0 && _webs.UpdatesOf(parameter).Any(block
            => _dominators.Dominates(header, block) && latches.TrueForAll(latch => _dominators.Dominates(block, latch)));
    }
}
