// What the steps of one command share: the streams, how to render, the program's arguments, and where the work stands, so
// that an internal error can name the stage.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Text;
using Wyn.Driver.CommandLine;
using Wyn.Driver.Diagnostics;
using Wyn.Frontend.Diagnostics;

namespace Wyn.Driver;

/// <summary>The context of one command.</summary>
internal sealed class ToolSession(ToolIo io, DisplayChoice display, ImmutableArray<string> programArguments)
{
    private const int BrokenPipe = 32; // EPIPE

    private readonly IDiagnosticRenderer _renderer = DiagnosticRenderer.Create(display.Format, display.Color);

    public ToolIo Io { get; } = io;

    /// <summary>What stands behind <c>--</c>.</summary>
    public ImmutableArray<string> ProgramArguments { get; } = programArguments;

    /// <summary>What the tool is doing, for internal errors.</summary>
    public string Stage { get; set; } = "the command line";

    /// <summary>The inputs so far (source, IR text), for the reproduction of an internal error: file name and a way to get the text.</summary>
    public List<(string FileName, Func<ImmutableArray<byte>> Content)> Reproduction { get; } = [];

    public void Report(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            WriteError(_renderer.Render(diagnostic));
        }
    }

    /// <summary>Writes to standard error; when that fails there is nobody left to tell.</summary>
    public void WriteError(string text)
    {
        try
        {
            Io.Error.Write(Encoding.UTF8.GetBytes(text));
            Io.Error.Flush();
        }
        catch (IOException)
        {
            // The exit code still says what happened.
        }
    }

    /// <summary>Writes the command's product to standard output.</summary>
    public void WriteOutput(string text) => WriteOutput(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="WriteOutput(string)"/>
    public void WriteOutput(ReadOnlySpan<byte> bytes)
    {
        try
        {
            Io.Output.Write(bytes);
            Io.Output.Flush();
        }
        catch (IOException exception)
        {
            throw OutputFailure(exception);
        }
    }

    /// <summary>How the command ends when standard output fails: without a word if its reader has gone, as if by SIGPIPE.</summary>
    public static ToolException OutputFailure(IOException exception) => exception.HResult == BrokenPipe
        ? new ToolException(Driver.ExitCode.BrokenPipe)
        : ToolException.Environment(DriverDiagnostics.StandardOutputUnwritable, null, FileSystem.Reason(exception));
}
