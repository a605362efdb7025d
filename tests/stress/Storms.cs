// Programs that put the scheduler under load in different ways, each with a result that is known beforehand. All randomness
// comes from the seed.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Wyn.Runtime;

namespace Wyn.Stress;

/// <summary>The storms, by name.</summary>
internal static class Storms
{
    public static readonly IReadOnlyList<(string Name, Func<int, int, string?> Run)> All =
    [
        ("fib", Fib),
        ("tree", Tree),
        ("outstanding", Outstanding),
        ("detached", Detached),
        ("shared", Shared),
        ("pairs", Pairs),
        ("chain", Chain),
        ("channels", Channels),
        ("ping-pong", PingPong),
        ("select", Select),
        ("sleepers", Sleepers),
        ("yields", Yields),
        ("deadlocks", Deadlocks),
    ];

    // Fork and join, a task for every other call.
    private static string? Fib(int workers, int seed)
    {
        var n = 14 + (seed % 6);
        return Check(workers, strand => Fib(strand, n), SequentialFib(n));
    }

    // A random tree: each task spawns some, does something, awaits them in random order.
    private static string? Tree(int workers, int seed)
        => Check(workers, strand => Grow(strand, (uint)seed, 6), CountTree((uint)seed, 6));

    // Many tasks held at once, awaited forwards, backwards, or at random, some twice.
    private static string? Outstanding(int workers, int seed)
    {
        var random = new Random(seed);
        var count = random.Next(1, 5000);
        var expected = (long)count * (count - 1) / 2;
        return Check(
            workers,
            async strand =>
            {
                var tasks = new Future[count];
                for (var i = 0; i < count; i++)
                {
                    var n = i;
                    tasks[i] = Tasks.Spawn(strand.Worker, _ => n);
                }

                switch (random.Next(3))
                {
                    case 0:
                        Array.Reverse(tasks);
                        break;
                    case 1:
                        random.Shuffle(tasks);
                        break;
                    default:
                        break;
                }

                var sum = 0L;
                foreach (var task in tasks)
                {
                    sum += await strand.Await(task);
                    sum += await strand.Await(task);
                }

                return sum / 2;
            },
            expected);
    }

    // Tasks that nobody awaits, which spawn more of them: the program ends after the last.
    private static string? Detached(int workers, int seed)
    {
        var width = 1 + (seed % 7);
        var count = 0L;
        var outcome = Tasks.Run(workers, worker =>
        {
            for (var i = 0; i < 200; i++)
            {
                Tasks.Detach(worker, inner => Scatter(inner, width));
            }

            return 0;
        });
        var expected = 200L * (1 + width + ((long)width * width));
        return count == expected && outcome is { ExitCode: 0, Error: "" } ? null : $"{count} of {expected} tasks ran; {outcome}";

        void Scatter(Worker worker, int depth)
        {
            Interlocked.Increment(ref count);
            for (var i = 0; i < width && depth > 0; i++)
            {
                Tasks.Detach(worker, inner =>
                {
                    Interlocked.Increment(ref count);
                    for (var j = 0; j < width; j++)
                    {
                        Tasks.Detach(inner, _ => Interlocked.Increment(ref count));
                    }
                });
            }
        }
    }

    // One slow task that many wait for.
    private static string? Shared(int workers, int seed)
    {
        var waiters = 2 + (seed % 40);
        return Check(
            workers,
            async strand =>
            {
                var slow = Tasks.Spawn(strand.Worker, _ =>
                {
                    Thread.SpinWait(20_000);
                    return 1;
                });
                var tasks = new Future[waiters];
                for (var i = 0; i < waiters; i++)
                {
                    tasks[i] = Tasks.Spawn(strand.Worker, inner => inner.Await(slow));
                }

                var sum = 0L;
                foreach (var task in tasks)
                {
                    sum += await strand.Await(task);
                }

                return sum;
            },
            waiters);
    }

