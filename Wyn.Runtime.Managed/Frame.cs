// The heap frame of a suspended call: its live owned values and where it goes on. Emitted classes derive from the frame of
// their results and add fields for what lives across a wait; the runtime's own are the leaves, of which each waits for
// something (LeafFrame). A suspended task is the chain from its leaf up to the frame of its own function.
using System.Diagnostics.CodeAnalysis;

namespace Wyn.Runtime;

/// <summary>The frame of a suspended call. A function that may suspend returns one, or null when it has completed.</summary>
[SuppressMessage("Design", "CA1051", Justification = "Lowered code uses the fields directly.")]
public abstract class Frame
{
    /// <summary>The frame of the caller; null for the function that is the task.</summary>
    public Frame? Parent;

    /// <summary>Where the call goes on.</summary>
    public int State;

    /// <summary>
    /// Goes on with the call, what it waited for having ended. Gives null when the call has ended, its results being in the
    /// frame; else a frame: the task waits again.
    /// </summary>
    /// <param name="worker">The worker that runs the task now.</param>
    /// <param name="child">The frame of what has ended: a call's, or a leaf.</param>
    public abstract Frame? Resume(Worker worker, Frame child);
}

/// <summary>The frame of a suspended call with results.</summary>
/// <typeparam name="T">The type of the result; of several, a struct of them.</typeparam>
[SuppressMessage("Design", "CA1051", Justification = "Lowered code uses the fields directly.")]
public abstract class Frame<T> : Frame
{
    /// <summary>The results, when the call has ended.</summary>
    public T? Results;
}
