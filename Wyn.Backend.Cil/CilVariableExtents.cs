// The stretch of code in which each source variable lives: from its first access to its last, through the end of each
// loop that it enters. Scopes of a pdb nest, so where two stretches overlap the one that began earlier takes in the other.
using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil.Cil;
using Mono.Collections.Generic;

namespace Wyn.Backend.Cil;

/// <summary>A variable, the index of the first instruction of its stretch, and the index behind the last.</summary>
internal sealed class CilVariableExtent(CilVariable variable, int first, int end)
{
    public CilVariable Variable { get; } = variable;

    public int First { get; } = first;

    public int End { get; set; } = end;
}

internal static class CilVariableExtents
{
    /// <summary>The extents, outer ones first; any two are apart or one within the other.</summary>
    public static List<CilVariableExtent> Compute(CilEmittedBody emitted)
    {
        var instructions = emitted.Method.Body.Instructions;
        var accesses = Accesses(instructions);
        var loops = CilLoops.Find(instructions);
        var extents = emitted.Variables
            .Where(variable => accesses.ContainsKey(variable.Local.Index))
            .Select(variable => Extend(variable, accesses[variable.Local.Index], loops))
            .OrderBy(extent => extent.First)
            .ThenByDescending(extent => extent.End)
            .ToList();
        Nest(extents);
        return extents;
    }

    private static CilVariableExtent Extend(CilVariable variable, (int First, int End) access, List<CilLoop> loops)
    {
        var extent = new CilVariableExtent(variable, access.First, access.End);
        foreach (var loop in loops)
        {
            if (extent.First < loop.Head && extent.End > loop.Head)
            {
                extent.End = Math.Max(extent.End, loop.End);
            }
        }

        return extent;
    }

    private static void Nest(List<CilVariableExtent> extents)
    {
        var open = new Stack<CilVariableExtent>();
        foreach (var extent in extents)
        {
            while (open.TryPeek(out var top) && top.End <= extent.First)
            {
                open.Pop();
            }

            foreach (var outer in open)
            {
                if (outer.End >= extent.End)
                {
                    break; // and so do those around it
                }

                outer.End = extent.End;
            }

            open.Push(extent);
        }
    }

    private static Dictionary<int, (int First, int End)> Accesses(Collection<Instruction> instructions)
    {
        var accesses = new Dictionary<int, (int First, int End)>();
        for (var i = 0; i < instructions.Count; i++)
        {
            if (Local(instructions[i]) is { } local)
            {
                accesses[local] = accesses.TryGetValue(local, out var extent) ? (extent.First, i + 1) : (i, i + 1);
            }
        }

        return accesses;
    }

    private static int? Local(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Ldloc_0 or Code.Stloc_0 => 0,
        Code.Ldloc_1 or Code.Stloc_1 => 1,
        Code.Ldloc_2 or Code.Stloc_2 => 2,
        Code.Ldloc_3 or Code.Stloc_3 => 3,
        _ => (instruction.Operand as VariableDefinition)?.Index,
    };
}
