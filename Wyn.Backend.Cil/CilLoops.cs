// The loops of a method's code, as debug information sees them: a jump backwards from End - 1 to Head.
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil.Cil;

namespace Wyn.Backend.Cil;

/// <summary>A loop: the index of the instruction that is jumped back to, and the index behind the last jump to it.</summary>
internal readonly record struct CilLoop(int Head, int End);

internal static class CilLoops
{
    /// <summary>The loops in the order of their ends.</summary>
    public static List<CilLoop> Find(IList<Instruction> instructions)
    {
        var indices = new Dictionary<Instruction, int>(ReferenceEqualityComparer.Instance);
        var ends = new Dictionary<int, int>();
        for (var i = 0; i < instructions.Count; i++)
        {
            indices.Add(instructions[i], i);
            if (instructions[i].Operand is Instruction target && indices.TryGetValue(target, out var head))
            {
                ends[head] = i + 1;
            }
        }

        return [.. ends.Select(loop => new CilLoop(loop.Key, loop.Value)).OrderBy(loop => loop.End)];
    }
}
