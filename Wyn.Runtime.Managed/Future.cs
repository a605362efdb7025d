// The handle of a task: a chunk and the place of the task's cell in it. Whoever holds a handle keeps the chunk alive;
// the cell of a task that has a handle is never used again (R3).
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Wyn.Runtime;

/// <summary>The handle of a task, and the way to its payload. The default value is no task.</summary>
/// <param name="chunk">The chunk that holds the cell.</param>
/// <param name="index">The place of the cell's header word in the chunk.</param>
[SuppressMessage("Performance", "CA1815", Justification = "Wyn has no comparison of futures.")]
[SuppressMessage("Design", "CA1051", Justification = "Lowered code loads the fields directly.")]
public readonly struct Future(TaskChunk? chunk, int index)
{
    /// <summary>The chunk that holds the cell; null means no task.</summary>
    public readonly TaskChunk? Chunk = chunk;

    /// <summary>The place of the cell's header word in the chunk.</summary>
    public readonly int Index = index;

    /// <summary>A payload slot as a word: an int, a bool as 0 or 1, a float by its bits, the index of a future.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref long Word(int slot) => ref Unsafe.Add(ref Header, slot + 1);

    /// <summary>A payload slot as a reference: a string, or the chunk of a future. Only where the site has references.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref object? Reference(int slot)
        => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Chunk!.References!), Index + slot); // only called where both exist

    /// <summary>The cell's header word; see Cell.cs for its meaning.</summary>
    internal ref long Header
    {
        // Unchecked: an index is only made by CellPool, and Chunk is checked by the access itself.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Chunk!.Words), Index);
    }
}
