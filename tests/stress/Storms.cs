// Programs that put the scheduler under load in different ways, each with a result that is known beforehand. All randomness
// comes from the seed.
using System;
using System.Collections.Generic;
using System.Threading;
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
    ];

    // Fork and join, a task for every other call.
    private static string? Fib(int workers, int seed)
    {
        var n = 14 + (seed % 6);
        return Check(workers, worker => Fib(worker, n), SequentialFib(n));
    }

    // A random tree: each task spawns some, does something, awaits them in random order.
    private static string? Tree(int workers, int seed)
        => Check(workers, worker => Grow(worker, (uint)seed, 6), CountTree((uint)seed, 6));

    // Many tasks held at once, awaited forwards, backwards, or at random, some twice.
    private static string? Outstanding(int workers, int seed)
    {
        var random = new Random(seed);
        var count = random.Next(1, 5000);
        var expected = (long)count * (count - 1) / 2;
        return Check(
            workers,
            worker =>
            {
                var tasks = new Future[count];
                for (var i = 0; i < count; i++)
                {
                    var n = i;
                    tasks[i] = Tasks.Spawn(worker, _ => n);
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
                    sum += Tasks.Await(worker, task);
                    sum += Tasks.Await(worker, task);
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

    // One slow task that many wait for, so that threads block and others stand in.
    private static string? Shared(int workers, int seed)
    {
        var waiters = 2 + (seed % 40);
        return Check(
            workers,
            worker =>
            {
                var slow = Tasks.Spawn(worker, _ =>
                {
                    Thread.SpinWait(20_000);
                    return 1;
                });
                var tasks = new Future[waiters];
                for (var i = 0; i < waiters; i++)
                {
                    tasks[i] = Tasks.Spawn(worker, inner => Tasks.Await(inner, slow));
                }

                var sum = 0L;
                foreach (var task in tasks)
                {
                    sum += Tasks.Await(worker, task);
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
            worker =>
            {
                var lanes = new Future[Lanes];
                for (var lane = 0; lane < Lanes; lane++)
                {
                    var random = new Random(seed + lane);
                    lanes[lane] = Tasks.Spawn(worker, inner =>
                    {
                        var sum = 0L;
                        for (var i = 0; i < Steps; i++)
                        {
                            var task = Tasks.Spawn(inner, _ => 1);
                            Thread.SpinWait(random.Next(100));
                            sum += Tasks.Await(inner, task);
                        }

                        return sum;
                    });
                }

                var total = 0L;
                foreach (var lane in lanes)
                {
                    total += Tasks.Await(worker, lane);
                }

                return total;
            },
            Lanes * Steps);
    }

    // Each task spawns the next and awaits it.
    private static string? Chain(int workers, int seed)
    {
        var length = 1 + (seed % 3000);
        return Check(workers, worker => Link(worker, length), length);
    }

    private static long Link(Worker worker, int length)
        => length == 0 ? 0 : 1 + Tasks.Await(worker, Tasks.Spawn(worker, inner => Link(inner, length - 1)));

    private static long Fib(Worker worker, int n)
    {
        if (n < 2)
        {
            return n;
        }

        var f = Tasks.Spawn(worker, inner => Fib(inner, n - 1));
        var g = Fib(worker, n - 2);
        return Tasks.Await(worker, f) + g;
    }

    private static long SequentialFib(int n) => n < 2 ? n : SequentialFib(n - 1) + SequentialFib(n - 2);

    private static long Grow(Worker worker, uint seed, int depth)
    {
        var children = Children(seed, depth);
        var tasks = new Future[children];
        for (var i = 0; i < children; i++)
        {
            var child = Mix(seed, i);
            tasks[i] = Tasks.Spawn(worker, inner => Grow(inner, child, depth - 1));
        }

        Thread.SpinWait((int)(seed % 50));
        if (seed % 2 == 0)
        {
            Array.Reverse(tasks);
        }

        var sum = 1L;
        foreach (var task in tasks)
        {
            sum += Tasks.Await(worker, task);
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

    private static string? Check(int workers, Func<Worker, long> body, long expected)
    {
        var result = 0L;
        var outcome = Tasks.Run(workers, worker =>
        {
            result = body(worker);
            return 0;
        });
        return result == expected && outcome is { ExitCode: 0, Error: "" } ? null : $"{result} instead of {expected}; {outcome}";
    }
}
