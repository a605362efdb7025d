// One JSON object a line, for tools. Lines and columns count from 1, columns in code points; the end is behind the span.
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Text;

namespace Wyn.Driver.Diagnostics;

/// <summary>Renders a diagnostic as an object with severity, code, message, place, labels and help.</summary>
internal sealed class JsonRenderer : IDiagnosticRenderer
{
    public string Render(Diagnostic diagnostic)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("severity", DiagnosticRenderer.SeverityName(diagnostic));
            json.WriteString("code", diagnostic.Code);
            json.WriteString("message", diagnostic.Message);
            if (diagnostic.Location is { } location)
            {
                WriteLocation(json, location);
            }

            WriteLabels(json, diagnostic);
            if (diagnostic.Help is { } help)
            {
                json.WriteString("help", help);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void WriteLabels(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        if (diagnostic.Labels.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("labels");
        foreach (var label in diagnostic.Labels)
        {
            json.WriteStartObject();
            json.WriteString("text", label.Text);
            WriteLocation(json, label.Location);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLocation(Utf8JsonWriter json, TextLocation location)
    {
        var (line, column) = location.Source.GetLineAndColumn(location.Span.Start);
        var (endLine, endColumn) = location.Source.GetLineAndColumn(location.Span.End);
        json.WriteString("file", location.Source.Name);
        json.WriteNumber("line", line);
        json.WriteNumber("column", column);
        json.WriteNumber("endLine", endLine);
        json.WriteNumber("endColumn", endColumn);
    }
}
