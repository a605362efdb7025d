// Where each value that has a slot must keep it. Points: an instruction at position p reads at 2p and writes at 2p+1; a
// block's parameters are written at its entry. A range is half open, so a value may take over the slot of one that is
// read for the last time by the instruction that defines it.
using System;
using System.Collections.Generic;
using Wyn.IR.Model;

namespace Wyn.Backend.Cil;

/// <summary>Points from <paramref name="Start"/> up to but not including <paramref name="End"/>.</summary>
internal readonly record struct CilRange(int Start, int End);

internal sealed class CilLiveRanges
{
    private readonly CilBlockLayout _layout;
    private readonly int[] _visited;
    private int _visit;

    public CilLiveRanges(IrFunction function, CilBlockLayout layout)
    {
        _layout = layout;
        _visited = new int[function.BlockCapacity];
    }

    /// <summary>The ranges of a value defined at a position of a block, in order, none touching the next.</summary>
    public List<CilRange> Of(IrBlock home, int definedAt, bool isParameter, IReadOnlyList<CilUse> uses)
    {
        var definition = isParameter ? 2 * definedAt : (2 * definedAt) + 1;
        var ranges = new List<CilRange> { new(definition, definition + 1) };
        var work = new Stack<IrBlock>();
        _visit++;
        foreach (var use in uses)
        {
            var end = (2 * use.Position) + 1;
            if (use.Block == home && use.Position > definedAt)
            {
                ranges.Add(new CilRange(definition, end));
            }
            else
            {
                ranges.Add(new CilRange(2 * _layout.Begin(use.Block), end));
                work.Push(use.Block);
            }
        }

        while (work.TryPop(out var block))
        {
            foreach (var predecessor in _layout.Predecessors(block))
            {
                if (_visited[predecessor.Id] == _visit)
                {
                    continue;
                }

                _visited[predecessor.Id] = _visit;
                var end = 2 * _layout.End(predecessor);
                if (predecessor == home)
                {
                    ranges.Add(new CilRange(definition, end));
                }
                else
                {
                    ranges.Add(new CilRange(2 * _layout.Begin(predecessor), end));
                    work.Push(predecessor);
                }
            }
        }

        return Merge(ranges);
    }

    private static List<CilRange> Merge(List<CilRange> ranges)
    {
        ranges.Sort((a, b) => a.Start.CompareTo(b.Start));
        var merged = new List<CilRange>();
        foreach (var range in ranges)
        {
            if (merged.Count > 0 && range.Start <= merged[^1].End)
            {
                merged[^1] = new CilRange(merged[^1].Start, Math.Max(merged[^1].End, range.End));
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }
}
