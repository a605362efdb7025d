// Starts the programs that a backend needs, such as a linker. They get no input, and what they say is the backend's to tell.
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using Wyn.Backend.Llvm;

namespace Wyn.Driver;

/// <summary>Runs programs with their output caught.</summary>
internal sealed class ToolRunner : IToolRunner
{
    public ToolOutcome? Run(string path, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(path)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start);
            if (process is null)
            {
                return null;
            }

            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            _ = output.GetAwaiter().GetResult();
            return new ToolOutcome(process.ExitCode, error);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
