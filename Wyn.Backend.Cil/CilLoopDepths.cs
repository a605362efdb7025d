// How deep in loops each block lies, as a weight: what stands in a loop counts eight times as much as what stands around it.
using System;
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Model;

namespace Wyn.Backend.Cil;

internal sealed class CilLoopDepths
{
    // What lies deeper than this is hot, and no hotter.
    private const int MaxDepth = 6;
    private const int TurnsPerLoop = 8;

    private readonly Dictionary<IrBlock, HashSet<IrBlock>> _loops = [];
    private readonly Dictionary<IrBlock, HashSet<IrBlock>> _innermost = [];
    private readonly int[] _depths;

    public CilLoopDepths(IrFunction function, ControlFlow flow, Dominators dominators)
    {
        _depths = new int[function.BlockCapacity];
        foreach (var header in flow.ReversePostorder)
        {
            var latches = flow.Predecessors(header).Select(edge => edge.Source).Where(source => flow.IsReachable(source) && dominators.Dominates(header, source)).ToList();
            if (latches.Count > 0)
            {
                AddLoop(flow, header, latches);
            }
        }
    }

    /// <summary>The loops: the block that each begins with, and all that it is made of.</summary>
    public IReadOnlyDictionary<IrBlock, HashSet<IrBlock>> Loops => _loops;

    /// <summary>True if the innermost loop around a block has the other block in it as well.</summary>
    public bool InnermostHolds(IrBlock block, IrBlock? other)
        => other is not null && _innermost.TryGetValue(block, out var loop) && loop.Contains(other);

    /// <summary>How often a block runs, roughly, each time the function is called.</summary>
    public int Weight(IrBlock block)
    {
        var weight = 1;
        for (var i = Math.Min(_depths[block.Id], MaxDepth); i > 0; i--)
        {
            weight *= TurnsPerLoop;
        }

        return weight;
    }

    private void AddLoop(ControlFlow flow, IrBlock header, List<IrBlock> latches)
    {
        HashSet<IrBlock> loop = [header];
        var work = new Stack<IrBlock>(latches);
        while (work.TryPop(out var block))
        {
            if (loop.Add(block))
            {
                foreach (var edge in flow.Predecessors(block).Where(edge => flow.IsReachable(edge.Source)))
                {
                    work.Push(edge.Source);
                }
            }
        }

        _loops.Add(header, loop);
        foreach (var block in loop)
        {
            _depths[block.Id]++;
            if (!_innermost.TryGetValue(block, out var other) || other.Count > loop.Count)
            {
                _innermost[block] = loop;
            }
        }
    }
}
