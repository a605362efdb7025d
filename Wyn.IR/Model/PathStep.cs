// One step of a path: from a value to a part of it.
using System.Diagnostics;
using Wyn.IR.Types;

namespace Wyn.IR.Model;

/// <summary>What a step goes to.</summary>
public enum PathStepKind
{
    /// <summary>A field of a struct or tuple.</summary>
    Field,

    /// <summary>An element of an array; the index is checked, and a negative one counts from the end.</summary>
    Element,

    /// <summary>An element of an array at an index that is known to be inside.</summary>
    UncheckedElement,

    /// <summary>An element of the payload of an enum that is known to be the variant.</summary>
    Payload,
}

/// <summary>One step of a path.</summary>
public readonly record struct PathStep
{
    private PathStep(PathStepKind kind, int variant, int index)
    {
        Kind = kind;
        Variant = variant;
        Index = index;
    }

    /// <summary>To an element of an array, at an index that is checked.</summary>
    public static PathStep Element { get; } = new(PathStepKind.Element, 0, 0);

    /// <summary>To an element of an array, at an index that is known to be inside.</summary>
    public static PathStep UncheckedElement { get; } = new(PathStepKind.UncheckedElement, 0, 0);

    /// <summary>What the step goes to.</summary>
    public PathStepKind Kind { get; }

    /// <summary>The variant of a payload step; else 0.</summary>
    public int Variant { get; }

    /// <summary>The number of the field or of the element of the payload; 0 for an element of an array, whose index is an operand.</summary>
    public int Index { get; }

    /// <summary>True if the instruction has an operand for the step.</summary>
    public bool TakesIndex => Kind is PathStepKind.Element or PathStepKind.UncheckedElement;

    /// <summary>To a field of a struct or tuple.</summary>
    public static PathStep Field(int index) => new(PathStepKind.Field, 0, index);

    /// <summary>To an element of a variant's payload.</summary>
    public static PathStep Payload(int variant, int index) => new(PathStepKind.Payload, variant, index);

    /// <summary>The type of the part, where the whole is of a type; null if that has no such part.</summary>
    public IrType? PartOf(IrType whole) => Kind switch
    {
        PathStepKind.Field => whole is AggregateType aggregate && Index < aggregate.FieldTypes.Length ? aggregate.FieldTypes[Index] : null,
        PathStepKind.Element or PathStepKind.UncheckedElement => (whole as ArrayType)?.Element,
        PathStepKind.Payload => whole is EnumType sum && Variant < sum.Variants.Length && Index < sum.Variants[Variant].Payload.Length
            ? sum.Variants[Variant].Payload[Index]
            : null,
        _ => throw new UnreachableException($"path step {Kind} has no meaning"),
    };
}
