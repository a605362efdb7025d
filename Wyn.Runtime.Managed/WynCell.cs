// A cell that several tasks may use: each access is one step under the cell's own lock, and so is all that happens between a
// take and its put. Emitted code enters, uses the field, and leaves, as with a global (GlobalLock); whoever panics inside keeps
// the lock; the program ends then.
using System.Diagnostics.CodeAnalysis;
using System.Threading;

namespace Wyn.Runtime;

/// <summary>A cell with a lock.</summary>
/// <typeparam name="T">The type of what it holds.</typeparam>
/// <param name="value">What the cell holds first.</param>
[SuppressMessage("Design", "CA1051", Justification = "Lowered code uses the field directly.")]
public sealed class WynCell<T>(T value) : WynHandled
{
    /// <summary>What the cell holds; only under the lock.</summary>
    public T Value = value;

    /// <summary>Enters.</summary>
    public void Enter() => Monitor.Enter(this);

    /// <summary>Leaves.</summary>
    public void Leave() => Monitor.Exit(this);
}
