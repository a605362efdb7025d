// A sequence of elements of one type: array<T>. A heap value, counted, copied on write.
using System.Collections.Generic;

namespace Wyn.IR.Types;

/// <summary><c>array&lt;T&gt;</c>: any number of elements of one type.</summary>
public sealed class ArrayType : IrType
{
    internal ArrayType(IrType element)
        : base(IrTypeKind.Array, $"array<{element.Text}>") => Element = element;

    /// <summary>The type of the elements.</summary>
    public IrType Element { get; }

    private protected override IEnumerable<IrType> AllParts => [Element];

    private protected override bool ComputeIsCounted(HashSet<IrType> seen) => true;
}
