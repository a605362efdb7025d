// Depth-first through all schedules with at most so many pre-emptions: a switch away from a fiber that could go on costs one,
// switches where a fiber waits, pauses or ends are free. A look past a buffered store counts against a bound of its own.
using System;
using System.Collections.Generic;

namespace Wyn.Runtime.Tests.Explore;

internal sealed class DepthFirst(int preemptionBound, int unseenBound) : IStrategy
{
    private readonly List<Node> _path = [];
    private readonly List<int> _alternatives = [];
    private int _depth;
    private int _preemptions;
    private int _unseen;

    public void Begin()
    {
        _depth = 0;
        _preemptions = 0;
        _unseen = 0;
    }

    public Fiber PickFiber(in Crossing crossing)
    {
        var current = crossing.Current;
        var isPreemption = crossing.CanGoOn && !crossing.IsFree;
        if (isPreemption && _preemptions == preemptionBound)
        {
            return crossing.Usual;
        }

        _alternatives.Clear();
        foreach (var fiber in crossing.Ready)
        {
            _alternatives.Add(fiber.Index);
        }

        var usual = _alternatives.IndexOf(crossing.Usual.Index);
        (_alternatives[0], _alternatives[usual]) = (_alternatives[usual], _alternatives[0]); // first where it costs least
        var picked = Choose();
        if (isPreemption && picked != current.Index)
        {
            _preemptions++;
        }

        return crossing.Ready.Find(fiber => fiber.Index == picked)!; // the alternatives are ready
    }

    public int PickUnseen(int decision, int most)
    {
        most = Math.Min(most, unseenBound - _unseen);
        if (most == 0)
        {
            return 0;
        }

        _alternatives.Clear();
        for (var unseen = 0; unseen <= most; unseen++)
        {
            _alternatives.Add(unseen);
        }

        var picked = Choose();
        _unseen += picked;
        return picked;
    }

    /// <summary>Goes on to the next schedule; false if there is none.</summary>
    public bool Advance()
    {
        while (_path.Count > 0)
        {
            if (_path[^1].TryAdvance())
            {
                return true;
            }

            _path.RemoveAt(_path.Count - 1);
        }

        return false;
    }

    private int Choose()
    {
        if (_depth == _path.Count)
        {
            _path.Add(new Node([.. _alternatives]));
        }

        return _path[_depth++].Pick(_alternatives);
    }

    private sealed class Node(int[] alternatives)
    {
        private int _next;

        public bool TryAdvance() => ++_next < alternatives.Length;

        public int Pick(List<int> expected)
            => alternatives.AsSpan().SequenceEqual(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(expected))
                ? alternatives[_next]
                : throw new InvalidOperationException("the program does not behave the same when its schedule is repeated");
    }
}
