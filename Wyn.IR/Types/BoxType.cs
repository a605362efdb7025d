// The cell of a captured variable that is written: box<T>. Counted; it has an identity and never leaves its task.
using System.Collections.Generic;

namespace Wyn.IR.Types;

/// <summary><c>box&lt;T&gt;</c>: the cell that closures and their creator share for a captured variable that is written.</summary>
public sealed class BoxType : IrType
{
    internal BoxType(IrType element)
        : base(IrTypeKind.Box, $"box<{element.Text}>") => Element = element;

    /// <summary>The type of the variable.</summary>
    public IrType Element { get; }

    private protected override IEnumerable<IrType> AllParts => [Element];

    private protected override bool ComputeIsCounted(HashSet<IrType> seen) => true;

    private protected override bool ComputeHasZero(HashSet<IrType> seen) => false;
}
