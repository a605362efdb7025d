// A queue between tasks: chan<T>. Counted; it has an identity, and unlike a box it may be known to several tasks.
using System.Collections.Generic;

namespace Wyn.IR.Types;

/// <summary><c>chan&lt;T&gt;</c>: the bounded queue through which tasks pass values.</summary>
public sealed class ChannelType : IrType
{
    internal ChannelType(IrType element)
        : base(IrTypeKind.Channel, $"chan<{element.Text}>") => Element = element;

    /// <summary>The type of what is sent.</summary>
    public IrType Element { get; }

    private protected override IEnumerable<IrType> AllParts => [Element];

    /// <summary>What is sent has been looked at.</summary>
    private protected override bool KeepsBoxesOut => true;

    private protected override bool ComputeIsCounted(HashSet<IrType> seen) => true;

    private protected override bool ComputeHasZero(HashSet<IrType> seen) => false;
}
