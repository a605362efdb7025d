// The leaf of a suspended task: what it waits for, and the place for what comes of it. A leaf is made where a wait cannot be
// over at once; nobody knows of it until the whole chain above it is saved (Worker.Settle). Then it tries again and registers
// itself if it still has to wait: from there on it belongs to who wakes the task.
using System.Diagnostics;

namespace Wyn.Runtime;

/// <summary>A frame of the runtime that waits for something.</summary>
/// <param name="location">The place of the wait, <c>file:line:column</c>.</param>
public abstract class LeafFrame(string location) : Frame
{
    /// <summary>The place of the wait.</summary>
    internal string Location { get; } = location;

    /// <summary>The task that waits. Set before the leaf registers.</summary>
    internal Future Task { get; set; }

    /// <summary>The next one that waits for the same thing. Belongs to whoever keeps the list.</summary>
    internal LeafFrame? Next { get; set; }

    /// <summary>What the task waits for, as the report of a deadlock says it; <paramref name="name"/> gives the name of a task.</summary>
    internal abstract string Describe(System.Func<Future, string> name);

    /// <summary>Tries once more, and registers if it still has to wait: true. False: it is over, the task goes on at once.</summary>
    internal abstract bool Register(Worker worker);

    /// <summary>The task has been woken and claimed: true if the wait is over, false if it must register again.</summary>
    internal virtual bool IsOver(Worker worker) => true;

    /// <inheritdoc/>
    public sealed override Frame Resume(Worker worker, Frame child) => throw new UnreachableException("a leaf has no code");
}
