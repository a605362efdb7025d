// The sealed nodes of expressions with control flow, of match, and of patterns.
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Text;
using Wyn.IR.Model;

namespace Wyn.Frontend.Binding;

/// <summary>Statements, and then the expression that is the value; null if there is none, or control does not come to it.</summary>
internal sealed class BoundBlockExpression(ImmutableArray<BoundStatement> statements, BoundExpression? value, TypeSymbol type, TextLocation location)
    : BoundExpression(type, location)
{
    public ImmutableArray<BoundStatement> Statements { get; } = statements;

    public BoundExpression? Value { get; } = value;

    public override ImmutableArray<BoundNode> Children => Value is null ? [.. Statements] : [.. Statements, Value];
}

/// <summary><c>c ? a : b</c> and <c>if c { a } else { b }</c> as an expression; both branches have the type of the whole.</summary>
internal sealed class BoundConditional(
    BoundExpression condition, BoundExpression whenTrue, BoundExpression whenFalse, TypeSymbol type, TextLocation location)
    : BoundExpression(type, location)
{
    public BoundExpression Condition { get; } = condition;

    public BoundExpression WhenTrue { get; } = whenTrue;

    public BoundExpression WhenFalse { get; } = whenFalse;

    public override ImmutableArray<BoundNode> Children => [Condition, WhenTrue, WhenFalse];
}

/// <summary>An arm of a match; the body is a <see cref="BoundStatement"/> in a statement and a <see cref="BoundExpression"/> in an expression.</summary>
internal sealed record BoundArm(BoundPattern Pattern, BoundExpression? Guard, BoundNode Body);

/// <summary>A match with a value; also what <c>??</c>, <c>?.</c> and <c>?</c> become. The arms are exhaustive.</summary>
internal sealed class BoundMatch(BoundExpression value, ImmutableArray<BoundArm> arms, TypeSymbol type, TextLocation location) : BoundExpression(type, location)
{
    public BoundExpression Value { get; } = value;

    public ImmutableArray<BoundArm> Arms { get; } = arms;

    public override ImmutableArray<BoundNode> Children
        => [Value, .. Arms.SelectMany<BoundArm, BoundNode>(arm => arm.Guard is null ? [arm.Pattern, arm.Body] : [arm.Pattern, arm.Guard, arm.Body])];
}

/// <summary>A match without a value, and <c>if let</c>; without a matching arm, control goes on behind it.</summary>
/// <param name="value">What is matched.</param>
/// <param name="arms">The arms; their bodies are statements.</param>
/// <param name="isExhaustive">True if one of the arms always matches.</param>
/// <param name="location">The keyword.</param>
internal sealed class BoundMatchStatement(BoundExpression value, ImmutableArray<BoundArm> arms, bool isExhaustive, TextLocation location)
    : BoundStatement(location)
{
    public BoundExpression Value { get; } = value;

    public ImmutableArray<BoundArm> Arms { get; } = arms;

    public bool IsExhaustive { get; } = isExhaustive;

    public override ImmutableArray<BoundNode> Children
        => [Value, .. Arms.SelectMany<BoundArm, BoundNode>(arm => arm.Guard is null ? [arm.Pattern, arm.Body] : [arm.Pattern, arm.Guard, arm.Body])];
}

/// <summary>A pattern; it is matched against a value of its type.</summary>
internal abstract class BoundPattern(TypeSymbol type, TextLocation location) : BoundNode(location)
{
    public TypeSymbol Type => type.Resolved;
}

/// <summary><c>_</c>, also for what is in error.</summary>
internal sealed class BoundWildcardPattern(TypeSymbol type, TextLocation location) : BoundPattern(type, location)
{
    public override ImmutableArray<BoundNode> Children => [];
}

/// <summary>A name: binds a variable to the value.</summary>
internal sealed class BoundVariablePattern(LocalSymbol variable, TextLocation location) : BoundPattern(variable.Type, location)
{
    public LocalSymbol Variable { get; } = variable;

    public override ImmutableArray<BoundNode> Children => [];
}

/// <summary>A constant of the value's type.</summary>
internal sealed class BoundLiteralPattern(IrConstant value, TypeSymbol type, TextLocation location) : BoundPattern(type, location)
{
    public IrConstant Value { get; } = value;

    public override ImmutableArray<BoundNode> Children => [];
}

/// <summary><c>a..b</c> and <c>a..=b</c> of ints, floats or strings.</summary>
internal sealed class BoundRangePattern(IrConstant start, IrConstant end, bool isInclusive, TypeSymbol type, TextLocation location)
    : BoundPattern(type, location)
{
    public IrConstant Start { get; } = start;

    public IrConstant End { get; } = end;

    public bool IsInclusive { get; } = isInclusive;

    public override ImmutableArray<BoundNode> Children => [];
}

/// <summary>A variant with patterns for its payload.</summary>
internal sealed class BoundVariantPattern(VariantSymbol variant, ImmutableArray<BoundPattern> payload, TypeSymbol type, TextLocation location)
    : BoundPattern(type, location)
{
    public VariantSymbol Variant { get; } = variant;

    public ImmutableArray<BoundPattern> Payload { get; } = payload;

    public override ImmutableArray<BoundNode> Children => [.. Payload];
}

/// <summary>A field and the pattern for it.</summary>
internal readonly record struct BoundFieldPattern(int Field, BoundPattern Pattern);

/// <summary>A struct or a tuple with patterns for some fields.</summary>
internal sealed class BoundFieldsPattern(ImmutableArray<BoundFieldPattern> fields, TypeSymbol type, TextLocation location) : BoundPattern(type, location)
{
    public ImmutableArray<BoundFieldPattern> Fields { get; } = fields;

    public override ImmutableArray<BoundNode> Children => [.. Fields.Select(part => part.Pattern)];
}

/// <summary><c>[a, b, ...rest]</c>: as many elements, or with a rest at least as many.</summary>
internal sealed class BoundArrayPattern(ImmutableArray<BoundPattern> elements, bool hasRest, LocalSymbol? rest, TypeSymbol type, TextLocation location)
    : BoundPattern(type, location)
{
    public ImmutableArray<BoundPattern> Elements { get; } = elements;

    public bool HasRest { get; } = hasRest;

    /// <summary>The variable for the elements behind the others; null if there is none.</summary>
    public LocalSymbol? Rest { get; } = rest;

    public override ImmutableArray<BoundNode> Children => [.. Elements];
}

/// <summary><c>a | b</c>: all alternatives bind the same variables, which are the same objects.</summary>
internal sealed class BoundOrPattern(ImmutableArray<BoundPattern> alternatives, TypeSymbol type, TextLocation location) : BoundPattern(type, location)
{
    public ImmutableArray<BoundPattern> Alternatives { get; } = alternatives;

    public override ImmutableArray<BoundNode> Children => [.. Alternatives];
}
