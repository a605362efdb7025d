// An arm of a select, as the channel's list of those who want to know when a value comes.
namespace Wyn.Runtime;

/// <summary>One channel that a select waits for.</summary>
/// <param name="select">The select.</param>
/// <param name="channel">The channel.</param>
/// <param name="index">Its place among the operands.</param>
internal sealed class SelectArm(SelectFrame select, WynChannel channel, int index)
{
    public SelectFrame Select { get; } = select;

    public WynChannel Channel { get; } = channel;

    public int Index { get; } = index;

    /// <summary>Under the channel's lock: true while the arm stands in its list.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>Under the channel's lock: the neighbours in the list.</summary>
    public SelectArm? Earlier { get; set; }

    /// <inheritdoc cref="Earlier"/>
    public SelectArm? Later { get; set; }
}
