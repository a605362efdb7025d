// Where the few words stand that all workers of a run look at: one array, each word on cache lines of its own.
namespace Wyn.Runtime;

/// <summary>Indices into the scheduler's shared words.</summary>
internal static class SharedWords
{
    /// <summary>Whether a push must wake somebody; see Parking.</summary>
    public const int Wanted = Spacing;

    /// <summary>How many batches the queue holds; written under the queue's lock.</summary>
    public const int QueuedBatches = 2 * Spacing;

    /// <summary>1 when the program has ended: workers stop between two tasks.</summary>
    public const int Ended = 3 * Spacing;

    /// <summary>The number of the newest chunk.</summary>
    public const int LastChunk = 4 * Spacing;

    /// <summary>How many workers have been made: entries [0, n) of the worker table are there.</summary>
    public const int Workers = 5 * Spacing;

    /// <summary>Microseconds of the clock before which no timer is due; <see cref="NoTimer"/> if there is none. See TimerWheel.</summary>
    public const int NextDue = 6 * Spacing;

    public const int Length = 7 * Spacing;

    /// <summary>In <see cref="NextDue"/>: there is no timer.</summary>
    public const long NoTimer = long.MaxValue;

    // Two cache lines: processors fetch neighbours in pairs.
    private const int Spacing = 16;
}
