// The ssa group: definitions dominate uses. Code that control cannot reach is exempt, since every definition dominates it.
using System.Collections.Generic;
using Wyn.IR.Analysis;
using Wyn.IR.Model;

namespace Wyn.IR.Verify;

internal static class SsaRules
{
    public static void Check(VerificationContext context, ControlFlow flow)
    {
        if (context.Stage >= IrStage.Opt)
        {
            CheckReachability(context, flow);
        }

        var dominators = Dominators.Of(flow);
        var home = FindHomes(context.Function);
        var isDefinedAbove = new bool[context.Function.ValueCapacity];
        foreach (var block in flow.ReversePostorder)
        {
            Define(block.Parameters);
            foreach (var instruction in block.Instructions)
            {
                CheckUses(instruction.Operands, block, instruction);
                foreach (var target in instruction.Targets)
                {
                    CheckUses(target.Arguments, block, instruction);
                }

                Define(instruction.Results);
            }
        }

        void Define(IReadOnlyList<IrValue> values)
        {
            foreach (var value in values)
            {
                isDefinedAbove[value.Id] = true;
            }
        }

        void CheckUses(IReadOnlyList<IrValue> values, IrBlock block, IrInstruction instruction)
        {
            foreach (var value in values)
            {
                // The blocks that dominate this one came earlier in the order, so this also holds across blocks.
                if (!isDefinedAbove[value.Id] || (home[value.Id] != block && !dominators.Dominates(home[value.Id], block)))
                {
                    context.Report(
                        VerificationRules.Dominance, $"{context.NameOf(value)} is used where it may not be defined yet", block, instruction);
                }
            }
        }
    }

    private static void CheckReachability(VerificationContext context, ControlFlow flow)
    {
        foreach (var block in context.Function.Blocks)
        {
            if (!flow.IsReachable(block))
            {
                context.Report(VerificationRules.Unreachable, "control cannot reach the block", block);
            }
        }
    }

    /// <summary>The defining block of each value, by number.</summary>
    private static IrBlock[] FindHomes(IrFunction function)
    {
        var home = new IrBlock[function.ValueCapacity];
        foreach (var block in function.Blocks)
        {
            foreach (var parameter in block.Parameters)
            {
                home[parameter.Id] = block;
            }

            foreach (var instruction in block.Instructions)
            {
                foreach (var result in instruction.Results)
                {
                    home[result.Id] = block;
                }
            }
        }

        return home;
    }
}
