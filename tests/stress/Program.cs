// The stress program: storms with random parameters until the time is over. `--minutes N --seed S --workers N`; without
// --workers 1, 2, 3, 8 and 64 in turn. Prints the seed of each failure; the same seed repeats the same storm.
using System;
using System.Diagnostics;
using System.Globalization;
using Wyn.Stress;

var minutes = Option("--minutes", 1);
var seed = (int)Option("--seed", Environment.TickCount & 0xFFFFFF);
var workers = (int)Option("--workers", 0);
int[] counts = workers > 0 ? [workers] : [1, 2, 3, 8, 64];
Console.WriteLine($"seed {seed}");
var clock = Stopwatch.StartNew();
var runs = 0;
var failures = 0;
do
{
    foreach (var (name, run) in Storms.All)
    {
        foreach (var count in counts)
        {
            runs++;
            if (run(count, seed) is { } failure)
            {
                failures++;
                Console.WriteLine($"{name} --seed {seed} --workers {count}: {failure}");
            }
        }
    }

    seed++;
}
while (clock.Elapsed.TotalMinutes < minutes);
Console.WriteLine($"{runs} storms, {failures} failures");
return failures == 0 ? 0 : 1;

double Option(string name, double otherwise)
    => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length
        ? double.Parse(args[i + 1], CultureInfo.InvariantCulture)
        : otherwise;
