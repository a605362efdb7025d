// Runs one generated program on every backend, level and schedule, and tells where two disagree. A native executable takes
// longer to build than all the others to run, so every fourth program becomes one, without and with all optimisation in turn.
using System;
using System.Globalization;
using System.IO;
using Wyn.TestKit;

namespace Wyn.Fuzz;

/// <summary>Differential runs: the interpreter without optimisation is the oracle.</summary>
internal static class Differential
{
    private static readonly string[] Others = ["--backend interp --seed {0}", "--backend cil --workers 2", "--backend cil -O0 --workers 1"];

    private static readonly string[] Native = ["--backend llvm -O0", "--backend llvm --release"];

    private const int NativeInterval = 4;

    /// <summary>What is wrong with the program of a seed; null if all agree. Leaves the program in the folder.</summary>
    public static string? Check(int seed, string folder)
    {
        var path = Path.Combine(folder, "fuzz.wyn");
        File.WriteAllText(path, ProgramGenerator.Generate(seed));
        var expected = Tool.Run("run", "--backend", "interp", "-O0", path);
        if (IsRejected(expected) is { } rejection)
        {
            return $"seed {seed}: a well-typed program was rejected:\n{rejection}";
        }

        foreach (var template in Others)
        {
            var options = string.Format(CultureInfo.InvariantCulture, template, seed);
            if (Difference(seed, options, expected, Tool.Run(["run", .. options.Split(' '), path])) is { } difference)
            {
                return difference;
            }
        }

        if (seed % NativeInterval != 0)
        {
            return null;
        }

        var native = Native[seed / NativeInterval % Native.Length];
        return Difference(seed, native, expected, RunNative(native, path, folder));
    }

    // Owners of values that are lost are an outcome, too: the leak check makes another exit code of them.
    private static ToolResult RunNative(string options, string path, string folder)
    {
        var program = Path.Combine(folder, "fuzz");
        var build = Tool.Run(["build", .. options.Split(' '), path, "-o", program]);
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
    }

    private static string? Difference(int seed, string options, ToolResult expected, ToolResult actual) => actual == expected
        ? null
        : $"seed {seed}: {options} differs\n--- interp -O0\n{Show(expected)}\n--- {options}\n{Show(actual)}";

    // A panic is an outcome like any other; an error message of the compiler is not.
    private static string? IsRejected(ToolResult result)
        => result.ExitCode is < 0 or > 3 || result.Error.Contains("error[", StringComparison.Ordinal) ? Show(result) : null;

    private static string Show(ToolResult result) => $"exit {result.ExitCode}\n{result.Output}{result.Error}";
}
