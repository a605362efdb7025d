// A place in the program that spawns: what the runtime must know about the tasks made there. Emitted code makes one
// object per site when the program starts; it is immutable, so any number of runs may share it.
using System.Runtime.CompilerServices;

namespace Wyn.Runtime;

/// <summary>A spawn site: the task's entry, the shape of its payload, and its place in the source.</summary>
public sealed class SpawnSite
{
    /// <summary>Describes a site.</summary>
    /// <param name="entry">
    /// A <c>delegate*&lt;Worker, Future, Frame?&gt;</c>: takes the arguments out of the payload, calls the function, and stores the
    /// result; or gives the frame of the function, which waits.
    /// </param>
    /// <param name="finish">
    /// A <c>delegate*&lt;Worker, Future, Frame, void&gt;</c>: moves the result out of the function's frame, whose call has ended,
    /// into the payload. 0 if the function never waits.
    /// </param>
    /// <param name="slots">How many payload slots the arguments or the result need, whichever are more.</param>
    /// <param name="hasReferences">True if a slot ever holds a string or a future.</param>
    /// <param name="function">The function's name in the source.</param>
    /// <param name="location">The place of the spawn, <c>file:line:column</c>.</param>
    public SpawnSite(nint entry, nint finish, int slots, bool hasReferences, string function, string location)
    {
        Entry = entry;
        Finish = finish;
        Slots = slots;
        HasReferences = hasReferences;
        Function = function;
        Location = location;
        Hash = RuntimeHelpers.GetHashCode(this);
    }

    /// <summary>The entry, a <c>delegate*&lt;Worker, Future, Frame?&gt;</c>.</summary>
    public nint Entry { get; }

    /// <summary>What stores the result of a task that has waited, a <c>delegate*&lt;Worker, Future, Frame, void&gt;</c>.</summary>
    public nint Finish { get; }

    /// <summary>The number of payload slots.</summary>
    public int Slots { get; }

    /// <summary>True if a slot ever holds a reference.</summary>
    public bool HasReferences { get; }

    /// <summary>The spawned function's name in the source.</summary>
    public string Function { get; }

    /// <summary>The place of the spawn, <c>file:line:column</c>.</summary>
    public string Location { get; }

    /// <summary>Where pools look for the site's chunk first.</summary>
    internal int Hash { get; }
}
