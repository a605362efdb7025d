// A diagnostic as data; rendering is the driver's.
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Diagnostics;

/// <summary>A secondary place with a label, such as the declaration that a message speaks of.</summary>
internal sealed record DiagnosticLabel(TextLocation Location, string Text);

/// <summary>A problem with a place, arguments for the message, further places, and the edit that would mend it.</summary>
/// <param name="Descriptor">The row of the table.</param>
/// <param name="Location">The place; null where there is none, as for a missing file.</param>
/// <param name="Arguments">What the message is filled with.</param>
internal sealed record Diagnostic(DiagnosticDescriptor Descriptor, TextLocation? Location, ImmutableArray<object> Arguments)
{
    /// <summary>Further places.</summary>
    public ImmutableArray<DiagnosticLabel> Labels { get; init; } = [];

    /// <summary>The way out: an edit or a suggestion, or null.</summary>
    public string? Help { get; init; }

    public string Code => Descriptor.Code;

    public bool IsError => Descriptor.Severity == DiagnosticSeverity.Error;

    /// <summary>The message in full.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Descriptor.Format, [.. Arguments.Select(argument => argument)]);
}
