// Runs one generated program on every backend, level and schedule, and tells where two disagree.
using System.Collections.Generic;
using System.IO;
using Wyn.TestKit;

namespace Wyn.Fuzz;

/// <summary>Differential runs: the interpreter without optimisation is the oracle.</summary>
internal static class Differential
{
    private static readonly string[] Others = ["--backend interp --seed {0}", "--backend cil --workers 2", "--backend cil -O0 --workers 1"];

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

        foreach (var options in Others)
        {
            var command = new List<string> { "run" };
            command.AddRange(string.Format(System.Globalization.CultureInfo.InvariantCulture, options, seed).Split(' '));
            command.Add(path);
            var actual = Tool.Run(command);
            if (actual != expected)
            {
                return $"seed {seed}: {options} differs\n--- interp -O0\n{Show(expected)}\n--- {options}\n{Show(actual)}";
            }
        }

        return null;
    }

    // A panic is an outcome like any other; an error message of the compiler is not.
    private static string? IsRejected(ToolResult result)
        => result.ExitCode is < 0 or > 3 || result.Error.Contains("error[", System.StringComparison.Ordinal) ? Show(result) : null;

    private static string Show(ToolResult result) => $"exit {result.ExitCode}\n{result.Output}{result.Error}";
}
