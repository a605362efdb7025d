// Starts programs. They get the streams of this process.
using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Threading;
using Wyn.Driver.Diagnostics;

namespace Wyn.Driver;

/// <summary>Runs a program to its end.</summary>
internal static class ProcessRunner
{
    private const int TextFileBusy = 26; // ETXTBSY

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

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
            using var process = Start(start);
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (Win32Exception exception)
        {
            throw ToolException.Environment(DriverDiagnostics.ProgramNotStarted, null, path, FileSystem.Reason(exception));
        }
    }

    /// <summary>
    /// Starts a program. One that was written a moment ago can be busy: where several threads start programs, another one's
    /// child has inherited the descriptor that wrote it, and holds it until it has become a program itself.
    /// </summary>
    /// <exception cref="Win32Exception">The system cannot start it.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return Process.Start(start) ?? throw new InvalidOperationException("no process was started");
            }
            catch (Win32Exception failure) when (failure.NativeErrorCode == TextFileBusy && clock.Elapsed < LongestWait)
            {
                Thread.Yield();
            }
        }
    }
}
