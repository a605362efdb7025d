// Takes the checks of indices out of innermost counted loops. Before the loop comes a copy of it whose turns need none, for as
// long as the counter is below the bound and the lengths of all arrays that it goes along; the loop as it is does what is left,
// which is nothing as a rule, and a panic where the program has one: it comes in the same turn, after the same work.
//
//   ^a:                                            ^a:
//     br ^for(%0)                                    %row = get %rows [%k!]      if 0 <= %k < the length of %rows
//   ^for(%i: int):                                   %m = the least of %n and the length of %row
//     %t = lt.int %i, %n                             br ^fast(%0)
//     br.if %t, ^body, ^end                        ^fast(%j: int):           if %0 < %m
//   ^body:                                           %u = lt.int %j, %m
//     %row = get %rows [%k] : array<int>    =>       br.if %u, ^turn, ^for(%j)
//     %x = get %row [%i] : int                     ^turn:
//     use %x                                         %x = get %row [%j!] : int
//     %next = add.wrap %i, %one                      use %x
//     br ^for(%next)                                 ...
//                                                    br ^fast(%next)
//                                                  ^for(%i: int): ... as it was
// What does not change with the counter is looked at once, before. An inner array that `set` changes in every turn, and that nothing
// else reads or changes meanwhile, is moved out and put back: whether others own it is asked once, not in each turn.
// Left alone: loops with calls, whose cost hides that of checks, and large ones.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Passes;

internal sealed class BoundsChecks : IIrPass
{
    /// <summary>The copy makes the program larger.</summary>
    private const int LargestLoop = 150;

    /// <summary>More tests before a loop would cost more than they save in a short one.</summary>
    private const int MostRequirements = 12;

    public void Run(IrModule module, PassContext context)
    {
        foreach (var function in module.Functions)
        {
            context.Function = function;
            foreach (var loop in CountedLoop.FindAll(function).Where(IsSuitable))
            {
                Rewrite(loop);
            }
        }
    }

    private static bool IsSuitable(CountedLoop loop)
        => loop.Blocks.Sum(block => block.Instructions.Count) <= LargestLoop
            && !loop.Blocks.Where(loop.IsInTurn).SelectMany(block => block.Instructions).Any(IsCall);

    private static bool IsCall(IrInstruction instruction)
        => instruction.Info.Shape is OperandShape.Callee or OperandShape.Closure or OperandShape.TaskArguments
            || (instruction.Effects & (OpEffects.MaySuspend | OpEffects.Spawns)) != 0;

    private static void Rewrite(CountedLoop loop)
    {
        var arrays = LoopArrays.Of(loop);
        if (!arrays.IsConstant(loop.Bound))
        {
            return;
        }

        var requirements = loop.Blocks.Where(loop.IsInTurn).SelectMany(block => block.Instructions)
            .Where(instruction => instruction.Opcode is Opcode.Get or Opcode.Set)
            .SelectMany(access => RequirementsOf(access, arrays)).Distinct().ToList();
        if (requirements.Count > MostRequirements || !requirements.Any(requirement => requirement.Index.IsCounting))
        {
            return;
        }

        LoopGuard guard = new(loop, arrays);
        foreach (var (array, index) in requirements)
        {
            guard.Require(array, index);
        }

        guard.RequireTurn();
        LoopCopy.Insert(loop, arrays, guard, TakenParts.Of(loop, arrays));
    }

    /// <summary>What an access needs to do without checks, up to the first step that is another one in each turn.</summary>
    private static IEnumerable<(LoopPlace Array, LoopIndex Index)> RequirementsOf(IrInstruction access, LoopArrays arrays)
    {
        var operand = 1;
        for (var i = 0; i < access.Path.Steps.Length; i++)
        {
            var step = access.Path.Steps[i];
            if (!step.TakesIndex)
            {
                continue;
            }

            if (arrays.PlaceOf(access, i) is not { } array || arrays.IndexOf(access.Operands[operand++]) is not { } index
                || !arrays.KeepsLength(array) || index.IsFromEnd)
            {
                yield break;
            }

            if (step.Kind == PathStepKind.Element)
            {
                yield return (array, index);
            }
        }
    }
}
