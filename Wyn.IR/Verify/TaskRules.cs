// The task group: the marks that say which functions may suspend are complete, so that whoever lowers calls can rely on them,
// and those of leaves are true.
using System.Collections.Generic;
using Wyn.IR.Analysis;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Text;
using Wyn.IR.Types;

namespace Wyn.IR.Verify;

internal static class TaskRules
{
    public static void Check(IReadOnlyList<VerificationContext> functions, CallGraph calls)
    {
        if (functions.Count == 0 || functions[0].Stage < IrStage.Opt)
        {
            return;
        }

        var suspending = SuspendAnalysis.Of(calls);
        var leaves = LeafAnalysis.LeafFunctions(calls);
        foreach (var context in functions)
        {
            if (suspending.Functions.Contains(context.Function) && !context.Function.Suspends)
            {
                context.Report(VerificationRules.Suspends, "the function may suspend and is not marked");
            }

            if (context.Function.IsLeaf && !leaves.Contains(context.Function))
            {
                context.Report(VerificationRules.Leaf, "the function is marked leaf and is none");
            }

            CheckClosures(context);
        }
    }

    /// <summary>Whoever calls a closure goes by the mark of its type, so the functions behind it must be marked alike.</summary>
    private static void CheckClosures(VerificationContext context)
    {
        foreach (var block in context.Function.Blocks)
        {
            foreach (var instruction in block.Instructions)
            {
                if (instruction.Info.Shape == OperandShape.Captures
                    && instruction.Result.Type is FunctionType type
                    && type.Suspends != instruction.Callee.Suspends)
                {
                    context.Report(
                        VerificationRules.Suspends,
                        $"{IrPrinter.SymbolName(instruction.Callee.Name)} {(type.Suspends ? "is not" : "is")} marked and {type} {(type.Suspends ? "is" : "is not")}",
                        block,
                        instruction);
                }
            }
        }
    }
}
