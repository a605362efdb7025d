// PCT: the ready fiber with the highest priority goes on. Priorities are given by chance and change at a few decisions only,
// where the running fiber falls behind all others; so a bug that needs d such changes is found with a known probability.
using System;
using System.Collections.Generic;

namespace Wyn.Runtime.Tests.Explore;

internal sealed class Priorities(int seed) : IStrategy
{
    private const int Changes = 3;
    private const int ExpectedDecisions = 400;
    private const int HighestPriority = 1000;

    private readonly HashSet<int> _changes = [];
    private readonly List<int> _priorities = [];
    private Random _random = new(seed);
    private double _delaying;
    private int _lowest;

    public void Begin()
    {
        _random = new Random(seed);
        _delaying = 1 - Math.Pow(0.5, _random.Next(1, 5));
        _priorities.Clear();
        _lowest = 0;
        _changes.Clear();
        for (var i = 0; i < Changes; i++)
        {
            _changes.Add(_random.Next(ExpectedDecisions));
        }
    }

    public Fiber PickFiber(in Crossing crossing)
    {
        // Who pauses lets the others go first, or would spin for ever.
        if ((crossing.CanGoOn && crossing.IsFree) || _changes.Contains(crossing.Decision))
        {
            PriorityOf(crossing.Current);
            _priorities[crossing.Current.Index] = --_lowest;
        }

        var first = crossing.Ready[0];
        foreach (var fiber in crossing.Ready)
        {
            first = PriorityOf(fiber) > PriorityOf(first) ? fiber : first;
        }

        return first;
    }

    public int PickUnseen(int decision, int most) => _random.NextDouble() < _delaying ? _random.Next(most + 1) : 0;

    private int PriorityOf(Fiber fiber)
    {
        while (_priorities.Count <= fiber.Index)
        {
            _priorities.Add(_random.Next(1, HighestPriority));
        }

        return _priorities[fiber.Index];
    }
}
