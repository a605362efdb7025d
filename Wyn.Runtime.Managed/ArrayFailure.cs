// The panics of arrays. Each gives the exception for the caller to throw: the JIT then sees that the path ends, and keeps
// what a loop needs in registers.
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Wyn.Runtime;

/// <summary>Makes the panics of arrays.</summary>
internal static class ArrayFailure
{
    /// <summary>An index that no element has.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static WynPanicException OutOfBounds(long index, long length, string location)
        => new(location, string.Create(CultureInfo.InvariantCulture, $"array index out of bounds: index {index}, length {length}"));

    /// <summary>A pop of an array without elements.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static WynPanicException PopOfNothing(string location) => new(location, "pop on empty array");

    /// <summary>More elements than there is room for.</summary>
    public static WynPanicException OutOfMemory(long count, string location)
        => new(location, string.Create(CultureInfo.InvariantCulture, $"out of memory: an array of {count} elements"));
}
