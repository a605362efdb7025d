// The ops that change an array. Each takes the array from its owner and gives one back: the same if it had one owner, else
// a changed copy.
using System;
using System.Runtime.CompilerServices;

namespace Wyn.Runtime;

/// <content>The changes.</content>
public sealed partial class WynArray<T>
{
    private const int LeastCapacity = 4;

    /// <summary>The array with a value behind its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WynArray<T> Push(WynArray<T> array, T value)
    {
        var length = array._length;
        if (array._isShared || length == array._items.Length)
        {
            array = WithRoom(array, 1L + length);
        }

        array._length = length + 1;
        array.At(length) = value;
        return array;
    }

    /// <summary>The array with a value at an index from 0 to the length; a negative one counts from the end.</summary>
    public static WynArray<T> Insert(WynArray<T> array, long index, T value, string location)
    {
        var length = array._length;
        var place = index < 0 ? index + length : index;
        if ((ulong)place > (uint)length)
        {
            throw ArrayFailure.OutOfBounds(index, length, location);
        }

        array = WithRoom(array, 1L + length);
        array._length = length + 1;
        Array.Copy(array._items, place, array._items, place + 1, length - place);
        array._items[place] = value;
        return array;
    }

    /// <summary>The array with copies of another one's elements behind its end.</summary>
    public static WynArray<T> Concat(WynArray<T> array, WynArray<T> other)
    {
        var (length, added) = (array._length, other._length);
        array = WithRoom(array, (long)length + added);
        Array.Copy(other._items, 0, array._items, length, added);
        array._length = length + added;
        Sharing<T>.All(array._items.AsSpan(length, added));
        return array;
    }

    /// <summary>The first elements of the array, as many as <paramref name="count"/> says, which is not more than there are.</summary>
    public static WynArray<T> Truncate(WynArray<T> array, long count)
    {
        if (array._isShared)
        {
            return array.Slice(0, count);
        }

        array.Clear((int)count, array._length);
        array._length = (int)count;
        return array;
    }

    /// <summary>The array, with room for <paramref name="count"/> elements in all.</summary>
    public static WynArray<T> Reserve(WynArray<T> array, long count, string location)
    {
        array = Own(array);
        if (count > array._items.Length)
        {
            array.Grow(count, location);
        }

        return array;
    }

    /// <summary>Removes the last element of an array with one owner, and gives it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Pop(string location)
    {
        var last = _length - 1;
        if (last < 0)
        {
            throw ArrayFailure.PopOfNothing(location);
        }

        ref var place = ref At(last);
        var value = place;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            place = default!; // nobody looks behind the end
        }

        _length = last;
        return value;
    }

    /// <summary>Removes an element of an array with one owner, and gives it.</summary>
    public T Remove(long index, string location)
    {
        ref var place = ref At(index, location);
        var value = place;
        var found = index < 0 ? index + _length : index;
        Array.Copy(_items, found + 1, _items, found, _length - found - 1);
        Clear(_length - 1, _length);
        _length--;
        return value;
    }

    /// <summary>An array with one owner and room for so many elements; grows to twice the size, so that many single steps stay cheap.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WynArray<T> WithRoom(WynArray<T> array, long count)
    {
        if (!array._isShared && count <= array._items.Length)
        {
            return array;
        }

        var capacity = Math.Max(count, Math.Max(LeastCapacity, Math.Min(2L * array._length, Array.MaxLength)));
        if (array._isShared)
        {
            return array.Clone(capacity);
        }

        array.Grow(capacity);
        return array;
    }

    private void Grow(long capacity, string location = "")
    {
        var items = NewItems(capacity, location);
        Array.Copy(_items, items, _length);
        _items = items;
    }

    private void Clear(int from, int to)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            Array.Clear(_items, from, to - from);
        }
    }
}
