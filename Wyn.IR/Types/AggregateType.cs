// What structs and tuples have in common: fields that lie in the value itself.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Wyn.IR.Types;

/// <summary>A type of several fields by value: a <see cref="StructType"/> or a <see cref="TupleType"/>.</summary>
public abstract class AggregateType : IrType
{
    private protected AggregateType(IrTypeKind kind, string text)
        : base(kind, text)
    {
    }

    /// <summary>The types of the fields.</summary>
    public abstract ImmutableArray<IrType> FieldTypes { get; }

    /// <inheritdoc/>
    public override IEnumerable<IrType> ValueParts => FieldTypes;

    private protected override bool ComputeHasZero(HashSet<IrType> seen)
        => FieldTypes.All(type => !seen.Add(type) || type.HasZeroAmong(seen));
}
