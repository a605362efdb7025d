// The place group: what is moved out of a value, global, box or cell leaves a hole that nobody may see, so it must be filled again on
// every path, and nothing in between may look there. For globals, boxes and cells the check walks the blocks in reverse postorder with the
// list of open places: the first edge into a block says which places are open, every other edge must agree.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Verify;

internal static class PlaceRules
{
    /// <summary>The holes in values, where the root that has one is a value of its own.</summary>
    public static void CheckHoles(VerificationContext context)
    {
        var takes = context.Function.Blocks
            .SelectMany(block => block.Instructions.Where(instruction => instruction.Opcode == Opcode.Take).Select(take => (Block: block, Take: take)))
            .ToList();
        if (takes.Count == 0)
        {
            return;
        }

        var puts = FindPuts(context, takes.ToDictionary(pair => pair.Take.Results[0], pair => pair.Take));
        var ending = EndingBlocks.Of(ControlFlow.Of(context.Function));
        foreach (var (block, take) in takes.Where(pair => !puts.Contains(pair.Take) && !ending.Contains(pair.Block)))
        {
            context.Report(VerificationRules.Hole, $"the hole in {context.NameOf(take.Results[0])} is never filled", block, take);
        }
    }

    /// <summary>The places that are globals, boxes or cells; <paramref name="leaves"/> are the functions that may be called meanwhile.</summary>
    public static void CheckOpenPlaces(VerificationContext context, IReadOnlySet<IrFunction> leaves)
    {
        if (!context.Function.Blocks.SelectMany(block => block.Instructions).Any(instruction => IsTake(instruction.Opcode) || IsPut(instruction.Opcode)))
        {
            return;
        }

        var flow = ControlFlow.Of(context.Function);
        var arriving = new List<object>?[context.Function.BlockCapacity];
        foreach (var block in flow.ReversePostorder)
        {
            List<object> open = [.. arriving[block.Id] ?? []];
            foreach (var instruction in block.Instructions)
            {
                Step(context, block, instruction, open, leaves);
            }

            CheckEnd(context, block, open, arriving);
        }
    }

    private static HashSet<IrInstruction> FindPuts(VerificationContext context, Dictionary<IrValue, IrInstruction> takes)
    {
        HashSet<IrInstruction> filled = [];
        foreach (var block in context.Function.Blocks)
        {
            foreach (var instruction in block.Instructions)
            {
                foreach (var use in instruction.Operands.Concat(instruction.Targets.SelectMany(target => target.Arguments)))
                {
                    if (takes.TryGetValue(use, out var take) && !(Fills(instruction, take) && filled.Add(take)))
                    {
                        context.Report(VerificationRules.Hole, $"{context.NameOf(use)} has a hole", block, instruction);
                        filled.Add(take);
                    }
                }
            }
        }

        return filled;
    }

    private static bool Fills(IrInstruction instruction, IrInstruction take)
        => instruction.Opcode == Opcode.Put
            && instruction.Path.Equals(take.Path)
            && instruction.Operands.Skip(1).SkipLast(1).SequenceEqual(take.Operands.Skip(1))
            && instruction.Operands[^1] != take.Results[0];

    private static void Step(VerificationContext context, IrBlock block, IrInstruction instruction, List<object> open, IReadOnlySet<IrFunction> leaves)
    {
        var opcode = instruction.Opcode;
        if (IsPut(opcode))
        {
            if (!open.Remove(PlaceOf(instruction)))
            {
                context.Report(VerificationRules.Open, "nothing was moved out of the place", block, instruction);
            }

            return;
        }

        var isHarmless = instruction.Info.Shape == OperandShape.Callee ? leaves.Contains(instruction.Callee) : LeafAnalysis.MayRunInOpenPlace(instruction);
        if (open.Count > 0 && !isHarmless)
        {
            context.Report(VerificationRules.Open, "a place is open here", block, instruction);
        }

        if (IsTake(opcode))
        {
            open.Add(PlaceOf(instruction));
        }
    }

    private static bool IsTake(Opcode opcode) => opcode is Opcode.GlobalTake or Opcode.BoxTake or Opcode.CellTake;

    private static bool IsPut(Opcode opcode) => opcode is Opcode.GlobalPut or Opcode.BoxPut or Opcode.CellPut;

    private static object PlaceOf(IrInstruction instruction)
        => instruction.Immediate is GlobalReference { Global: var global } ? global : instruction.Operands[0];

    private static void CheckEnd(VerificationContext context, IrBlock block, List<object> open, List<object>?[] arriving)
    {
        var terminator = block.Instructions[^1];
        if (open.Count > 0 && terminator.Targets.Count == 0 && (terminator.Effects & OpEffects.NoReturn) == 0)
        {
            context.Report(VerificationRules.Open, "a place is still open", block, terminator);
        }

        foreach (var target in terminator.Targets)
        {
            var expected = arriving[target.Block.Id] ??= open;
            if (!expected.SequenceEqual(open))
            {
                context.Report(VerificationRules.Open, $"another path to {context.NameOf(target.Block)} has other places open", block, terminator);
            }
        }
    }
}
