// Generates programs and runs them everywhere:  Wyn.Fuzz [--seed N] [--programs N] [--minutes N] [--show | --reduce]
// Nine programs of ten make one module; the tenth is risky, it may panic, and is a module of its own. Prints the module's first
// seed and the difference where two ways of running disagree. `--show` prints the module of the seed, `--reduce` a smaller
// one that fails alike. Many programs are run by child processes, since each run leaves an assembly behind.
// Exit code 1 if any disagreed.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Wyn.Fuzz;
using Wyn.TestKit;

const int Group = 10;
const int ProgramsOfChild = 300;

var seed = Option("--seed", Environment.TickCount & 0xFFFFF0) / Group * Group;
if (Has("--show") || Has("--reduce"))
{
    return ShowOne(Option("--seed", seed));
}

var minutes = Option("--minutes", 0);
var count = Option("--programs", minutes > 0 ? int.MaxValue - seed - Group : 200);
var clock = Stopwatch.StartNew();
var failures = 0;
var done = 0;
if (count > ProgramsOfChild)
{
    RunChildren();
}
else
{
    RunHere();
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} programs from seed {seed}, {failures} disagreements"));
return failures == 0 ? 0 : 1;

bool InTime() => minutes == 0 || clock.Elapsed < TimeSpan.FromMinutes(minutes);

void RunChildren()
{
    for (; done < count && InTime(); done += ProgramsOfChild)
    {
        var size = Math.Min(ProgramsOfChild, count - done);
        var self = Environment.ProcessPath ?? throw new InvalidOperationException("this process has no path");
        var result = Tool.Start(self, ["--seed", $"{seed + done}", "--programs", $"{size}"]);
        failures += result.ExitCode == 0 ? 0 : 1;
        Console.Write(result.Output + result.Error);
    }
}

void RunHere()
{
    using var folder = new TemporaryFolder();
    var differential = new Differential(folder.Path);
    for (; done < count && InTime(); done += Group)
    {
        Check(differential, seed + done);
        Check(differential, seed + done + Group - 1);
    }

    Console.Error.WriteLine(string.Join(", ", differential.Runs.Select(run =>
        string.Create(CultureInfo.InvariantCulture, $"{run.Key}: {run.Value.Count} in {run.Value.Time.TotalSeconds:F0} s"))));
}

void Check(Differential differential, int first)
{
    if (differential.Check(Module(first), Ways(first)) is { } disagreement)
    {
        failures++;
        Console.WriteLine($"seed {first}: {disagreement.Way}\n{disagreement.Text}");
    }
}

// The seeds of a module are those of its group up to the risky one, which stands alone.
static string Module(int first)
{
    var isRisky = first % Group == Group - 1;
    return ProgramGenerator.Generate(isRisky ? [first] : [.. Enumerable.Range(first, Group - 1 - (first % Group))], isRisky);
}

static IReadOnlyList<string> Ways(int first) => Differential.Ways(first, isNative: first % Group == 0 || first / Group % 4 == 0);

int ShowOne(int first)
{
    var module = Module(first);
    if (Has("--reduce"))
    {
        using var folder = new TemporaryFolder();
        var differential = new Differential(folder.Path);
        if (differential.Check(module, Ways(first)) is not { } original)
        {
            Console.Error.WriteLine("nothing fails");
            return 1;
        }

        module = Reducer.Reduce(module, smaller => IsAlike(original, differential.Check(smaller, original.IsRejection ? [] : [original.Way])), TimeSpan.FromMinutes(Option("--minutes", 3)));
        Console.Error.WriteLine(differential.Check(module, original.IsRejection ? [] : [original.Way])?.Text);
    }

    Console.Write(module);
    return 0;
}

// Rejections are alike if they begin with the same message; a module that is rejected where the original was not is none.
static bool IsAlike(Disagreement original, Disagreement? other)
    => other is not null && other.IsRejection == original.IsRejection && (!original.IsRejection || Code(other.Text) == Code(original.Text));

static string Code(string text)
{
    var start = text.IndexOf("error[", StringComparison.Ordinal);
    return start < 0 ? "" : text[start..text.IndexOf('\n', start)].Split('`')[0];
}

bool Has(string name) => Array.IndexOf(args, name) >= 0;

int Option(string name, int missing)
{
    var index = Array.IndexOf(args, name);
    return index >= 0 && index + 1 < args.Length ? int.Parse(args[index + 1], CultureInfo.InvariantCulture) : missing;
}
