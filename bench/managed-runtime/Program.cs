// Measures the managed runtime alone: `ManagedRuntimeBench [--workers N] [--rounds N] [NAME...]`, milliseconds, best and median.
using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using ManagedRuntimeBench;
using Wyn.Runtime;

var workers = Option("--workers", 0);
var rounds = Option("--rounds", 7);
var names = args.Where((text, i) => !text.StartsWith('-') && (i == 0 || !args[i - 1].StartsWith('-'))).ToArray();
unsafe
{
    Measure("hello", &Programs.Hello, 1);
    Measure("fib35", &Programs.Fib, 9227465);
    Measure("spawn_each_1M", &Programs.SpawnEach, Programs.SquareSum(1_000_000));
    Measure("spawn_all_10K", &Programs.SpawnAll10K, Programs.SquareSum(10_000));
    Measure("spawn_all_1M", &Programs.SpawnAll1M, Programs.SquareSum(1_000_000));
    Measure("spawn_all_10M", &Programs.SpawnAll10M, Programs.SquareSum(10_000_000));
    Measure("fire_forget_1M", &Programs.FireForget, 1);
}

int Option(string name, int otherwise)
    => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? int.Parse(args[i + 1], null) : otherwise;

unsafe void Measure(string name, delegate*<Worker, Future, Frame?> entry, long expected)
{
    if (names.Length > 0 && !names.Contains(name))
    {
        return;
    }

    var site = Programs.Site(entry, name, "bench.wyn:1:1");
    var times = new double[rounds];
    var first = 0.0;
    for (var round = -1; round < rounds; round++)
    {
        var clock = Stopwatch.StartNew();
        var code = ProgramHost.Run(site, [], Stream.Null, Stream.Null, Console.OpenStandardError(), workers);
        var time = clock.Elapsed.TotalMilliseconds;
        if (code != (int)expected) // the exit code of a program is the low half of its result
        {
            throw new InvalidOperationException($"{name}: wrong result");
        }

        if (round < 0)
        {
            first = time; // cold
        }
        else
        {
            times[round] = time;
        }
    }

    Array.Sort(times);
    Console.WriteLine($"{name,-16} first {first,8:F1}  best {times[0],8:F1}  median {times[rounds / 2],8:F1} ms");
}
