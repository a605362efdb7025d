// Turns a diagnostic into text.
using Wyn.Frontend.Diagnostics;

namespace Wyn.Driver.Diagnostics;

/// <summary>Renders diagnostics in one format.</summary>
internal interface IDiagnosticRenderer
{
    /// <summary>The text of one diagnostic, ending with a line feed.</summary>
    string Render(Diagnostic diagnostic);
}
