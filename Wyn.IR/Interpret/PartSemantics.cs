// The meaning of paths: reads the part of a value, and makes the value in which the part is another one.
using System;
using System.Diagnostics;
using Wyn.IR.Model;

namespace Wyn.IR.Interpret;

/// <summary>The parts of a value along one path, from the outside in.</summary>
internal readonly ref struct PartSemantics
{
    private readonly IrPath _path;
    private readonly Value[] _wholes;
    private readonly int[] _positions;

    /// <summary>Follows a path; an index that is out of bounds is a panic.</summary>
    /// <param name="root">The whole.</param>
    /// <param name="access">The instruction, with the path and the position for panics.</param>
    /// <param name="indices">The values of the indices.</param>
    public PartSemantics(Value root, IrInstruction access, ReadOnlySpan<long> indices)
    {
        _path = access.Path;
        _wholes = new Value[_path.Steps.Length];
        _positions = new int[_path.Steps.Length];
        var value = root;
        for (var i = 0; i < _wholes.Length; i++)
        {
            _wholes[i] = value;
            (_positions[i], value) = Step(_path.Steps[i], value, ref indices, access.Location);
        }

        Part = value;
    }

    /// <summary>The part, or a hole.</summary>
    public Value Part { get; }

    /// <summary>The part, which must not be a hole.</summary>
    public Value Read() => Part.Reference is Hole ? throw new UnreachableException("a hole is read") : Part;

    /// <summary>The whole with another part.</summary>
    public Value Replace(Value part)
    {
        for (var i = _wholes.Length - 1; i >= 0; i--)
        {
            part = new Value { Reference = Replace(_path.Steps[i], _wholes[i], _positions[i], part) };
        }

        return part;
    }

    private static (int Position, Value Part) Step(PathStep step, in Value whole, ref ReadOnlySpan<long> indices, IrLocation location)
    {
        switch (step.Kind)
        {
            case PathStepKind.Field:
                return (step.Index, Fields(whole)[step.Index]);
            case PathStepKind.Payload:
                var payload = OfVariant(whole, step.Variant);
                return (step.Index, payload[step.Index]);
            default:
                var elements = ArraySemantics.Elements(whole);
                var index = indices[0];
                indices = indices[1..];
                if (step.Kind == PathStepKind.UncheckedElement && (index < 0 || index >= elements.Count))
                {
                    throw new UnreachableException($"index {index} is not checked and outside of {elements.Count} elements, at {location}");
                }

                var position = ArraySemantics.Check(index, elements.Count, location);
                return (position, elements[position]);
        }
    }

    private static object Replace(PathStep step, in Value whole, int position, in Value part)
    {
        switch (step.Kind)
        {
            case PathStepKind.Field:
                return Replace(Fields(whole), position, part);
            case PathStepKind.Payload:
                return new EnumValue(step.Variant, Replace(OfVariant(whole, step.Variant), position, part));
            default:
                return ArraySemantics.Elements(whole).SetItem(position, part);
        }
    }

    private static Value[] Replace(Value[] parts, int position, in Value part)
    {
        Value[] changed = [.. parts];
        changed[position] = part;
        return changed;
    }

    private static Value[] Fields(in Value value) => (Value[]?)value.Reference ?? throw new UnreachableException("a value has no fields");

    private static Value[] OfVariant(in Value value, int variant)
        => value.Reference is EnumValue sum && sum.Tag == variant
            ? sum.Payload
            : throw new UnreachableException($"a value is not of variant {variant}");
}
