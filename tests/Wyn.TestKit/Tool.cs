// Runs the tool in this process, which is fast, or as a process of its own, which is what users do.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading;
using Wyn.Driver;

namespace Wyn.TestKit;

/// <summary>Runs <c>wyn</c> command lines.</summary>
internal static class Tool
{
    private const int StackSize = 256 << 20;

    // Far above what any test needs; a test that gets here hangs.
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(10);

    /// <summary>The tool as it was built, beside the tests.</summary>
    public static string ExecutablePath { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "wyn.exe" : "wyn");

    /// <summary>Runs a command line in this process, without plugins of the user's.</summary>
    public static ToolResult Run(params IReadOnlyList<string> arguments) => Run(new Dictionary<string, string>(), arguments);

    /// <inheritdoc cref="Run(IReadOnlyList{string})"/>
    public static ToolResult Run(IReadOnlyDictionary<string, string> variables, params IReadOnlyList<string> arguments)
    {
        // Not disposed: a run that does not end in time would write into them, and take the test host with it.
        var output = new MemoryStream();
        var error = new MemoryStream();
        var io = new ToolIo(Stream.Null, output, error, OutputIsTerminal: false, ErrorIsTerminal: false, name => variables.GetValueOrDefault(name));
        var exitCode = 0;
        var thread = new Thread(() => exitCode = new WynTool(io).Run(arguments), StackSize);
        thread.Start();
        if (!thread.Join(Bound))
        {
            throw new TimeoutException($"wyn {string.Join(' ', arguments)} does not end");
        }

        return new ToolResult(exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }

    /// <summary>Runs a command line in a process of its own.</summary>
    public static ToolResult Start(params IReadOnlyList<string> arguments) => Start(ExecutablePath, arguments);

    /// <summary>Runs any program.</summary>
    public static ToolResult Start(string program, IReadOnlyList<string> arguments, Action<ProcessStartInfo>? configure = null)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_ROOT"] = DotnetRoot;
        start.Environment.Remove("WYN_PLUGIN_PATH");
        start.Environment.Remove("WYN_WORKERS");
        configure?.Invoke(start);
        using var process = ProcessRunner.Start(start);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Bound))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} does not end");
        }

        return new ToolResult(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>The folder of the .NET that runs the tests, for what is started from them.</summary>
    public static string DotnetRoot { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "/", "../../.."));
}
