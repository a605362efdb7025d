// Which functions may suspend: those with an op that may, and those that call one that may. Spawning is no reason: the
// task suspends, not the one that spawns it.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Analysis;

/// <summary>Finds the functions that may suspend.</summary>
public static class SuspendAnalysis
{
    /// <summary>The functions of the call graph that may suspend.</summary>
    public static IReadOnlySet<IrFunction> SuspendingFunctions(CallGraph calls)
    {
        HashSet<IrFunction> suspending = [];
        foreach (var component in calls.Components)
        {
            // Callees outside the component are decided already; inside, one that suspends makes all of them suspend.
            if (component.Any(function => MaySuspend(function, suspending)))
            {
                suspending.UnionWith(component);
            }
        }

        return suspending;
    }

    private static bool MaySuspend(IrFunction function, HashSet<IrFunction> suspending)
        => function.Blocks.SelectMany(block => block.Instructions).Any(instruction => instruction.Info.Shape == OperandShape.Callee
            ? suspending.Contains(instruction.Callee)
            : (instruction.Effects & OpEffects.MaySuspend) != 0);
}