    // Spawn and await at once, in several tasks at a time, with work of changing length between: thieves and naps.
    private static string? Pairs(int workers, int seed)
    {
        const int Lanes = 4;
        const int Steps = 300;
        return Check(
            workers,
            async strand =>
            {
                var lanes = new Future[Lanes];
                for (var lane = 0; lane < Lanes; lane++)
                {
                    var random = new Random(seed + lane);
                    lanes[lane] = Tasks.Spawn(strand.Worker, async inner =>
                    {
                        var sum = 0L;
                        for (var i = 0; i < Steps; i++)
                        {
                            var task = Tasks.Spawn(inner.Worker, _ => 1);
                            Thread.SpinWait(random.Next(100));
                            sum += await inner.Await(task);
                        }

                        return sum;
                    });
                }

                var total = 0L;
                foreach (var lane in lanes)
                {
                    total += await strand.Await(lane);
                }

                return total;
            },
            Lanes * Steps);
    }

    // Each task spawns the next and awaits it.
    private static string? Chain(int workers, int seed)
    {
        var length = 1 + (seed % 3000);
        return Check(workers, strand => Link(strand, length), length);
    }

    // Producers and consumers on one channel, which is closed when all have sent: each value arrives once.
    private static string? Channels(int workers, int seed)
    {
        var random = new Random(seed);
        var (producers, consumers, count) = (random.Next(1, 20), random.Next(1, 20), random.Next(1, 200));
        var capacity = 1 << random.Next(0, 8);
        return Check(
            workers,
            async strand =>
            {
                var channel = new WynChannel<long>(capacity, "");
                var sending = Enumerable.Range(0, producers).Select(_ => Tasks.Spawn(strand.Worker, async inner =>
                {
                    for (var i = 1; i <= count; i++)
                    {
                        await inner.Send(channel, i);
                    }

                    return 0;
                })).ToArray();
                var receiving = Enumerable.Range(0, consumers).Select(_ => Tasks.Spawn(strand.Worker, async inner =>
                {
                    var sum = 0L;
                    while (await inner.Receive(channel, -1) is >= 0 and var value)
                    {
                        sum += value;
                    }

                    return sum;
                })).ToArray();
                await AwaitAll(strand, sending);
                channel.Close(strand.Worker);
                return await AwaitAll(strand, receiving);
            },
            (long)producers * count * (count + 1) / 2);
    }

    private static string? PingPong(int workers, int seed)
    {
        var count = 100 + (seed % 1000);
        return Check(
            workers,
            async strand =>
            {
                var (there, back) = (new WynChannel<long>(1, ""), new WynChannel<long>(1, ""));
                var partner = Tasks.Spawn(strand.Worker, async inner =>
                {
                    for (var i = 0; i < count; i++)
                    {
                        await inner.Send(back, 1 + await inner.Receive(there));
                    }

                    return 0;
                });
                var sum = 0L;
                for (var i = 0; i < count; i++)
                {
                    await strand.Send(there, i);
                    sum += await strand.Receive(back) - i;
                }

                return sum + await strand.Await(partner);
            },
            count);
    }

    // Several select among all channels, others send; some with a time that is hardly ever over, until all are closed.
    private static string? Select(int workers, int seed)
    {
        var random = new Random(seed);
        var (width, takers, count) = (random.Next(1, 5), random.Next(1, 5), random.Next(1, 300));
        return Check(
            workers,
            async strand =>
            {
                var channels = Enumerable.Range(0, width).Select(i => new WynChannel<long>(1 + i, "")).ToArray();
                var sending = channels.Select(channel => Tasks.Spawn(strand.Worker, async inner =>
                {
                    for (var i = 0; i < count; i++)
                    {
                        await inner.Send(channel, 1);
                    }

                    channel.Close(inner.Worker);
                    return 0;
                })).ToArray();
                var taking = Enumerable.Range(0, takers).Select(taker => Tasks.Spawn(strand.Worker, async inner =>
                {
                    var sum = 0L;
                    while (await inner.Select(taker % 2 == 0 ? -1 : 1, channels) is not -1 and var index)
                    {
                        sum += index >= 0 && WynChannel<long>.TryReceive(channels[index], inner.Worker, out _) ? 1 : 0;
                    }

                    return sum;
                })).ToArray();
                await AwaitAll(strand, sending);
                return await AwaitAll(strand, taking);
            },
            (long)width * count);
    }

    private static string? Sleepers(int workers, int seed)
    {
        var random = new Random(seed);
        var count = random.Next(1, 2000);
        return Check(
            workers,
            async strand =>
            {
                var begin = RuntimeEntryPoints.ClockMs();
                var early = 0L;
                var tasks = Enumerable.Range(0, count).Select(_ =>
                {
                    var time = random.Next(0, 100);
                    return Tasks.Spawn(strand.Worker, async inner =>
                    {
                        await inner.Sleep(time);
                        if (time > 0 && RuntimeEntryPoints.ClockMs() - begin < time)
                        {
                            Interlocked.Increment(ref early);
                        }

                        return 1;
                    });
                }).ToArray();
                return await AwaitAll(strand, tasks) - early;
            },
            count);
    }

