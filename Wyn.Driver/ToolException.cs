// The one exception of the driver: an operation cannot go on, and here is what to tell the user and what to exit with.
using System;
using System.Collections.Immutable;
using Wyn.Frontend.Diagnostics;

namespace Wyn.Driver;

/// <summary>Ends the command with diagnostics and an exit code.</summary>
internal sealed class ToolException(int exitCode, params ImmutableArray<Diagnostic> diagnostics)
    : Exception(diagnostics.IsEmpty ? "" : diagnostics[0].Message)
{
    public int ExitCode { get; } = exitCode;

    public ImmutableArray<Diagnostic> Diagnostics { get; } = diagnostics;

    /// <summary>The command line asks for something that does not exist.</summary>
    public static ToolException Usage(DiagnosticDescriptor descriptor, string? help, params ImmutableArray<object> arguments)
        => new(Driver.ExitCode.Usage, new Diagnostic(descriptor, null, arguments) { Help = help });

    /// <summary>A file or tool is missing or does not do its duty.</summary>
    public static ToolException Environment(DiagnosticDescriptor descriptor, string? help, params ImmutableArray<object> arguments)
        => new(Driver.ExitCode.Environment, new Diagnostic(descriptor, null, arguments) { Help = help });
}
