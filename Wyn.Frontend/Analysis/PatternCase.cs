// The cases that a set of patterns divides the values of a type into, so that each pattern covers a case wholly or not at all:
// the variants of an enum, the two bools, arrays by length, and of ordered values the constants in the patterns and the gaps
// between them.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;
using Wyn.IR.Model;

namespace Wyn.Frontend.Analysis;

/// <summary>Some of the values of a type.</summary>
/// <param name="Parts">The types of the parts that patterns may look at.</param>
internal abstract record PatternCase(ImmutableArray<TypeSymbol> Parts)
{
    /// <summary>The patterns for the parts, null for those that match everything; null if the pattern does not cover the case.</summary>
    public abstract ImmutableArray<BoundPattern?>? PartsOf(BoundPattern pattern);

    /// <summary>The case as a pattern would be written.</summary>
    public abstract string Describe(ImmutableArray<string> parts);

    /// <summary>Divides a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="patterns">The patterns, none of which has alternatives; null is one that matches everything.</param>
    /// <param name="focus">If not null, only the cases that this one covers are needed.</param>
    public static IEnumerable<PatternCase> Split(TypeSymbol type, ImmutableArray<BoundPattern?> patterns, BoundPattern? focus)
    {
        if (focus is BoundLiteralPattern { Value: not BoolConstant } literal)
        {
            return [new OrderedCase(literal.Value, null, null)];
        }

        return patterns.FirstOrDefault(pattern => pattern is not null) switch
        {
            BoundVariantPattern => ((EnumTypeSymbol)type.Resolved).Variants.Select(variant => new VariantCase(variant)),
            BoundFieldsPattern => [new FieldsCase(type.Resolved)],
            BoundArrayPattern => SplitArrays((ArrayTypeSymbol)type.Resolved, patterns.OfType<BoundArrayPattern>()),
            BoundLiteralPattern { Value: BoolConstant } => [new BoolCase(true), new BoolCase(false)],
            BoundLiteralPattern or BoundRangePattern => OrderedCase.Split(patterns),
            _ => [new WholeCase()],
        };
    }

    private static IEnumerable<ArrayCase> SplitArrays(ArrayTypeSymbol type, IEnumerable<BoundArrayPattern> patterns)
    {
        var longest = patterns.Max(pattern => pattern.Elements.Length);
        return Enumerable.Range(0, longest + 1)
            .Select(length => new ArrayCase(type, length, IsLonger: false))
            .Append(new ArrayCase(type, longest, IsLonger: true));
    }
}

/// <summary>All values of a type whose values no pattern tells apart.</summary>
internal sealed record WholeCase() : PatternCase([])
{
    public override ImmutableArray<BoundPattern?>? PartsOf(BoundPattern pattern) => null;

    public override string Describe(ImmutableArray<string> parts) => "_";
}

/// <summary>The values of a variant.</summary>
internal sealed record VariantCase(VariantSymbol Variant) : PatternCase([.. Variant.Payload.Select(part => part.Type)])
{
    public override ImmutableArray<BoundPattern?>? PartsOf(BoundPattern pattern)
        => pattern is BoundVariantPattern variant && variant.Variant.Index == Variant.Index ? [.. variant.Payload] : null;

    public override string Describe(ImmutableArray<string> parts)
        => parts.IsEmpty ? Variant.Name
            : parts.All(part => part == "_") ? $"{Variant.Name}(..)"
            : $"{Variant.Name}({string.Join(", ", parts)})";
}

