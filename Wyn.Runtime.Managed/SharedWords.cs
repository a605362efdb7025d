// Where the few words stand that all workers of a run look at: one array, each word on cache lines of its own.
namespace Wyn.Runtime;

/// <summary>Indices into the scheduler's shared words.</summary>
internal static class SharedWords
{
    /// <summary>Whether a push must wake somebody; see Parking.</summary>
    public const int Wanted = Spacing;

    /// <summary>How many batches the queue holds; written under the queue's lock.</summary>
    public const int QueuedBatches = 2 * Spacing;

    /// <summary>Why workers should look up between two tasks: bits <see cref="Ended"/> and <see cref="Surplus"/>.</summary>
    public const int Attention = 3 * Spacing;

    /// <summary>The number of the newest chunk.</summary>
    public const int LastChunk = 4 * Spacing;

    /// <summary>How many workers have been made: entries [0, n) of the worker table are there.</summary>
    public const int Workers = 5 * Spacing;

    public const int Length = 6 * Spacing;

    /// <summary>In <see cref="Attention"/>: the program has ended.</summary>
    public const long Ended = 1;

    /// <summary>In <see cref="Attention"/>: more workers run than should; the next one between two tasks steps back.</summary>
    public const long Surplus = 2;

    // Two cache lines: processors fetch neighbours in pairs.
    private const int Spacing = 16;
}
