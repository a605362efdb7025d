// Which parts a loop may move out of what it changes: of each parameter of its header the array that is changed in every turn, if
// nothing else of the parameter is looked at.
//
//   ^for(%i: int, %a: array<array<int>>):
//     %b = set %a [%k][%i], %v                  %a [%k]
//     br ^for(%next, %b)
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Passes;

internal static class TakenParts
{
    /// <summary>The parts, by parameter; only such as lie inside of another array.</summary>
    public static Dictionary<IrValue, LoopPlace> Of(CountedLoop loop, LoopArrays arrays)
    {
        Dictionary<IrValue, LoopPlace> parts = [];
        foreach (var root in loop.Header.Parameters.Where(parameter => arrays.ChangingRoot(parameter) == parameter))
        {
            if (PartOf(root, loop, arrays) is { } part && IsAllThatIsUsed(part, loop, arrays))
            {
                parts.Add(root, part);
            }
        }

        return parts;
    }

    /// <summary>The array that holds what the first `set` of the parameter changes, if its index counts.</summary>
    private static LoopPlace? PartOf(IrValue root, CountedLoop loop, LoopArrays arrays)
    {
        var change = loop.Blocks.Where(loop.IsInTurn).SelectMany(block => block.Instructions)
            .FirstOrDefault(instruction => instruction.Opcode == Opcode.Set && arrays.ChangingRoot(instruction.Operands[0]) == root);
        if (change is null)
        {
            return null;
        }

        var known = change.Path.Steps.Length;
        while (known > 0 && arrays.PlaceOf(change, known) is null)
        {
            known--;
        }

        return known < change.Path.Steps.Length && change.Path.Steps[known].TakesIndex
            && arrays.PlaceOf(change, known) is { } part && part.Steps.Any(step => step.Step.TakesIndex && !step.Index.IsFromEnd)
            ? part
            : null;
    }

    private static bool IsAllThatIsUsed(LoopPlace part, CountedLoop loop, LoopArrays arrays)
    {
        var isChangedAlways = false;
        foreach (var block in loop.Blocks)
        {
            foreach (var instruction in block.Instructions)
            {
                if (instruction.Operands.Any(operand => arrays.ChangingRoot(operand) == part.Root))
                {
                    if (!IsWithin(instruction, part, arrays))
                    {
                        return false;
                    }

                    isChangedAlways |= instruction.Opcode == Opcode.Set && loop.IsInEveryTurn(block);
                }

                if (instruction.Targets.Any(target => LeadsElsewhere(target, part.Root, loop, arrays)))
                {
                    return false;
                }
            }
        }

        return isChangedAlways;
    }

    /// <summary>True for a look or a change that goes through the part.</summary>
    private static bool IsWithin(IrInstruction access, LoopPlace part, LoopArrays arrays)
        => access.Opcode is Opcode.Get or Opcode.Set
            && access.Operands.Count(operand => arrays.ChangingRoot(operand) == part.Root) == 1
            && arrays.ChangingRoot(access.Operands[0]) == part.Root
            && access.Path.Steps.Length >= part.Steps.Length + (access.Opcode == Opcode.Set ? 1 : 0)
            && part.Equals(arrays.PlaceOf(access, part.Steps.Length));

    /// <summary>True if an edge takes the value where it is not what the parameter has become; the edge out of the loop goes from the loop as it is.</summary>
    private static bool LeadsElsewhere(IrBranchTarget target, IrValue root, CountedLoop loop, LoopArrays arrays)
        => target != loop.Test.Targets[1] && Enumerable.Range(0, target.Arguments.Count).Any(i
            => arrays.ChangingRoot(target.Arguments[i]) == root != (arrays.ChangingRoot(target.Block.Parameters[i]) == root));
}