    // Each lets the others run until all have begun: nobody may be passed over.
    private static string? Yields(int workers, int seed)
    {
        var count = 1 + (seed % 300);
        var begun = 0;
        return Check(
            workers,
            async strand =>
            {
                var tasks = Enumerable.Range(0, count).Select(_ => Tasks.Spawn(strand.Worker, async inner =>
                {
                    Interlocked.Increment(ref begun);
                    while (Volatile.Read(ref begun) < count)
                    {
                        await inner.Yield();
                    }

                    return 1;
                })).ToArray();
                return await AwaitAll(strand, tasks);
            },
            count);
    }

    // Tasks that wait for what never comes, in each way there is: all of them are counted in the report.
    private static string? Deadlocks(int workers, int seed)
    {
        var count = 30 + (seed % 500);
        var outcome = Tasks.Run(workers, async strand =>
        {
            var (empty, full) = (new WynChannel<long>(1, ""), new WynChannel<long>(1, ""));
            await strand.Send(full, 0);
            for (var i = 0; i < count; i++)
            {
                var kind = i % 3;
                Tasks.Detach(strand.Worker, async inner =>
                {
                    if (kind == 0)
                    {
                        await inner.Receive(empty);
                    }
                    else if (kind == 1)
                    {
                        await inner.Send(full, 1);
                    }
                    else
                    {
                        await inner.Select(-1, empty);
                    }
                });
            }

            await strand.Sleep(1);
            return 0;
        });
        return outcome.ExitCode == 1 && outcome.Error.EndsWith($"  and {count - 20} more tasks wait\n", StringComparison.Ordinal)
            ? null
            : $"{count} tasks; {outcome}";
    }

    private static async Task<long> AwaitAll(Strand strand, Future[] tasks)
    {
        var sum = 0L;
        foreach (var task in tasks)
        {
            sum += await strand.Await(task);
        }

        return sum;
    }

    private static async Task<long> Link(Strand strand, int length)
        => length == 0 ? 0 : 1 + await strand.Await(Tasks.Spawn(strand.Worker, inner => Link(inner, length - 1)));

    private static async Task<long> Fib(Strand strand, int n)
    {
        if (n < 2)
        {
            return n;
        }

        var f = Tasks.Spawn(strand.Worker, inner => Fib(inner, n - 1));
        var g = await Fib(strand, n - 2);
        return await strand.Await(f) + g;
    }

    private static long SequentialFib(int n) => n < 2 ? n : SequentialFib(n - 1) + SequentialFib(n - 2);

    private static async Task<long> Grow(Strand strand, uint seed, int depth)
    {
        var children = Children(seed, depth);
        var tasks = new Future[children];
        for (var i = 0; i < children; i++)
        {
            var child = Mix(seed, i);
            tasks[i] = Tasks.Spawn(strand.Worker, inner => Grow(inner, child, depth - 1));
        }

        Thread.SpinWait((int)(seed % 50));
        if (seed % 2 == 0)
        {
            Array.Reverse(tasks);
        }

        var sum = 1L;
        foreach (var task in tasks)
        {
            sum += await strand.Await(task);
        }

        return sum;
    }

    private static long CountTree(uint seed, int depth)
    {
        var sum = 1L;
        for (var i = 0; i < Children(seed, depth); i++)
        {
            sum += CountTree(Mix(seed, i), depth - 1);
        }

        return sum;
    }

    private static int Children(uint seed, int depth) => depth == 0 ? 0 : (int)(Mix(seed, 77) % 6);

    private static uint Mix(uint seed, int i) => ((seed + (uint)i + 1) * 2654435761u) ^ (seed >> 13);

    private static string? Check(int workers, Func<Strand, Task<long>> body, long expected)
    {
        var result = 0L;
        var outcome = Tasks.Run(workers, async strand =>
        {
            result = await body(strand);
            return 0;
        });
        return result == expected && outcome is { ExitCode: 0, Error: "" } ? null : $"{result} instead of {expected}; {outcome}";
    }
}
