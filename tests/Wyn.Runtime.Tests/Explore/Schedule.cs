// A schedule as text: what differs from the choices that need no reason, `DECISION.CHOICE` joined by commas. At a turn the
// choice is the number of the fiber that goes on; at a look past a buffered store, how many such stores stay unseen.
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Wyn.Runtime.Tests.Explore;

internal static class Schedule
{
    public static string Print(IEnumerable<(int Decision, int Choice)> choices)
        => string.Join(',', choices.Select(choice => string.Create(CultureInfo.InvariantCulture, $"{choice.Decision}.{choice.Choice}")));

    public static Dictionary<int, int> Parse(string text)
        => text.Split(',', System.StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split('.'))
            .ToDictionary(pair => int.Parse(pair[0], CultureInfo.InvariantCulture), pair => int.Parse(pair[1], CultureInfo.InvariantCulture));
}
