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
    Measure("hello", (nint)(delegate*<Worker, Future, void>)&Programs.Hello);
    Measure("fib35", (nint)(delegate*<Worker, Future, void>)&Programs.Fib);
    Measure("spawn_each_1M", (nint)(delegate*<Worker, Future, void>)&Programs.SpawnEach);
    Measure("spawn_all_10K", (nint)(delegate*<Worker, Future, void>)&Programs.SpawnAll10K);
    Measure("spawn_all_1M", (nint)(delegate*<Worker, Future, void>)&Programs.SpawnAll1M);
    Measure("spawn_all_10M", (nint)(delegate*<Worker, Future, void>)&Programs.SpawnAll10M);
    Measure("fire_forget_1M", (nint)(delegate*<Worker, Future, void>)&Programs.FireForget);
}

int Option(string name, int otherwise)
    => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? int.Parse(args[i + 1], null) : otherwise;

void Measure(string name, nint entry)
{
    if (names.Length > 0 && !names.Contains(name))
    {
        return;
    }

    var site = new SpawnSite(entry, 1, false, name, "bench.wyn:1:1");
    var times = new double[rounds];
    var first = 0.0;
    for (var round = -1; round < rounds; round++)
    {
        var clock = Stopwatch.StartNew();
        var code = ProgramHost.Run(site, [], Stream.Null, Stream.Null, Console.OpenStandardError(), workers);
        var time = clock.Elapsed.TotalMilliseconds;
        if (code != 1)
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
