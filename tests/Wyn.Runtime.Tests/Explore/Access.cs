// What a step touches, as far as the order of two steps of different fibers can matter.
namespace Wyn.Runtime.Tests.Explore;

/// <summary>A step's place in shared memory.</summary>
/// <param name="Kind">What the step does there.</param>
/// <param name="Place">An array, a lock, a parker or a counter.</param>
/// <param name="Index">Which element of an array; else 0.</param>
internal readonly record struct Access(AccessKind Kind, object? Place, int Index)
{
    /// <summary>True if the other step, of another fiber, may not change places with this one.</summary>
    public bool Conflicts(in Access other)
        => Kind == AccessKind.Everything
            || other.Kind == AccessKind.Everything
            || ((Kind == AccessKind.Write || other.Kind == AccessKind.Write) && Index == other.Index && ReferenceEquals(Place, other.Place));
}
