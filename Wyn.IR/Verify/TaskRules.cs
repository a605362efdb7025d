// The task group: the marks that say which functions may suspend are complete, so that whoever lowers calls can rely on them.
using System.Collections.Generic;
using Wyn.IR.Analysis;
using Wyn.IR.Model;

namespace Wyn.IR.Verify;

internal static class TaskRules
{
    public static void Check(IReadOnlyList<VerificationContext> functions, CallGraph calls)
    {
        if (functions.Count == 0 || functions[0].Stage < IrStage.Opt)
        {
            return;
        }

        var suspending = SuspendAnalysis.SuspendingFunctions(calls);
        foreach (var context in functions)
        {
            if (suspending.Contains(context.Function) && !context.Function.Suspends)
            {
                context.Report(VerificationRules.Suspends, "the function may suspend and is not marked");
            }
        }
    }
}
