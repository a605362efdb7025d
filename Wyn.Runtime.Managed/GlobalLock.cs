// The lock of a global that several tasks may use and that is not one word: each access, and each change in place, is one
// step under it. Whoever panics inside keeps it; the program ends then.
using System.Threading;

namespace Wyn.Runtime;

/// <summary>The lock of a shared global.</summary>
public sealed class GlobalLock
{
    private readonly Lock _lock = new();

    /// <summary>Enters.</summary>
    public void Enter() => _lock.Enter();

    /// <summary>Leaves.</summary>
    public void Leave() => _lock.Exit();
}
