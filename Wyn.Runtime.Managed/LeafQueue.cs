// Leaves that wait for the same thing, first in first out, linked through the leaves themselves.
namespace Wyn.Runtime;

/// <summary>A queue of leaves. A mutable struct: lives in a field of what is waited for, under its lock.</summary>
internal struct LeafQueue
{
    private LeafFrame? _first;
    private LeafFrame? _last;

    public readonly bool IsEmpty => _first is null;

    public void Add(LeafFrame leaf)
    {
        leaf.Next = null;
        if (_last is null)
        {
            _first = leaf;
        }
        else
        {
            _last.Next = leaf;
        }

        _last = leaf;
    }

    /// <summary>The one that has waited longest; null if nobody waits.</summary>
    public LeafFrame? Take()
    {
        var leaf = _first;
        if (leaf is not null)
        {
            _first = leaf.Next;
            leaf.Next = null;
            if (_first is null)
            {
                _last = null;
            }
        }

        return leaf;
    }

    /// <summary>All of them, linked by <see cref="LeafFrame.Next"/>.</summary>
    public LeafFrame? TakeAll()
    {
        var first = _first;
        _first = null;
        _last = null;
        return first;
    }
}
