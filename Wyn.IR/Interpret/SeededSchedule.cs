// The order under a seed: at each scheduling point, and after a random number of instructions, any ready task may be next.
// The choices depend on nothing but the seed, so that a run can be repeated exactly.
using System.Collections.Generic;

namespace Wyn.IR.Interpret;

/// <summary>The schedule of a seed.</summary>
internal sealed class SeededSchedule(long seed) : Schedule
{
    /// <summary>Turns are short, so that they end in the middle of what a programmer may think of as one step.</summary>
    private const int LongestQuantum = 200;

    private readonly SplitMix64 _random = new(seed);
    private readonly List<InterpreterTask> _ready = [];

    /// <inheritdoc/>
    public override bool SwitchesAtEachPoint => true;

    /// <inheritdoc/>
    public override bool SuspendsAtOnce() => _random.Below(2) == 0;

    /// <inheritdoc/>
    public override long NextQuantum() => 1 + _random.Below(LongestQuantum);

    /// <inheritdoc/>
    public override void Ready(InterpreterTask task) => _ready.Add(task);

    /// <inheritdoc/>
    public override void Waits(InterpreterTask awaited)
    {
    }

    /// <inheritdoc/>
    public override void Woken(List<InterpreterTask> waiters) => _ready.AddRange(waiters);

    /// <inheritdoc/>
    public override InterpreterTask? TakeNext()
    {
        if (_ready.Count == 0)
        {
            return null;
        }

        var index = _random.Below(_ready.Count);
        var task = _ready[index];
        _ready[index] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        return task;
    }
}
