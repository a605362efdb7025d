// THE table of WYN5xxx: the compiler itself is at fault.
using Wyn.Frontend.Diagnostics;

namespace Wyn.Driver.Diagnostics;

/// <summary>Internal errors.</summary>
internal static class InternalDiagnostics
{
    public static readonly DiagnosticDescriptor InternalError = new(
        "WYN5001", DiagnosticSeverity.Error, "internal error", "the compiler failed in {0}: {1}");
}
