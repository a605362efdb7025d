// A leaf that waits until some moment, or at most until then: an entry of the timer wheel.
namespace Wyn.Runtime;

/// <summary>A leaf with a moment at which its wait is over.</summary>
public abstract class TimedFrame : LeafFrame
{
    private protected TimedFrame(string location)
        : base(location)
    {
    }

    /// <summary>Timers, under the gate: the tick at which the wait is over.</summary>
    internal long Due { get; set; }

    /// <summary>Timers, under the gate: 1 + the number of the list that the leaf stands in, counted through all levels; 0 for none.</summary>
    internal int Place { get; set; }

    /// <summary>Timers, under the gate: the neighbours in the list.</summary>
    internal TimedFrame? Later { get; set; }

    /// <inheritdoc cref="Later"/>
    internal TimedFrame? Earlier { get; set; }

    /// <summary>Timers, under the gate: the moment has come. True if the task is to be woken, false if something else came first.</summary>
    internal abstract bool TryFire();
}
