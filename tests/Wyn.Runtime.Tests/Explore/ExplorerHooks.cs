// The seam under the explorer: each step asks it first. Outside of a fiber, while a run is being set up, steps just happen.
namespace Wyn.Runtime.Tests.Explore;

internal readonly struct ExplorerHooks : ISchedulerHooks
{
    public static int RingCapacity => 4;

    public static int BatchSize => 2;

    // None: what a look before suspending could see, the await's first look sees in another schedule.
    public static int SpinRounds => 0;

    public static int SearchRounds => 1;

    public static long Load(long[] words, int index) => Explorer.Current is { } explorer ? explorer.Load(words, index) : words[index];

    public static void Store(long[] words, int index, long value)
    {
        if (Explorer.Current is { } explorer)
        {
            explorer.Store(words, index, value);
        }
        else
        {
            words[index] = value;
        }
    }

    public static long CompareExchange(long[] words, int index, long value, long expected)
    {
        if (Explorer.Current is { } explorer)
        {
            return explorer.CompareExchange(words, index, value, expected);
        }

        var seen = words[index];
        words[index] = seen == expected ? value : seen;
        return seen;
    }

    public static LeafFrame? CompareExchange(LeafFrame?[] leaves, int index, LeafFrame? value, LeafFrame? expected)
        => Explorer.Current!.CompareExchange(leaves, index, value, expected); // on fibers only

    public static TaskChunk? LoadChunk(TaskChunk?[] chunks, int index) => Explorer.Current!.LoadChunk(chunks, index); // on fibers only

    public static void StoreChunk(TaskChunk?[] chunks, int index, TaskChunk? value) => Explorer.StoreChunk(chunks, index, value);

    public static void FenceAllThreads() => Explorer.Current!.FenceAllThreads();

    public static void Enter(object gate) => Explorer.Current!.Enter(gate);

    public static void Exit(object gate) => Explorer.Current!.Exit(gate);

    public static void Park(Parker parker, int microseconds) => Explorer.Current!.Park(parker, microseconds);

    public static void Unpark(Parker parker) => Explorer.Current!.Unpark(parker);

    public static long Now() => Explorer.Now();

    public static void Pause(int round) => Explorer.Current!.Pause();

    public static bool TryStartThread(Worker worker)
    {
        Explorer.Current!.Start(() => worker.Scheduler.Work<ExplorerHooks>(worker));
        return true;
    }
}
