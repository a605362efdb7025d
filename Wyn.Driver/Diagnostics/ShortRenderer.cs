// One line for each diagnostic, for editors and scripts that read lines.
using System.Text;
using Wyn.Frontend.Diagnostics;

namespace Wyn.Driver.Diagnostics;

/// <summary><c>file:line:col: error[CODE]: message</c>; without a place, from <c>error</c> on.</summary>
internal sealed class ShortRenderer : IDiagnosticRenderer
{
    public string Render(Diagnostic diagnostic)
    {
        var text = new StringBuilder();
        if (diagnostic.Location is { } location)
        {
            var (line, column) = location.Source.GetLineAndColumn(location.Span.Start);
            text.Append(location.Source.Name).Append(':').Append(line).Append(':').Append(column).Append(": ");
        }

        text.Append(DiagnosticRenderer.SeverityName(diagnostic)).Append('[').Append(diagnostic.Code).Append("]: ");
        return text.Append(DisplayText.Printable(diagnostic.Message)).Append('\n').ToString();
    }
}
