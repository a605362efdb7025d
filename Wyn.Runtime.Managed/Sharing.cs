// Marks the parts of a value that has got a second owner. Invariant: a heap value that is not marked has one owner. The mark
// is sticky and a plain field: each thread marks before it looks, and all of them write the same.
using System;

namespace Wyn.Runtime;

/// <summary>Marks elements of type <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
internal static class Sharing<T>
{
    /// <summary>True if a <typeparamref name="T"/> is or has a heap value that is copied on write.</summary>
    public static readonly bool IsNeeded = typeof(IShareable).IsAssignableFrom(typeof(T));

    /// <summary>Marks all elements.</summary>
    public static void All(Span<T> items)
    {
        if (IsNeeded)
        {
            foreach (ref var item in items)
            {
                ((IShareable?)item)?.Share(); // null: a slot that its variant does not use
            }
        }
    }
}
