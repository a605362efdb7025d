// The seam in production: the processor's and the operating system's own steps. Words are addressed unchecked: indices come
// from the pool and the ring, which only make valid ones.
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace Wyn.Runtime;

/// <summary>The hooks of a real run.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Only its static members are used, as a type argument.")]
internal readonly struct SystemHooks : ISchedulerHooks
{
    private const int SpinsPerRound = 20;

    public static int RingCapacity => 256;

    public static int BatchSize => 128;

    public static int SpinRounds => 12;

    // With the pauses between them some 20 microseconds in all.
    public static int SearchRounds => 12;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Load(long[] words, int index) => Volatile.Read(ref Word(words, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(long[] words, int index, long value) => Volatile.Write(ref Word(words, index), value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long CompareExchange(long[] words, int index, long value, long expected)
        => Interlocked.CompareExchange(ref Word(words, index), value, expected);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LeafFrame? CompareExchange(LeafFrame?[] leaves, int index, LeafFrame? value, LeafFrame? expected)
        => Interlocked.CompareExchange(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(leaves), index), value, expected);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TaskChunk? LoadChunk(TaskChunk?[] chunks, int index)
        => Volatile.Read(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(chunks), index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreChunk(TaskChunk?[] chunks, int index, TaskChunk? value)
        => Volatile.Write(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(chunks), index), value);

    public static void FenceAllThreads() => Interlocked.MemoryBarrierProcessWide();

    public static void Enter(object gate) => Monitor.Enter(gate);

    public static void Exit(object gate) => Monitor.Exit(gate);

    public static void Park(Parker parker, int microseconds)
    {
        if (microseconds < 0)
        {
            parker.Wait();
        }
        else
        {
            parker.Wait(microseconds);
        }
    }

    public static void Unpark(Parker parker) => parker.Set();

    public static long Now() => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);

    public static void Pause(int round) => Thread.SpinWait(SpinsPerRound * (round + 1));

    public static bool TryStartThread(Worker worker) => worker.Scheduler.Threads.TryStart(worker);

    // Unchecked: callers hold an index made for this array.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref long Word(long[] words, int index) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(words), index);
}
