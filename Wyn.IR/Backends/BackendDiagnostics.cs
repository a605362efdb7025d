// The WYN6xxx table: what backends report, one row for each code. Plugins choose their own codes.
namespace Wyn.IR.Backends;

/// <summary>The diagnostics of the built-in backends.</summary>
internal static class BackendDiagnostics
{
    /// <summary>A backend that only runs programs was asked for files.</summary>
    public static BackendDiagnostic OnlyRuns(string backend) => new(
        "WYN6001",
        $"backend '{backend}' only runs programs, it makes no files",
        $"use `wyn run --backend {backend}`, or build with another backend; `wyn backends` lists them");
}
