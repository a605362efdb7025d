// A path from a value to a part of it, the immediate of the ops that read and replace parts. The indices of its element
// steps are operands of the instruction, in the order of the steps, behind the root.
using System.Collections.Immutable;
using System.Linq;
using Wyn.IR.Types;

namespace Wyn.IR.Model;

/// <summary>A path to a part of a value; two are equal if their steps are.</summary>
/// <param name="Steps">The steps, at least one.</param>
public sealed record IrPath(ImmutableArray<PathStep> Steps) : IrImmediate
{
    /// <summary>The number of index operands.</summary>
    public int IndexCount { get; } = Steps.Count(step => step.TakesIndex);

    /// <summary>True if an index may be out of bounds, which is a panic.</summary>
    public bool IsChecked => Steps.Any(step => step.Kind == PathStepKind.Element);

    /// <summary>A path of steps.</summary>
    public static IrPath Of(params ImmutableArray<PathStep> steps) => new(steps);

    /// <summary>The type that the path leads to from a root of a type; null if the root has no such part.</summary>
    public IrType? PartOf(IrType root)
    {
        IrType? type = Steps.IsEmpty ? null : root;
        foreach (var step in Steps)
        {
            type = type is null ? null : step.PartOf(type);
        }

        return type;
    }

    /// <inheritdoc/>
    public bool Equals(IrPath? other) => other is not null && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override int GetHashCode() => Steps.Aggregate(Steps.Length, System.HashCode.Combine);
}
