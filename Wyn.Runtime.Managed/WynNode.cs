// A boxed enum: one heap node, copied on write. Emitted classes add a field for each slot of the enum.
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Wyn.Runtime;

/// <summary>A value of a boxed enum.</summary>
/// <param name="tag">The index of the variant.</param>
[SuppressMessage("Design", "CA1051", Justification = "Lowered code uses the fields directly.")]
public abstract class WynNode(int tag) : IShareable
{
    /// <summary>The index of the variant.</summary>
    public readonly int Tag = tag;

    /// <summary>True if the node may have several owners.</summary>
    public bool IsShared;

    /// <summary>Marks a node: it has a second owner. Null stands in slots of enums that their variant does not use.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Share(WynNode? node)
    {
        if (node is not null && !node.IsShared)
        {
            node.IsShared = true; // only where it changes something: other threads may be reading the cache line
        }
    }

    /// <inheritdoc/>
    void IShareable.Share() => Share(this);
}
