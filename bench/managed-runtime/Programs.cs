// Programs as the CIL backend emits them, written by hand: entries take the arguments out of the payload, call, store the result.
using System.Runtime.CompilerServices;
using Wyn.Runtime;

namespace ManagedRuntimeBench;

/// <summary>The measured programs; each gives a checksum as exit code.</summary>
internal static unsafe class Programs
{
    private static readonly SpawnSite FibSite = new((nint)(delegate*<Worker, Future, void>)&FibEntry, 1, false, "fib", "bench.wyn:1:1");
    private static readonly SpawnSite SquareSite = new((nint)(delegate*<Worker, Future, void>)&SquareEntry, 1, false, "square", "bench.wyn:2:1");
    private static readonly SpawnSite NothingSite = new((nint)(delegate*<Worker, Future, void>)&NothingEntry, 1, false, "nothing", "bench.wyn:3:1");

    public static void Fib(Worker worker, Future task) => task.Word(0) = FibDirect(worker, 35).Value == 9227465 ? 1 : 0;

    public static void SpawnEach(Worker worker, Future task)
    {
        var sum = 0L;
        for (var i = 0L; i < 1_000_000; i++)
        {
            var f = SpawnSquare(worker, i & 1023);
            RuntimeEntryPoints.TaskAwait(worker, f);
            sum += f.Word(0);
        }

        task.Word(0) = sum == 348876003424 ? 1 : 0;
    }

    public static void SpawnAll10K(Worker worker, Future task) => task.Word(0) = SpawnAll(worker, 10_000);

    public static void SpawnAll1M(Worker worker, Future task) => task.Word(0) = SpawnAll(worker, 1_000_000);

    public static void SpawnAll10M(Worker worker, Future task) => task.Word(0) = SpawnAll(worker, 10_000_000);

    public static void FireForget(Worker worker, Future task)
    {
        for (var i = 0L; i < 1_000_000; i++)
        {
            var f = RuntimeEntryPoints.TaskNewDetached(worker, NothingSite);
            f.Word(0) = i;
            RuntimeEntryPoints.TaskPublish(worker, f);
        }

        task.Word(0) = 1;
    }

    public static void Hello(Worker worker, Future task) => task.Word(0) = 1;

    private static long SpawnAll(Worker worker, int count)
    {
        var futures = new Future[count];
        for (var i = 0; i < count; i++)
        {
            futures[i] = SpawnSquare(worker, i & 1023);
        }

        var sum = 0L;
        foreach (var f in futures)
        {
            RuntimeEntryPoints.TaskAwait(worker, f);
            sum += f.Word(0);
        }

        var expected = 0L;
        for (var i = 0L; i < count; i++)
        {
            expected += (i & 1023) * (i & 1023);
        }

        return sum == expected ? 1 : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Future SpawnSquare(Worker worker, long n)
    {
        var f = RuntimeEntryPoints.TaskNew(worker, SquareSite);
        f.Word(0) = n;
        RuntimeEntryPoints.TaskPublish(worker, f);
        return f;
    }

    private static Completion<long> FibDirect(Worker worker, long n)
    {
        var here = 0;
        if ((nuint)(&here) < worker.StackLimit)
        {
            RuntimeEntryPoints.PanicStack(worker, "bench.wyn:1:1");
        }

        if (n < 2)
        {
            return new Completion<long>(n, null);
        }

        var f = RuntimeEntryPoints.TaskNew(worker, FibSite);
        f.Word(0) = n - 1;
        RuntimeEntryPoints.TaskPublish(worker, f);
        var g = FibDirect(worker, n - 2);
        if (g.Frame is not null)
        {
            return new Completion<long>(0, g.Frame);
        }

        RuntimeEntryPoints.TaskAwait(worker, f);
        return new Completion<long>(f.Word(0) + g.Value, null);
    }

    private static void FibEntry(Worker worker, Future task)
    {
        var n = task.Word(0);
        task.Word(0) = FibDirect(worker, n).Value;
    }

    private static void SquareEntry(Worker worker, Future task)
    {
        var n = task.Word(0);
        task.Word(0) = n * n;
    }

    private static void NothingEntry(Worker worker, Future task)
    {
    }
}
