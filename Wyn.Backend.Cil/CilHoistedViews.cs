// Arrays that lie inside of a value that a loop does not change, at a place that is the same in each turn: their views are made
// on the edges that lead into the loop.
//
//   ^loop(%j: int):                                   before the loop: the view of the array at %b [%k]
//     %row = borrow %b [%k] : array<float>            still checks %k, for this is where it panics
//     %x = get %row [%j] : float                      looks into the view
//
// Invariant: a view that is made before its loop is made without a panic; where there is no such array, the view is empty, and the
// loop panics before it looks into it. So only a borrow of its own, or steps that cannot panic, may lead to the array, and no index
// may count from the end.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Backend.Cil;

/// <summary>The view of an array inside of a value.</summary>
/// <param name="Root">The value.</param>
/// <param name="Steps">The way to the array.</param>
/// <param name="Indices">The indices of the steps that take one.</param>
/// <param name="Type">The type of the array.</param>
internal sealed record CilHoistedView(IrValue Root, ImmutableArray<PathStep> Steps, ImmutableArray<IrValue> Indices, ArrayType Type);

internal sealed class CilHoistedViews
{
    private readonly CilLoopDepths _loops;
    private readonly CilSigns _signs;
    private readonly Dictionary<IrInstruction, IrBlock> _homes = [];
    private readonly Dictionary<IrInstruction, CilHoistedView> _ofReads = [];
    private readonly Dictionary<IrBlock, List<CilHoistedView>> _ofLoops = [];

    public CilHoistedViews(CilBlockLayout layout, CilLoopDepths loops, CilSigns signs)
    {
        _loops = loops;
        _signs = signs;
        foreach (var block in layout.Blocks)
        {
            foreach (var instruction in block.Instructions)
            {
                _homes.Add(instruction, block);
            }
        }

        foreach (var block in layout.Blocks)
        {
            foreach (var read in block.Instructions.Where(instruction => instruction.Opcode is Opcode.Get or Opcode.Borrow))
            {
                Find(block, read);
            }
        }
    }

    /// <summary>The view that a read looks into by its last index; null if it walks there itself.</summary>
    public CilHoistedView? Of(IrInstruction read) => _ofReads.GetValueOrDefault(read);

    /// <summary>The views to make on an edge.</summary>
    public IReadOnlyList<CilHoistedView> Before(IrBlock source, IrBlock target)
        => _ofLoops.TryGetValue(target, out var views) && !_loops.Loops[target].Contains(source) ? views : [];

    private void Find(IrBlock block, IrInstruction read)
    {
        var (root, steps, indices) = Way(block, read);
        if (steps.IsEmpty || steps.Any(step => step.Kind == PathStepKind.Payload) || !indices.All(_signs.IsKnown))
        {
            return;
        }

        IrBlock? best = null;
        foreach (var (header, loop) in _loops.Loops)
        {
            if (loop.Contains(block)
                && header != block.Function.Entry
                && (best is null || loop.Count > _loops.Loops[best].Count)
                && IsOutside(root, loop)
                && indices.All(index => IsOutside(index, loop)))
            {
                best = header;
            }
        }

        if (best is not null)
        {
            _ofReads.Add(read, Share(best, new CilHoistedView(root, steps, indices, TypeAt(root.Type, steps))));
        }
    }

    /// <summary>The way to the array that a read looks into by its last index; empty if there is none, or if it could panic on the way.</summary>
    private (IrValue Root, ImmutableArray<PathStep> Steps, ImmutableArray<IrValue> Indices) Way(IrBlock block, IrInstruction read)
    {
        var root = CilValueUses.Resolve(read.Operands[0]);
        var last = read.Operands.Count == 1 ? 0 : LastIndex(read.Path.Steps);
        ImmutableArray<PathStep> steps = [.. read.Path.Steps.Take(last)];
        if (steps.Any(step => step.Kind == PathStepKind.Element) || !read.Path.Steps[last].TakesIndex)
        {
            return (root, [], []);
        }

        ImmutableArray<IrValue> indices = [.. read.Operands.Skip(1).SkipLast(1)];
        while (root.Definition is { Opcode: Opcode.Borrow } borrow && _loops.InnermostHolds(block, HomeOf(root)))
        {
            steps = [.. borrow.Path.Steps, .. steps];
            indices = [.. borrow.Operands.Skip(1), .. indices];
            root = CilValueUses.Resolve(borrow.Operands[0]);
        }

        return (root, steps, indices);
    }

    private static int LastIndex(ImmutableArray<PathStep> steps)
    {
        var last = steps.Length - 1;
        while (!steps[last].TakesIndex)
        {
            last--;
        }

        return last;
    }

    private CilHoistedView Share(IrBlock header, CilHoistedView view)
    {
        if (!_ofLoops.TryGetValue(header, out var views))
        {
            _ofLoops.Add(header, views = []);
        }

        var same = views.Find(other => other.Root == view.Root && other.Steps.SequenceEqual(view.Steps) && other.Indices.SequenceEqual(view.Indices));
        if (same is null)
        {
            views.Add(same = view);
        }

        return same;
    }

    private bool IsOutside(IrValue value, HashSet<IrBlock> loop)
        => CilValueUses.IsRematerialised(CilValueUses.Resolve(value)) || !loop.Contains(HomeOf(CilValueUses.Resolve(value)));

    private IrBlock HomeOf(IrValue value) => value.ParameterOf ?? _homes[value.Definition!]; // one of the two has made it

    private static ArrayType TypeAt(IrType type, ImmutableArray<PathStep> steps)
        => (ArrayType)steps.Aggregate(type, (whole, step) => step.PartOf(whole)!); // the verifier has followed the path
}
