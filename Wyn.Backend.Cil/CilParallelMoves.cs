// A set of moves between slots that take effect all at once, as a sequence of loads and stores: a move is made when its
// target is no longer a source of another; what remains are cycles, whose sources are all pushed before the first store.
using System;
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Model;

namespace Wyn.Backend.Cil;

internal sealed class CilParallelMoves
{
    private readonly List<Move> _moves = [];
    private readonly Dictionary<CilSlot, int> _readers = [];

    /// <summary>Adds a move; one from a slot into itself is none.</summary>
    /// <param name="target">The slot to write; each at most once.</param>
    /// <param name="source">The slot to read; null for a constant.</param>
    /// <param name="value">The value that is moved.</param>
    public void Add(CilSlot target, CilSlot? source, IrValue value)
    {
        if (source == target)
        {
            return;
        }

        _moves.Add(new Move(target, source, value));
        if (source is not null)
        {
            _readers[source] = _readers.GetValueOrDefault(source) + 1;
        }
    }

    public void Emit(Action<IrValue> push, Action<CilSlot> store)
    {
        var byTarget = _moves.ToDictionary(move => move.Target);
        var ready = new Queue<Move>(_moves.Where(move => !_readers.ContainsKey(move.Target)));
        while (ready.TryDequeue(out var move))
        {
            push(move.Value);
            store(move.Target);
            byTarget.Remove(move.Target);
            if (move.Source is not null && --_readers[move.Source] == 0 && byTarget.TryGetValue(move.Source, out var freed))
            {
                ready.Enqueue(freed);
            }
        }

        var cycles = _moves.Where(move => byTarget.ContainsKey(move.Target)).ToList();
        cycles.ForEach(move => push(move.Value));
        cycles.Reverse();
        cycles.ForEach(move => store(move.Target));
    }

    private sealed record Move(CilSlot Target, CilSlot? Source, IrValue Value);
}
