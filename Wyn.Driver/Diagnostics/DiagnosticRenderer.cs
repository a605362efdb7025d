// Chooses the renderer for a format, and holds what all of them say alike.
using System;
using Wyn.Frontend.Diagnostics;

namespace Wyn.Driver.Diagnostics;

/// <summary>Makes renderers.</summary>
internal static class DiagnosticRenderer
{
    public static IDiagnosticRenderer Create(MessageFormat format, bool color) => format switch
    {
        MessageFormat.Human => new HumanRenderer(color),
        MessageFormat.Json => new JsonRenderer(),
        MessageFormat.Short => new ShortRenderer(),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    /// <summary>The word before the code.</summary>
    public static string SeverityName(Diagnostic diagnostic) => diagnostic.IsError ? "error" : "warning";
}
