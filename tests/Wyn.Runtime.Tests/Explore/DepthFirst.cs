// Depth-first through all schedules with at most so many pre-emptions: a switch away from a fiber that could go on costs one,
// switches where a fiber waits, pauses or ends are free. A look past a buffered store counts against a bound of its own.
//
// Left out is only what changes nothing. A fiber pre-empted before a step may go on only when some other fiber has taken a step
// that may not change places with it: else the same happens, at no greater cost, when the pre-emption comes one step
// later, and that schedule is visited. So of all schedules that differ in the order of independent steps those with the latest
// pre-emptions are run. Where nobody but such a fiber could go on the schedule is run to its end without further choices.
// (Sleep sets as usual would be too much: with a bound they lose schedules whose stand-ins need more pre-emptions. Here
// only the pre-empted fiber sleeps, and its stand-in never needs more.)
using System;
using System.Collections.Generic;

namespace Wyn.Runtime.Tests.Explore;

internal sealed class DepthFirst(int preemptionBound, int unseenBound, bool reduces = true) : IStrategy
{
    private readonly List<Node> _path = [];
    private readonly List<int> _alternatives = [];
    private int _depth;
    private int _preemptions;
    private int _unseen;

    /// <summary>True if the current schedule is one that another one stands for.</summary>
    public bool IsRedundant { get; private set; }

    public void Begin()
    {
        _depth = 0;
        _preemptions = 0;
        _unseen = 0;
        IsRedundant = false;
    }

    public Fiber PickFiber(in Crossing crossing)
    {
        var current = crossing.Current;
        var isPreemption = crossing.CanGoOn && !crossing.IsFree;
        if (IsRedundant || (isPreemption && _preemptions == preemptionBound))
        {
            return crossing.Usual;
        }

        _alternatives.Clear();
        foreach (var fiber in crossing.Ready)
        {
            if (!(reduces && fiber.IsAsleep))
            {
                _alternatives.Add(fiber.Index);
            }
        }

        if (_alternatives.Count == 0)
        {
            IsRedundant = true;
            return crossing.Usual;
        }

        var usual = _alternatives.IndexOf(crossing.Usual.Index);
        if (usual > 0)
        {
            (_alternatives[0], _alternatives[usual]) = (_alternatives[usual], _alternatives[0]);
        }

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
        if (IsRedundant || most == 0)
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
        if (_alternatives.Count == 1)
        {
            return _alternatives[0];
        }

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
