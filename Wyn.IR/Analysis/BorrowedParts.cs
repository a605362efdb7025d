// Which copies of parts need not be made: results of `get` that are only looked at, while the whole is still owned. The whole
// then lives until the last look at the part. That is no loss unless the whole is consumed before: a consuming use that was its
// last one, and so moved it, would then need a copy, and what changes a copy changes nothing in place. Such a part is copied.
using System;
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Analysis;

/// <summary>Finds the instructions of a function that can borrow what they now copy.</summary>
internal sealed class BorrowedParts
{
    /// <summary>Whoever asks for the owner of a part walks through the parts between, so that these must be few.</summary>
    private const int DeepestPart = 64;

    private readonly IrFunction _function;
    private readonly ControlFlow _flow;

    /// <summary>By result: the instructions that may borrow, as far as is known.</summary>
    private readonly Dictionary<IrValue, IrInstruction> _candidates = [];

    /// <summary>By owner: the results of the candidates that are parts of it, also parts of parts.</summary>
    private readonly Dictionary<IrValue, List<IrValue>> _partsOf = [];

    private BorrowedParts(IrFunction function, ControlFlow flow)
    {
        _function = function;
        _flow = flow;
    }

    /// <summary>The instructions of a function whose callees and own parameters are known to borrow or not.</summary>
    public static IReadOnlyCollection<IrInstruction> Of(IrFunction function, ControlFlow flow)
    {
        BorrowedParts parts = new(function, flow);
        parts.FindCandidates();
        if (parts._candidates.Count > 0)
        {
            parts.FindOwners();
            parts.RejectConflicts();
        }

        return parts._candidates.Values;
    }

    private void FindCandidates()
    {
        var instructions = _flow.ReversePostorder.SelectMany(block => block.Instructions).ToList();
        foreach (var instruction in instructions)
        {
            if (instruction.Opcode == Opcode.Get && instruction.Result.Type.IsCounted)
            {
                _candidates.Add(instruction.Result, instruction);
            }
        }

        if (_candidates.Count == 0)
        {
            return;
        }

        foreach (var instruction in instructions)
        {
            foreach (var consumed in ConsumedOperands(instruction).Concat(instruction.Targets.SelectMany(target => target.Arguments)))
            {
                _candidates.Remove(consumed);
            }
        }
    }

    private IEnumerable<IrValue> ConsumedOperands(IrInstruction instruction)
    {
        if (instruction.Operands.All(operand => !operand.Type.IsCounted))
        {
            return [];
        }

        var signature = OperandSignature.Of(instruction, _function);
        return instruction.Operands.Where((operand, i) => operand.Type.IsCounted && signature.Mode(i) == OperandMode.Consume);
    }

    private void FindOwners()
    {
        // The part that another one is a part of is defined before it, and so is in the list before it.
        Dictionary<IrValue, (IrValue Owner, int Depth)> owners = [];
        foreach (var (part, get) in _candidates.ToList())
        {
            var (owner, depth) = owners.GetValueOrDefault(get.Operands[0], (get.Operands[0], 0));
            if (depth == DeepestPart)
            {
                _candidates.Remove(part);
                continue;
            }

            owners.Add(part, (owner, depth + 1));
            if (!_partsOf.TryGetValue(owner, out var parts))
            {
                _partsOf.Add(owner, parts = []);
            }

            parts.Add(part);
        }
    }

    /// <summary>Walks the blocks backward, as liveness goes, and looks at each use that consumes an owner of parts.</summary>
    private void RejectConflicts()
    {
        var liveness = Liveness.Of(_function, _flow, value => _candidates.ContainsKey(value) || _partsOf.ContainsKey(value));
        HashSet<IrValue> live = [];
        foreach (var block in _flow.ReversePostorder)
        {
            live.Clear();
            foreach (var target in block.Successors)
            {
                HashSet<IrValue> behind = [.. liveness.LiveIn(target.Block)];
                live.UnionWith(behind);
                foreach (var argument in target.Arguments)
                {
                    CheckConsumption(argument, behind, []);
                }
            }

            live.UnionWith(block.Successors.SelectMany(target => target.Arguments));
            for (var i = block.Instructions.Count - 1; i >= 0; i--)
            {
                var instruction = block.Instructions[i];
                foreach (var consumed in ConsumedOperands(instruction))
                {
                    CheckConsumption(consumed, live, instruction.Operands);
                }

                live.UnionWith(instruction.Operands);
            }
        }
    }

    /// <summary>Rejects the parts of a value that is moved here which are still needed, those nearest to the value.</summary>
    private void CheckConsumption(IrValue owner, HashSet<IrValue> liveBehind, IReadOnlyList<IrValue> usedHere)
    {
        if (liveBehind.Contains(owner) || !_partsOf.TryGetValue(owner, out var parts))
        {
            return;
        }

        foreach (var part in parts)
        {
            if (NearestNeeded(part, owner, value => liveBehind.Contains(value) || usedHere.Contains(value)) is { } needed)
            {
                _candidates.Remove(needed);
            }
        }
    }

    /// <summary>Of a part and the parts that it is a part of, the last needed one on the way to the owner; null if none is, or one was rejected.</summary>
    private IrValue? NearestNeeded(IrValue part, IrValue owner, Predicate<IrValue> isNeeded)
    {
        IrValue? nearest = null;
        var next = part;
        while (_candidates.TryGetValue(next, out var get))
        {
            nearest = isNeeded(next) ? next : nearest;
            next = get.Operands[0];
        }

        return next == owner ? nearest : null;
    }
}
