// The choices of a printed schedule, once more.
using System.Collections.Generic;

namespace Wyn.Runtime.Tests.Explore;

internal sealed class Replay(string schedule) : IStrategy
{
    private readonly Dictionary<int, int> _choices = Schedule.Parse(schedule);

    public void Begin()
    {
        // the same each time
    }

    public Fiber PickFiber(in Crossing crossing)
        => _choices.TryGetValue(crossing.Decision, out var index) ? crossing.Ready.Find(fiber => fiber.Index == index) ?? crossing.Usual : crossing.Usual;

    public int PickUnseen(int decision, int most) => _choices.TryGetValue(decision, out var unseen) ? unseen : 0;
}
