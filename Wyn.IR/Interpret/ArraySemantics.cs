// The meaning of arrays: persistent lists, whose updates take logarithmic time whoever else has the old list.
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using Wyn.IR.Model;

namespace Wyn.IR.Interpret;

/// <summary>The meaning of the ops on arrays.</summary>
internal static class ArraySemantics
{
    /// <summary>Longer arrays cannot exist on any backend.</summary>
    private const long LengthLimit = RuntimeSemantics.LengthLimit;

    /// <summary>The elements of an array value.</summary>
    public static ImmutableList<Value> Elements(in Value value)
        => (ImmutableList<Value>?)value.Reference ?? throw new UnreachableException("an array value has no elements");

    /// <summary>The array of elements.</summary>
    public static Value Of(ImmutableList<Value> elements) => new() { Reference = elements };

    /// <summary>Copies of one value.</summary>
    public static Value Fill(long count, Value value, IrLocation location)
        => count > LengthLimit
            ? throw new PanicException($"out of memory: an array of {count} elements", location)
            : Of(ImmutableList.CreateRange(Enumerable.Repeat(value, (int)long.Max(count, 0))));

    /// <summary>The array without its last element, and that element.</summary>
    public static (Value Array, Value Element) Pop(in Value array, IrLocation location)
    {
        var elements = Elements(array);
        return elements.IsEmpty
            ? throw new PanicException("pop on empty array", location)
            : (Of(elements.RemoveAt(elements.Count - 1)), elements[^1]);
    }

    /// <summary>The array with an element inserted.</summary>
    public static Value Insert(in Value array, long index, Value element, IrLocation location)
    {
        var elements = Elements(array);
        var position = index < 0 ? index + elements.Count : index;
        return position < 0 || position > elements.Count
            ? throw OutOfBounds(index, elements.Count, location)
            : Of(elements.Insert((int)position, element));
    }

    /// <summary>The array without an element, and that element.</summary>
    public static (Value Array, Value Element) Remove(in Value array, long index, IrLocation location)
    {
        var elements = Elements(array);
        var position = Check(index, elements.Count, location);
        return (Of(elements.RemoveAt(position)), elements[position]);
    }

    /// <summary>The position that an index means; negative ones count from the end.</summary>
    public static int Check(long index, int length, IrLocation location)
    {
        var position = index < 0 ? index + length : index;
        return position >= 0 && position < length ? (int)position : throw OutOfBounds(index, length, location);
    }

    private static PanicException OutOfBounds(long index, int length, IrLocation location)
        => new($"array index out of bounds: index {index}, length {length}", location);
}
