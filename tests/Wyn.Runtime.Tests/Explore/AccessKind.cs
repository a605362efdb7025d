// The kinds of steps that an explorer tells apart.
namespace Wyn.Runtime.Tests.Explore;

internal enum AccessKind
{
    /// <summary>Looks at one place.</summary>
    Read,

    /// <summary>May change one place; also what takes or gives a lock or a permit.</summary>
    Write,

    /// <summary>A fence on all threads, or a guess: may not change places with any step.</summary>
    Everything,
}
