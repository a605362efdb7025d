// Generates programs and runs them everywhere:  Wyn.Fuzz [--seed N] [--count N] [--minutes N] [--show]
// Prints the seed of each disagreement; `--show` prints the program of the seed instead. Exit code 1 if any disagreed.
using System;
using System.Diagnostics;
using System.Globalization;
using Wyn.Fuzz;
using Wyn.TestKit;

var seed = Option("--seed", Environment.TickCount & 0xFFFFFF);
if (Array.IndexOf(args, "--show") >= 0)
{
    Console.Write(ProgramGenerator.Generate(seed));
    return 0;
}

var minutes = Option("--minutes", 0);
var count = Option("--count", minutes > 0 ? int.MaxValue : 200);
var clock = Stopwatch.StartNew();
var failures = 0;
var done = 0;
using var folder = new TemporaryFolder();
for (; done < count && (minutes == 0 || clock.Elapsed < TimeSpan.FromMinutes(minutes)); done++)
{
    if (Differential.Check(seed + done, folder.Path) is { } difference)
    {
        failures++;
        Console.WriteLine(difference);
    }
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} programs from seed {seed}, {failures} disagreements"));
return failures == 0 ? 0 : 1;

int Option(string name, int missing)
{
    var index = Array.IndexOf(args, name);
    return index >= 0 && index + 1 < args.Length ? int.Parse(args[index + 1], CultureInfo.InvariantCulture) : missing;
}
