// Where a program starts: the emitted Main and the host that runs a program in its own process come in here.
using System;
using System.Globalization;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace Wyn.Runtime;

/// <summary>Runs a program.</summary>
public static class ProgramHost
{
    private const int MaxDefaultWorkers = 64;
    private const int MaxWorkers = 1024;
    private const string WorkersVariable = "WYN_WORKERS";

    /// <summary>Runs a program on the console's streams; what the emitted <c>Main</c> returns.</summary>
    /// <param name="main">The program's start, with the exit code as result.</param>
    /// <param name="args">The program's arguments.</param>
    public static int Main(SpawnSite main, string[] args)
    {
        using var input = Console.OpenStandardInput();
        using var output = OpenStandardOutput();
        using var error = Console.OpenStandardError();
        return Run(main, args, input, output, error, 0);
    }

    /// <summary>Runs a program to its end and gives its exit code.</summary>
    /// <param name="main">The program's start, with the exit code as result.</param>
    /// <param name="args">The program's arguments.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="workers">How many tasks may run at once; 0 means as <c>WYN_WORKERS</c> says, else one per core, at most 64.</param>
    public static int Run(SpawnSite main, string[] args, Stream input, Stream output, Stream error, int workers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workers);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workers, MaxWorkers);
        if (workers == 0 && !TryGetWorkers(error, out workers))
        {
            return ExitCodes.Usage;
        }

        return new Scheduler(main, new Output(output, flushLines: !Console.IsOutputRedirected), error, workers).Run();
    }

    /// <summary>
    /// Standard output such that a reader that has gone is noticed: the stream of <see cref="Console"/> swallows that, and a
    /// program that prints without end would go on for ever. Files keep the console's stream, which writes at the shared
    /// offset.
    /// </summary>
    private static Stream OpenStandardOutput()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OpenStandardOutput();
        }

        var handle = new SafeFileHandle(1, ownsHandle: false);
        try
        {
            var stream = new FileStream(handle, FileAccess.Write, bufferSize: 0);
            return stream.CanSeek ? Console.OpenStandardOutput() : stream;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Console.OpenStandardOutput(); // closed, or of a kind that FileStream does not take
        }
    }

    private static bool TryGetWorkers(Stream error, out int workers)
    {
        workers = Math.Min(Environment.ProcessorCount, MaxDefaultWorkers);
        if (Environment.GetEnvironmentVariable(WorkersVariable) is not { Length: > 0 } text)
        {
            return true;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out workers) && workers is > 0 and <= MaxWorkers)
        {
            return true;
        }

        error.Write(WynString.FromText($"wyn: {WorkersVariable} must be a number from 1 to {MaxWorkers}, not '{text}'\n").Bytes);
        error.Flush();
        return false;
    }
}
