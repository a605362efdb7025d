// Places as a loop sees them, so that two that are the same in each turn are equal: a root and a path from it whose indices are
// sums of what a turn does not change. An index may also count along.
using System;
using System.Collections.Immutable;
using System.Linq;
using Wyn.IR.Model;

namespace Wyn.IR.Analysis;

/// <summary>An index: the loop's counter, if it counts along, plus a value that stays the same, plus a constant; all wrapping.</summary>
/// <param name="IsCounting">True if the counter is part of it.</param>
/// <param name="Term">The value; null if there is none.</param>
/// <param name="Offset">The constant.</param>
internal readonly record struct LoopIndex(bool IsCounting, IrValue? Term, long Offset)
{
    /// <summary>True for a constant that counts from the end.</summary>
    public bool IsFromEnd => !IsCounting && Term is null && Offset < 0;
}

/// <summary>A step to a field, or to the element at an index.</summary>
/// <param name="Step">The step, as a checked one where it takes an index.</param>
/// <param name="Index">The index, if it takes one.</param>
internal readonly record struct LoopStep(PathStep Step, LoopIndex Index);

/// <summary>A part of a value that is older than the loop, or of what the loop makes of it turn by turn.</summary>
/// <param name="Root">The older value, or the parameter of the header that has the changing one.</param>
/// <param name="Steps">The path.</param>
internal sealed record LoopPlace(IrValue Root, ImmutableArray<LoopStep> Steps)
{
    /// <summary>The part of the part.</summary>
    public LoopPlace Then(LoopStep step) => new(Root, Steps.Add(step));

    /// <summary>The place that so many first steps lead to.</summary>
    public LoopPlace Upto(int steps) => new(Root, Steps[..steps]);

    /// <summary>True if the path begins with that of another place of the same root.</summary>
    public bool StartsWith(LoopPlace other)
        => Root == other.Root && Steps.Length >= other.Steps.Length && Steps.AsSpan(0, other.Steps.Length).SequenceEqual(other.Steps.AsSpan());

    public bool Equals(LoopPlace? other) => other is not null && Steps.Length == other.Steps.Length && StartsWith(other);

    public override int GetHashCode() => Steps.Aggregate(Root.Id, HashCode.Combine);
}
