// The sealed expression nodes of values made of values, and of access to their parts.
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

/// <summary><c>[a, b]</c>; the elements have the array's element type.</summary>
internal sealed class BoundArray(ImmutableArray<BoundExpression> elements, TypeSymbol type, TextLocation location) : BoundExpression(type, location)
{
    public ImmutableArray<BoundExpression> Elements { get; } = elements;

    public override ImmutableArray<BoundNode> Children => [.. Elements];
}

/// <summary><c>(a, b)</c>.</summary>
internal sealed class BoundTuple(ImmutableArray<BoundExpression> elements, TypeSymbol type, TextLocation location) : BoundExpression(type, location)
{
    public ImmutableArray<BoundExpression> Elements { get; } = elements;

    public override ImmutableArray<BoundNode> Children => [.. Elements];
}

/// <summary>The value of a field in a struct literal.</summary>
internal readonly record struct BoundFieldValue(int Field, BoundExpression Value);

/// <summary><c>S { x: a, y: b }</c>: each field once, in the order of the source, which is the order of evaluation.</summary>
internal sealed class BoundStruct(ImmutableArray<BoundFieldValue> fields, TypeSymbol type, TextLocation location) : BoundExpression(type, location)
{
    public ImmutableArray<BoundFieldValue> Fields { get; } = fields;

    public override ImmutableArray<BoundNode> Children => [.. Fields.Select(part => part.Value)];
}

/// <summary>A variant with its payload.</summary>
internal sealed class BoundVariant(int variant, ImmutableArray<BoundExpression> payload, TypeSymbol type, TextLocation location) : BoundExpression(type, location)
{
    /// <summary>The position of the variant in its enum.</summary>
    public int Variant { get; } = variant;

    public ImmutableArray<BoundExpression> Payload { get; } = payload;

    public override ImmutableArray<BoundNode> Children => [.. Payload];
}

/// <summary>A value as a value of a trait that its type implements.</summary>
internal sealed class BoundTraitObject(BoundExpression value, TypeSymbol type, TextLocation location) : BoundExpression(type, location)
{
    public BoundExpression Value { get; } = value;

    public override ImmutableArray<BoundNode> Children => [Value];
}

/// <summary>The zero of a type.</summary>
internal sealed class BoundZero(TypeSymbol type, TextLocation location) : BoundExpression(type, location)
{
    public override ImmutableArray<BoundNode> Children => [];
}

/// <summary>A field of a struct or an element of a tuple; a place if the receiver is one.</summary>
internal sealed class BoundField(BoundExpression receiver, int field, TypeSymbol type, TextLocation location) : BoundExpression(type, location)
{
    public BoundExpression Receiver { get; } = receiver;

    public int Field { get; } = field;

    public override ImmutableArray<BoundNode> Children => [Receiver];
}

/// <summary>An element of an array; a place if the receiver is one.</summary>
internal sealed class BoundElement(BoundExpression receiver, BoundExpression index, TypeSymbol type, TextLocation location) : BoundExpression(type, location)
{
    public BoundExpression Receiver { get; } = receiver;

    public BoundExpression Index { get; } = index;

    public override ImmutableArray<BoundNode> Children => [Receiver, Index];
}

/// <summary>What is said when a key of a map is missing.</summary>
internal enum MissingKey
{
    /// <summary><c>missing map key: "k"</c>.</summary>
    Read,

    /// <summary><c>map key "k" not found for compound assignment</c>.</summary>
    CompoundAssignment,
}

/// <summary>
/// <c>m[k]</c>, the value of a key that must be there; a place if the map is one. As the target of a plain assignment it inserts instead: that is
/// a call of the library's <c>set</c>.
/// </summary>
/// <param name="receiver">The map.</param>
/// <param name="key">The key, of the map's key type.</param>
/// <param name="find">The library's <c>index_of_key(self, key) -> int</c>: the position among the entries, -1 if missing.</param>
/// <param name="missing">What is said if the key is missing.</param>
/// <param name="type">The value type.</param>
/// <param name="location">The bracket.</param>
internal sealed class BoundMapElement(
    BoundExpression receiver, BoundExpression key, FunctionSymbol find, MissingKey missing, TypeSymbol type, TextLocation location)
    : BoundExpression(type, location)
{
    public BoundExpression Receiver { get; } = receiver;

    public BoundExpression Key { get; } = key;

    public FunctionSymbol Find => find.Canonical;

    public MissingKey Missing { get; } = missing;

    public override ImmutableArray<BoundNode> Children => [Receiver, Key];
}

/// <summary>A byte of a string as a string.</summary>
internal sealed class BoundStringElement(BoundExpression receiver, BoundExpression index, TextLocation location) : BoundExpression(TypeSymbol.String, location)
{
    public BoundExpression Receiver { get; } = receiver;

    public BoundExpression Index { get; } = index;

    public override ImmutableArray<BoundNode> Children => [Receiver, Index];
}

/// <summary><c>a == b</c> or <c>a != b</c> on values made of parts; both have the same type.</summary>
internal sealed class BoundEquality(bool isNegated, BoundExpression left, BoundExpression right, TextLocation location)
    : BoundExpression(TypeSymbol.Bool, location)
{
    public bool IsNegated { get; } = isNegated;

    public BoundExpression Left { get; } = left;

    public BoundExpression Right { get; } = right;

    public override ImmutableArray<BoundNode> Children => [Left, Right];
}

/// <summary>The text of a value that is made of parts, as print shows it.</summary>
/// <param name="value">The value.</param>
/// <param name="isQuoted">True if a string is put in quotes, as it is within another value.</param>
/// <param name="location">The place of the value.</param>
internal sealed class BoundText(BoundExpression value, bool isQuoted, TextLocation location) : BoundExpression(TypeSymbol.String, location)
{
    public BoundExpression Value { get; } = value;

    public bool IsQuoted { get; } = isQuoted;

    public override ImmutableArray<BoundNode> Children => [Value];
}
