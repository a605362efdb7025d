// How bad a diagnostic is.
namespace Wyn.Frontend.Diagnostics;

internal enum DiagnosticSeverity
{
    Warning,
    Error,
}