/// <summary>All values of a struct or tuple, by their fields.</summary>
internal sealed record FieldsCase(TypeSymbol Type)
    : PatternCase(Type is StructTypeSymbol structure ? [.. structure.Fields.Select(field => field.Type)] : Type.Parts)
{
    public override ImmutableArray<BoundPattern?>? PartsOf(BoundPattern pattern)
    {
        var parts = new BoundPattern?[Parts.Length];
        foreach (var field in ((BoundFieldsPattern)pattern).Fields)
        {
            parts[field.Field] = field.Pattern;
        }

        return [.. parts];
    }

    public override string Describe(ImmutableArray<string> parts)
        => Type is not StructTypeSymbol structure ? $"({string.Join(", ", parts)})"
            : $"{structure.Definition.Name} {{ {string.Join(", ", structure.Fields.Zip(parts, (field, part) => $"{field.Name}: {part}"))} }}";
}

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed record BoolCase(bool Value) : PatternCase([])
{
    public override ImmutableArray<BoundPattern?>? PartsOf(BoundPattern pattern)
        => pattern is BoundLiteralPattern { Value: BoolConstant constant } && constant.Value == Value ? [] : null;

    public override string Describe(ImmutableArray<string> parts) => Value ? "true" : "false";
}

/// <summary>The arrays of a length, or all longer ones, of which patterns look only at so many elements.</summary>
internal sealed record ArrayCase(ArrayTypeSymbol Type, int Length, bool IsLonger) : PatternCase([.. Enumerable.Repeat(Type.Element, Length)])
{
    public override ImmutableArray<BoundPattern?>? PartsOf(BoundPattern pattern)
    {
        var array = (BoundArrayPattern)pattern;
        var isCovered = array.HasRest ? array.Elements.Length <= Length : array.Elements.Length == Length && !IsLonger;
        return isCovered ? [.. array.Elements, .. new BoundPattern?[Length - array.Elements.Length]] : null;
    }

    public override string Describe(ImmutableArray<string> parts) => $"[{string.Join(", ", IsLonger ? parts.Add("_").Add("...") : parts)}]";
}

/// <summary>An int, float or string, or those between two of them, or before the first or behind the last.</summary>
internal sealed record OrderedCase(IrConstant? Point, IrConstant? Low, IrConstant? High) : PatternCase([])
{
    public static IEnumerable<PatternCase> Split(ImmutableArray<BoundPattern?> patterns)
    {
        var points = new SortedSet<IrConstant>(Comparer<IrConstant>.Create(Compare));
        foreach (var pattern in patterns)
        {
            switch (pattern)
            {
                case BoundLiteralPattern literal:
                    points.Add(literal.Value);
                    break;
                case BoundRangePattern range:
                    points.Add(range.Start);
                    points.Add(range.End);
                    break;
            }
        }

        IrConstant? before = null;
        foreach (var point in points)
        {
            if (before is null || !IsNext(before, point))
            {
                yield return new OrderedCase(null, before, point);
            }

            yield return new OrderedCase(point, null, null);
            before = point;
        }

        yield return new OrderedCase(null, before, null);
    }

    public override ImmutableArray<BoundPattern?>? PartsOf(BoundPattern pattern) => pattern switch
    {
        BoundLiteralPattern literal when Point is not null && Compare(literal.Value, Point) == 0 => [],
        BoundRangePattern range when Point is not null && IsIn(Point, range) => [],
        BoundRangePattern range when Low is not null && High is not null && Compare(range.Start, Low) <= 0 && Compare(High, range.End) <= 0 => [],
        _ => null,
    };

    public override string Describe(ImmutableArray<string> parts) => "_";

    private static bool IsIn(IrConstant value, BoundRangePattern range)
        => Compare(range.Start, value) <= 0 && Compare(value, range.End) is var order && (order < 0 || (order == 0 && range.IsInclusive));

    /// <summary>True for ints with nothing between them.</summary>
    private static bool IsNext(IrConstant left, IrConstant right) => left is IntConstant a && right is IntConstant b && a.Value + 1 == b.Value;

    private static int Compare(IrConstant left, IrConstant right) => (left, right) switch
    {
        (IntConstant a, IntConstant b) => a.Value.CompareTo(b.Value),
        (FloatConstant a, FloatConstant b) => a.Value.CompareTo(b.Value),
        (StrConstant a, StrConstant b) => a.Bytes.AsSpan().SequenceCompareTo(b.Bytes.AsSpan()),
        _ => throw new System.Diagnostics.UnreachableException($"order of {left} and {right}"),
    };
}
