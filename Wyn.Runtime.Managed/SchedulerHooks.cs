// The seam: every step of the scheduler that another thread can see goes through here. Production code uses SystemHooks,
// whose methods the JIT inlines to one instruction each; tests put an explorer of schedules behind the same interface.
// Shared words live in arrays, so that an explorer can keep a store in a buffer as (array, index, value).
namespace Wyn.Runtime;

/// <summary>The shared-memory and blocking steps of the scheduler, and the sizes that the steps depend on.</summary>
internal interface ISchedulerHooks
{
    /// <summary>How many hints a ring holds, a power of two; tests have small ones, so that short programs fill them.</summary>
    static abstract int RingCapacity { get; }

    /// <summary>How many hints a batch holds, at most half a ring.</summary>
    static abstract int BatchSize { get; }

    /// <summary>How often an await looks again before it suspends its task; tests, where a pause takes no time, need but one look.</summary>
    static abstract int SpinRounds { get; }

    /// <summary>How often the searcher looks before it naps or parks.</summary>
    static abstract int SearchRounds { get; }

    /// <summary>Reads a word; later accesses of this thread stay behind it (acquire).</summary>
    static abstract long Load(long[] words, int index);

    /// <summary>Writes a word; earlier accesses of this thread stay before it (release).</summary>
    static abstract void Store(long[] words, int index, long value);

    /// <summary>Replaces a word if it has the expected value, and gives the value it had; a full fence.</summary>
    static abstract long CompareExchange(long[] words, int index, long value, long expected);

    /// <summary>Replaces a leaf if it is the expected one, and gives the one that was there; a full fence.</summary>
    static abstract LeafFrame? CompareExchange(LeafFrame?[] leaves, int index, LeafFrame? value, LeafFrame? expected);

    /// <summary>Reads a slot's chunk (acquire).</summary>
    static abstract TaskChunk? LoadChunk(TaskChunk?[] chunks, int index);

    /// <summary>Writes a slot's chunk (release).</summary>
    static abstract void StoreChunk(TaskChunk?[] chunks, int index, TaskChunk? value);

    /// <summary>
    /// A full fence on every thread of the process: each other thread's stores before some point of its program are visible
    /// to this thread, and its loads after that point see this thread's stores. Dear; lets the other side do without a fence.
    /// </summary>
    static abstract void FenceAllThreads();

    /// <summary>Enters a lock.</summary>
    static abstract void Enter(object gate);

    /// <summary>Leaves a lock.</summary>
    static abstract void Exit(object gate);

    /// <summary>Waits for the parker's permit and takes it; gives up after the time, if it is not negative.</summary>
    static abstract void Park(Parker parker, int microseconds);

    /// <summary>Gives the parker its permit, once, and wakes its thread.</summary>
    static abstract void Unpark(Parker parker);

    /// <summary>Microseconds since some moment of the past.</summary>
    static abstract long Now();

    /// <summary>Lets a moment pass, longer in later rounds.</summary>
    static abstract void Pause(int round);

    /// <summary>Starts the thread of a worker; false if the system has no more.</summary>
    static abstract bool TryStartThread(Worker worker);
}
