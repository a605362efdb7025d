// A branch assigns all parameters of its target at once: no argument may be overwritten before it was read. Where an order
// of plain moves would do that, the arguments go through temporary slots.
using System.Collections.Generic;
using System.Linq;

namespace Wyn.IR.Interpret;

/// <summary>Puts simultaneous moves into an order that gives the same result.</summary>
internal static class ParallelMoves
{
    /// <summary>The moves to do one after the other.</summary>
    /// <param name="moves">The moves that happen at once; no two go to the same slot.</param>
    /// <param name="firstTemporary">The first of as many free slots as there are moves.</param>
    public static SlotMove[] Sequence(SlotMove[] moves, int firstTemporary)
    {
        var needed = moves.Where(move => move.From != move.To).ToArray();
        if (!OverwritesLaterSource(needed))
        {
            return needed;
        }

        var save = needed.Select((move, i) => new SlotMove(move.From, firstTemporary + i));
        var assign = needed.Select((move, i) => new SlotMove(firstTemporary + i, move.To));
        return [.. save, .. assign];
    }

    private static bool OverwritesLaterSource(SlotMove[] moves)
    {
        var sourcesBehind = new HashSet<int>();
        foreach (var move in moves.AsEnumerable().Reverse())
        {
            if (sourcesBehind.Contains(move.To))
            {
                return true;
            }

            sourcesBehind.Add(move.From);
        }

        return false;
    }
}
