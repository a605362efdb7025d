// Which functions may suspend: those with an op that may, and those that call one that may. Spawning is no reason: the
// task suspends, not the one that spawns it. A closure does not show which function it is made of, so if one of those that
// closures of a type are made of may suspend, all of them count as if they did, and so does every call of such a closure.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Analysis;

/// <summary>The functions and function types that may suspend.</summary>
public sealed class SuspendAnalysis
{
    private readonly HashSet<IrFunction> _functions = [];
    private readonly HashSet<FunctionType> _types = [];

    private SuspendAnalysis(CallGraph calls)
    {
        do
        {
            FindFunctions(calls);
        }
        while (FindTypes(calls));
    }

    /// <summary>The functions that may suspend.</summary>
    public IReadOnlySet<IrFunction> Functions => _functions;

    /// <summary>The types of closures that may suspend when they are called.</summary>
    public IReadOnlySet<FunctionType> Types => _types;

    /// <summary>Finds what may suspend in a module.</summary>
    public static SuspendAnalysis Of(CallGraph calls) => new(calls);

    private void FindFunctions(CallGraph calls)
    {
        foreach (var component in calls.Components)
        {
            // Callees outside the component are decided already; inside, one that suspends makes all of them suspend.
            if (component.Any(MaySuspend))
            {
                _functions.UnionWith(component);
            }
        }
    }

    /// <summary>Adds the types of closures of functions that suspend, and the functions of their other closures; false if there is none.</summary>
    private bool FindTypes(CallGraph calls)
    {
        var before = _types.Count;
        foreach (var (type, targets) in calls.ClosureTargets)
        {
            if (targets.Overlaps(_functions) && _types.Add(type))
            {
                _functions.UnionWith(targets);
            }
        }

        return _types.Count > before;
    }

    private bool MaySuspend(IrFunction function)
        => _functions.Contains(function) || function.Blocks.SelectMany(block => block.Instructions).Any(MaySuspend);

    private bool MaySuspend(IrInstruction instruction) => instruction.Info.Shape switch
    {
        OperandShape.Callee => _functions.Contains(instruction.Callee),
        OperandShape.Closure => instruction.Closure.Type is FunctionType type && _types.Contains(type),
        _ => (instruction.Effects & OpEffects.MaySuspend) != 0,
    };
}
