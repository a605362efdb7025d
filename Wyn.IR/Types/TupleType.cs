// Numbered fields by value: tuple<A, B>. Two tuples with equal elements are one type.
using System.Collections.Immutable;
using System.Linq;

namespace Wyn.IR.Types;

/// <summary><c>tuple&lt;A, B&gt;</c>: numbered fields by value.</summary>
public sealed class TupleType : AggregateType
{
    internal TupleType(ImmutableArray<IrType> elements)
        : base(IrTypeKind.Tuple, TextOf(elements)) => Elements = elements;

    /// <summary>The types of the elements.</summary>
    public ImmutableArray<IrType> Elements { get; }

    /// <inheritdoc/>
    public override ImmutableArray<IrType> FieldTypes => Elements;

    internal static string TextOf(ImmutableArray<IrType> elements) => $"tuple<{string.Join(", ", elements.Select(type => type.Text))}>";
}
