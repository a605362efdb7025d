// Which functions are leaves: they never suspend, spawn, call a closure, or touch a global, box, cell or channel, and call
// only leaves. Such a
// function may run while a place is open, that is, between global.take and global.put.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Analysis;

/// <summary>Finds the functions that only compute with what they are given.</summary>
public static class LeafAnalysis
{
    private const OpEffects Excluded = OpEffects.Reads | OpEffects.MaySuspend | OpEffects.MayBlock | OpEffects.Spawns;

    /// <summary>The leaves of a module.</summary>
    public static IReadOnlySet<IrFunction> LeafFunctions(CallGraph calls)
    {
        HashSet<IrFunction> leaves = [];
        foreach (var component in calls.Components)
        {
            // Callees outside the component are decided already; calls inside it are as good as its members.
            HashSet<IrFunction> members = [.. component];
            if (component.All(function => function.Blocks.SelectMany(block => block.Instructions).All(instruction
                => instruction.Info.Shape == OperandShape.Callee
                    ? leaves.Contains(instruction.Callee) || members.Contains(instruction.Callee)
                    : MayRunInOpenPlace(instruction))))
            {
                leaves.UnionWith(component);
            }
        }

        return leaves;
    }

    /// <summary>True if an instruction that is no call only computes with its operands, a write to the outside world aside.</summary>
    public static bool MayRunInOpenPlace(IrInstruction instruction)
        => (instruction.Effects & Excluded) == 0
            && instruction.Immediate is not GlobalReference
            && instruction.Info.Operands is not [{ Rule: OperandRule.Box or OperandRule.Cell or OperandRule.Channel }, ..];
}
