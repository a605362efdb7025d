// Looks whether a value that is about to leave its task holds a box, which would then be changed by two tasks. Walks the heap
// values that may hold one with a work list, each once: values may be deep, and shared.
using System.Collections.Generic;

namespace Wyn.Runtime;

/// <summary>A value that may hold a box.</summary>
public interface IBoxHolder
{
    /// <summary>Shows the parts that may hold a box to the search.</summary>
    void FindBoxes(BoxSearch search);
}

/// <summary>A search for boxes.</summary>
public sealed class BoxSearch
{
    private readonly string _location;
    private readonly Stack<IBoxHolder> _work = new();
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    private BoxSearch(string location) => _location = location;

    /// <summary>Panics if the value, which leaves its task at the place, holds a box.</summary>
    public static void Check(IBoxHolder? value, string location)
    {
        var search = new BoxSearch(location);
        search.Visit(value);
        while (search._work.TryPop(out var holder))
        {
            holder.FindBoxes(search);
        }
    }

    /// <summary>Looks into a value later, unless that has been done.</summary>
    public void Visit(IBoxHolder? value)
    {
        if (value is not null && _seen.Add(value))
        {
            _work.Push(value);
        }
    }

    /// <summary>Panics for the box of a variable.</summary>
    public void Found(string name) => throw new WynPanicException(_location, $"closure that changes '{name}' cannot leave its task");
}
