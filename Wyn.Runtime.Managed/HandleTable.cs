// The objects of a run that the program names by numbers, each with the word for its kind. A number is given when it is first
// asked for, and stays the same until the entry is freed; it is never given again.
using System.Collections.Generic;
using System.Threading;

namespace Wyn.Runtime;

/// <summary>The table of handles of a run.</summary>
internal sealed class HandleTable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, (string Kind, WynHandled Object)> _entries = [];
    private long _last;

    /// <summary>The number of an object, entered with its kind if it has none.</summary>
    public long NumberOf(string kind, WynHandled handled)
    {
        lock (_gate)
        {
            if (handled.Handle == 0)
            {
                handled.Handle = ++_last;
                _entries.Add(_last, (kind, handled));
            }

            return handled.Handle;
        }
    }

    /// <summary>The object under a number; null if there is none of that kind.</summary>
    public WynHandled? Find(string kind, long number)
    {
        lock (_gate)
        {
            return _entries.TryGetValue(number, out var entry) && entry.Kind == kind ? entry.Object : null;
        }
    }

    /// <summary>Takes the entry of an object out, if there is one.</summary>
    public void Free(WynHandled handled)
    {
        lock (_gate)
        {
            _entries.Remove(handled.Handle);
            handled.Handle = 0;
        }
    }
}
