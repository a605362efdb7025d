// An array of Wyn: a growing block of elements, copied on write. This part makes and reads; WynArray.Changes.cs changes.
// Invariant: Length elements of Items are the value; those behind hold no references, so that nothing dead is kept alive; an array
// that is not shared has one owner, who changes it in place.
using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Wyn.Runtime;

/// <summary>An array that is copied on write.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "Lowered code names the type arguments anyway.")]
public sealed partial class WynArray<T> : IShareable, IBoxHolder
{
    private T[] _items;
    private int _length;
    private bool _isShared;

    /// <summary>Makes an array of the elements, which the caller gives up.</summary>
    public WynArray(T[] items)
    {
        _items = items;
        _length = items.Length;
    }

    private WynArray(T[] items, int length)
    {
        _items = items;
        _length = length;
    }

    /// <summary>The place of no element: a null reference.</summary>
    public static ref T None
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.NullRef<T>();
    }

    /// <summary>The number of elements.</summary>
    public long Length
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _length;
    }

    /// <summary>An array of copies of one value, empty if <paramref name="count"/> is negative.</summary>
    public static WynArray<T> Fill(long count, T value, string location)
    {
        var items = NewItems(Math.Max(count, 0), location);
        items.AsSpan().Fill(value);
        if (items.Length > 1)
        {
            Sharing<T>.All(items.AsSpan(0, 1)); // all elements are the same heap value, if they are any
        }

        return new WynArray<T>(items);
    }

    /// <summary>Marks the array: it has a second owner. Null stands in slots of enums that their variant does not use.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Share(WynArray<T>? array)
    {
        if (array is not null && !array._isShared)
        {
            array._isShared = true; // only where it changes something: other threads may be reading the cache line
        }
    }

    /// <summary>The array itself if it has one owner, else a copy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WynArray<T> Own(WynArray<T> array) => array._isShared ? array.Clone(array._length) : array;

    /// <summary>Makes the array at a place one with one owner, and gives it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WynArray<T> OwnAt(ref WynArray<T> place)
    {
        if (place._isShared)
        {
            place = place.Clone(place._length);
        }

        return place;
    }

    /// <summary>The place of the first element; the next one's, if there is none.</summary>
    public ref T First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref MemoryMarshal.GetArrayDataReference(_items);
    }

    /// <summary>The place of an element in an array with a first element and a length; a negative index counts from the end. Panics where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T At(ref T first, long length, long index, string location)
    {
        // Unsigned, one comparison finds both ends; what is negative gets a second look. Not a call: what a loop keeps in
        // registers, and floats above all, would have to go to memory around it.
        if ((ulong)index >= (ulong)length)
        {
            index += length;
            if ((ulong)index >= (ulong)length)
            {
                throw ArrayFailure.OutOfBounds(index - length, length, location);
            }
        }

        return ref Unsafe.Add(ref first, (nint)index);
    }

    /// <summary>As <see cref="At(ref T, long, long, string)"/>, for an index that is not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T AtFromStart(ref T first, long length, long index, string location)
    {
        if ((ulong)index >= (ulong)length)
        {
            throw ArrayFailure.OutOfBounds(index, length, location);
        }

        return ref Unsafe.Add(ref first, (nint)index);
    }

    /// <summary>The place of an element that is known to be there, in an array with a first element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T At(ref T first, long index) => ref Unsafe.Add(ref first, (nint)index);

    /// <summary>The place of an element; a negative index counts from the end. Panics where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T At(long index, string location)
    {
        // Unsigned, one comparison finds both ends; what is negative gets a second look. A panic asks the array for its length
        // again, so that nothing is kept for it.
        if ((ulong)index >= (uint)_length)
        {
            index += _length;
            if ((ulong)index >= (uint)_length)
            {
                throw ArrayFailure.OutOfBounds(index - _length, _length, location);
            }
        }

        return ref At(index);
    }

    /// <summary>As <see cref="At(long, string)"/>, for an index that is not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T AtFromStart(long index, string location)
    {
        if ((ulong)index >= (uint)_length)
        {
            throw ArrayFailure.OutOfBounds(index, _length, location);
        }

        return ref At(index);
    }

    /// <summary>The place of an element that is known to be there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T At(long index)
        => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_items), (nint)index); // the caller has compared with Length, and Items is no shorter

    /// <summary>The place of an element at an index that is not negative, <see cref="None"/> where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Find(long index) => ref (ulong)index < (uint)_length ? ref At(index) : ref None;

    /// <summary>Copies of the elements from <paramref name="from"/> to before <paramref name="to"/>, which are inside.</summary>
    public WynArray<T> Slice(long from, long to)
    {
        var items = NewItems(to - from);
        Array.Copy(_items, from, items, 0, items.Length);
        Sharing<T>.All(items);
        return new WynArray<T>(items);
    }

    /// <inheritdoc/>
    void IShareable.Share() => Share(this);

    /// <inheritdoc/>
    void IBoxHolder.FindBoxes(BoxSearch search)
    {
        if (typeof(IBoxHolder).IsAssignableFrom(typeof(T)))
        {
            for (var i = 0; i < _length; i++)
            {
                search.Visit((IBoxHolder?)_items[i]);
            }
        }
    }

    /// <summary>A copy with room for <paramref name="capacity"/> elements; the elements have two owners now.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private WynArray<T> Clone(long capacity)
    {
        var items = NewItems(capacity);
        Array.Copy(_items, items, _length);
        Sharing<T>.All(items.AsSpan(0, _length));
        return new WynArray<T>(items, _length);
    }

    private static T[] NewItems(long count, string location = "")
    {
        if (count > Array.MaxLength)
        {
            throw ArrayFailure.OutOfMemory(count, location);
        }

        try
        {
            return GC.AllocateUninitializedArray<T>((int)count); // callers fill it, or look only at what they have filled
        }
        catch (OutOfMemoryException)
        {
            throw ArrayFailure.OutOfMemory(count, location);
        }
    }
}
