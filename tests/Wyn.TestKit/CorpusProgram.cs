// A program of the corpus with what its directives expect of a run:
//   // EXPECT: text                     a line of standard output
//   // EXIT: n                          the exit code; 0 without it
//   // STDERR: part                     something that standard error contains; without one it is empty
//   // IGNORE-BACKEND: name reason      a known gap
//   // DEEP: how deep                   recurses deeper than ThreadSanitizer records; read by tests/native/sanitize
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Wyn.TestKit;

/// <summary>A program and its expectations.</summary>
/// <param name="Path">The file.</param>
/// <param name="Output">Standard output, exactly.</param>
/// <param name="ExitCode">The exit code.</param>
/// <param name="ErrorParts">What standard error contains; empty if it is empty.</param>
/// <param name="IgnoredBackends">Backends that have a known gap here.</param>
internal sealed record CorpusProgram(
    string Path, string Output, int ExitCode, ImmutableArray<string> ErrorParts, ImmutableArray<string> IgnoredBackends)
{
    /// <summary>
    /// True if the program fills its stack with calls. In the process of the tests its thread would go on carrying the end out of
    /// millions of frames, all of which each garbage collection walks, for seconds: it belongs into a process of its own.
    /// </summary>
    public bool FillsStack => ErrorParts.Contains("stack overflow");

    /// <summary>True if the program has more than one task, so that the number of workers may matter.</summary>
    public bool HasTasks => File.ReadAllText(Path).Contains("spawn", StringComparison.Ordinal);

    public static CorpusProgram Read(string path)
    {
        var lines = File.ReadAllText(path).Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var exit = Values(lines, "EXIT").SingleOrDefault("0");
        return new CorpusProgram(
            path,
            string.Concat(Values(lines, "EXPECT").Select(line => line + "\n")),
            int.Parse(exit, CultureInfo.InvariantCulture),
            [.. Values(lines, "STDERR")],
            [.. Values(lines, "IGNORE-BACKEND").Select(value => value.Split(' ')[0])]);
    }

    /// <summary>What differs between a run and the expectations; null if nothing does.</summary>
    public string? Difference(ToolResult result)
    {
        if (result.Output != Output)
        {
            return $"{Path}: standard output differs\n--- expected\n{Output}{result}";
        }

        if (result.ExitCode != ExitCode)
        {
            return $"{Path}: the exit code is not {ExitCode}\n{result}";
        }

        if (ErrorParts.IsEmpty && result.Error.Length > 0)
        {
            return $"{Path}: standard error is not empty\n{result}";
        }

        return ErrorParts.FirstOrDefault(part => !result.Error.Contains(part, StringComparison.Ordinal)) is { } missing
            ? $"{Path}: standard error does not contain '{missing}'\n{result}"
            : null;
    }

    private static IEnumerable<string> Values(List<string> lines, string directive)
    {
        var prefix = $"// {directive}:";
        return lines.Where(line => line.TrimStart().StartsWith(prefix, StringComparison.Ordinal))
            .Select(line => line.TrimStart()[prefix.Length..])
            .Select(value => value.StartsWith(' ') ? value[1..] : value);
    }
}
