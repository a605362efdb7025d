// Runs one module on several backends, levels and schedules, and tells where one disagrees with the interpreter without
// optimisation. What costs as much and finds less is done in turn: the two native levels; a schedule of the interpreter, or CIL
// without optimisation.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using Wyn.TestKit;

namespace Wyn.Fuzz;

/// <summary>Differential runs in a folder of their own.</summary>
internal sealed class Differential(string folder)
{
    private const string Oracle = "--backend interp -O0";

    private static readonly string[] Native = ["--backend llvm -O0", "--backend llvm --release"];

    private readonly string _path = Path.Combine(folder, "fuzz.wyn");

    /// <summary>How many runs each way of running has had, and what time they took.</summary>
    public SortedDictionary<string, (int Count, TimeSpan Time)> Runs { get; } = [];

    /// <summary>What a module is run with: a seed chooses the schedule and the level.</summary>
    public static IReadOnlyList<string> Ways(int seed, bool isNative)
    {
        var turn = (seed / 10) & 1;
        List<string> ways = ["--backend cil --workers 2", turn == 0 ? string.Create(CultureInfo.InvariantCulture, $"--backend interp --seed {seed}") : "--backend cil -O0 --workers 1"];
        if (isNative)
        {
            ways.Add(Native[turn]);
        }

        return ways;
    }

    /// <summary>The first disagreement over a module; null if all agree.</summary>
    public Disagreement? Check(string module, IReadOnlyList<string> ways)
    {
        File.WriteAllText(_path, module);
        var expected = Run(Oracle);
        if (IsRejected(expected))
        {
            return new Disagreement(Oracle, "the module was rejected:\n" + Show(expected), IsRejection: true);
        }

        foreach (var way in ways)
        {
            var actual = way.Contains("llvm", StringComparison.Ordinal) ? RunNative(way) : Run(way);
            if (actual != expected)
            {
                return new Disagreement(way, $"--- {Oracle}\n{Show(expected)}\n--- {way}\n{Show(actual)}", IsRejection: false);
            }
        }

        return null;
    }

    private ToolResult Run(string options) => Timed(
        options.Contains("--seed", StringComparison.Ordinal) ? "--backend interp" : options,
        () => Tool.Run(["run", .. options.Split(' '), _path]));

    // Owners of values that are lost are an outcome, too: the leak check makes another exit code of them.
    private ToolResult RunNative(string options) => Timed(options, () =>
    {
        var program = Path.Combine(folder, "fuzz");
        var build = Tool.Run(["build", .. options.Split(' '), _path, "-o", program]);
        if (build.ExitCode != 0)
        {
            return build;
        }

        var run = Tool.Start(program, [], start =>
        {
            start.Environment["WYN_WORKERS"] = "2";
            start.Environment["WYN_CHECK_LEAKS"] = "1";
        });
        return run with { Error = build.Error + run.Error }; // warnings come first, as where one command does both
    });

    private ToolResult Timed(string way, Func<ToolResult> run)
    {
        var clock = Stopwatch.StartNew();
        var result = run();
        var (count, time) = Runs.GetValueOrDefault(way);
        Runs[way] = (count + 1, time + clock.Elapsed);
        return result;
    }

    // A panic is an outcome like any other; an error message of the compiler is not.
    private static bool IsRejected(ToolResult result) => result.ExitCode is < 0 or > 3 || result.Error.Contains("error[", StringComparison.Ordinal);

    private static string Show(ToolResult result) => $"exit {result.ExitCode}\n{result.Output}{result.Error}";
}
