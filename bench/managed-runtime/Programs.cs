// Programs as the CIL backend emits them, written by hand: entries take the arguments out of the payload, call, store the result.
using System.Runtime.CompilerServices;
using Wyn.Runtime;

namespace ManagedRuntimeBench;

/// <summary>The measured programs; each gives a checksum, which the program compares with its expectation.</summary>
internal static unsafe class Programs
{
    private const int Million = 1_000_000;

    private static readonly SpawnSite FibSite = Site(&FibEntry, "fib", "bench.wyn:1:1");
    private static readonly SpawnSite SquareSite = Site(&SquareEntry, "square", "bench.wyn:2:1");
    private static readonly SpawnSite NothingSite = Site(&NothingEntry, "nothing", "bench.wyn:3:1");

    /// <summary>A site whose tasks give a number.</summary>
    public static SpawnSite Site(delegate*<Worker, Future, Frame?> entry, string name, string location)
        => new((nint)entry, (nint)(delegate*<Worker, Future, Frame, void>)&Finish, 1, false, name, location);

    public static Frame? Hello(Worker worker, Future task) => End(task, new Completion<long>(1, null));

    public static Frame? Fib(Worker worker, Future task) => End(task, FibDirect(worker, 35));

    public static Frame? SpawnEach(Worker worker, Future task) => End(task, Sum(worker, null, Million));

    public static Frame? SpawnAll10K(Worker worker, Future task) => End(task, SpawnAll(worker, 10_000));

    public static Frame? SpawnAll1M(Worker worker, Future task) => End(task, SpawnAll(worker, Million));

    public static Frame? SpawnAll10M(Worker worker, Future task) => End(task, SpawnAll(worker, 10 * Million));

    public static Frame? FireForget(Worker worker, Future task)
    {
        for (var i = 0L; i < Million; i++)
        {
            var f = RuntimeEntryPoints.TaskNewDetached(worker, NothingSite);
            f.Word(0) = i;
            RuntimeEntryPoints.TaskPublish(worker, f);
        }

        return End(task, new Completion<long>(1, null));
    }

    /// <summary>What the tasks of a program that squares the numbers from 0 on, modulo 1024, give together.</summary>
    public static long SquareSum(long count)
    {
        var sum = 0L;
        for (var i = 0L; i < count; i++)
        {
            sum += (i & 1023) * (i & 1023);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Future SpawnSquare(Worker worker, long n)
    {
        var f = RuntimeEntryPoints.TaskNew(worker, SquareSite);
        f.Word(0) = n;
        RuntimeEntryPoints.TaskPublish(worker, f);
        return f;
    }

    private static Completion<long> SpawnAll(Worker worker, int count)
    {
        var futures = new Future[count];
        for (var i = 0; i < count; i++)
        {
            futures[i] = SpawnSquare(worker, i & 1023);
        }

        return Sum(worker, futures, count);
    }

    private static Completion<long> Sum(Worker worker, Future[]? tasks, int count)
    {
        var sum = 0L;
        for (var i = 0; i < count; i++)
        {
            var f = tasks?[i] ?? SpawnSquare(worker, i & 1023);
            if (Waiting.Await(worker, f, "bench.wyn:2:1") is { } leaf)
            {
                return new Completion<long>(0, new SumFrame(leaf, tasks, count, i, sum, f));
            }

            sum += f.Word(0);
        }

        return new Completion<long>(sum, null);
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
            return new Completion<long>(0, new FibFrame(g.Frame, 0, f, 0));
        }

        return Waiting.Await(worker, f, "bench.wyn:1:1") is { } leaf
            ? new Completion<long>(0, new FibFrame(leaf, 1, f, g.Value))
            : new Completion<long>(f.Word(0) + g.Value, null);
    }

    private static Frame? FibEntry(Worker worker, Future task) => End(task, FibDirect(worker, task.Word(0)));

    private static Frame? SquareEntry(Worker worker, Future task)
    {
        var n = task.Word(0);
        task.Word(0) = n * n;
        return null;
    }

    private static Frame? NothingEntry(Worker worker, Future task) => null;

    private static Frame? End(Future task, Completion<long> call)
    {
        if (call.Frame is null)
        {
            task.Word(0) = call.Value;
        }

        return call.Frame;
    }

    private static void Finish(Worker worker, Future task, Frame frame) => task.Word(0) = ((Frame<long>)frame).Results;
}
