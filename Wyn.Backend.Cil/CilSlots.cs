// The slots of one function and which value is in which.
using System.Collections.Immutable;
using Wyn.IR.Model;

namespace Wyn.Backend.Cil;

internal sealed class CilSlots(CilSlot?[] slots, ImmutableArray<CilSlot> all)
{
    /// <summary>All slots, in the order in which they were made.</summary>
    public ImmutableArray<CilSlot> All { get; } = all;

    /// <summary>The slot of a value; null if it has none: on the stack, made at each use, or never used.</summary>
    public CilSlot? Of(IrValue value) => slots[value.Id];
}
