// Starts programs. They get the streams of this process.
using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using Wyn.Driver.Diagnostics;

namespace Wyn.Driver;

/// <summary>Runs a program to its end.</summary>
internal static class ProcessRunner
{
    /// <summary>The program's exit code; 128 and the signal's number if one killed it.</summary>
    public static int Run(string path, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(path) { UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException("no process was started");
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (Win32Exception exception)
        {
            throw ToolException.Environment(DriverDiagnostics.ProgramNotStarted, null, path, FileSystem.Reason(exception));
        }
    }
}
