// A place that several tasks may change, with a lock of its own: cell<T>. Counted; it has an identity.
using System.Collections.Generic;

namespace Wyn.IR.Types;

/// <summary><c>cell&lt;T&gt;</c>: a place with a lock, which may be known to several tasks.</summary>
public sealed class CellType : IrType
{
    internal CellType(IrType element)
        : base(IrTypeKind.Cell, $"cell<{element.Text}>") => Element = element;

    /// <summary>The type of what the cell holds.</summary>
    public IrType Element { get; }

    private protected override IEnumerable<IrType> AllParts => [Element];

    /// <summary>What is stored has been looked at.</summary>
    private protected override bool KeepsBoxesOut => true;

    private protected override bool ComputeIsCounted(HashSet<IrType> seen) => true;

    private protected override bool ComputeHasZero(HashSet<IrType> seen) => false;
}
