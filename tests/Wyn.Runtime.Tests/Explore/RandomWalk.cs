// Chance decides, from a seed; how often it switches, and how long stores stay unseen, differs from seed to seed.
using System;

namespace Wyn.Runtime.Tests.Explore;

internal sealed class RandomWalk(int seed) : IStrategy
{
    private Random _random = new(seed);
    private double _switching;
    private double _delaying;

    public void Begin()
    {
        _random = new Random(seed);
        _switching = _random.NextDouble() * 0.5;
        _delaying = 1 - Math.Pow(0.5, _random.Next(1, 5));
    }

    public Fiber PickFiber(in Crossing crossing)
    {
        var stays = crossing.CanGoOn && _random.NextDouble() >= (crossing.IsFree ? 0.5 : _switching);
        return stays ? crossing.Current : crossing.Ready[_random.Next(crossing.Ready.Count)];
    }

    public int PickUnseen(int decision, int most) => _random.NextDouble() < _delaying ? _random.Next(most + 1) : 0;
}
