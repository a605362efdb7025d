// How the backend starts programs: by whoever has put it to work.
using System.Collections.Generic;

namespace Wyn.Backend.Llvm;

/// <summary>Runs a program to its end.</summary>
internal interface IToolRunner
{
    /// <summary>Runs a program; null if it cannot be started.</summary>
    ToolOutcome? Run(string path, IReadOnlyList<string> arguments);
}

/// <summary>What a program left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record ToolOutcome(int ExitCode, string Error);
