// Messages of the IR's reader, the verifier and the backends in the one form that the renderers know.
using System.Collections.Generic;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Text;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Text;
using Wyn.IR.Verify;

namespace Wyn.Driver.Diagnostics;

/// <summary>Makes diagnostics of what the layers below report.</summary>
internal static class DiagnosticConversions
{
    /// <summary>An error in a text in IR form.</summary>
    public static Diagnostic From(IrTextError error, SourceText source)
        => new(DriverDiagnostics.IrText, LocationAt(source, error.Line, error.Column), [error.Message])
        {
            Help = error.Suggestion is { } suggestion ? $"did you mean '{suggestion}'?" : null,
        };

    /// <summary>A rule of the IR that a module breaks.</summary>
    public static Diagnostic From(VerificationError error, IReadOnlyList<SourceText> sources)
        => new(DriverDiagnostics.IrRule, Locate(error.Location, sources), [error.ToString()]);

    /// <summary>A failure that a backend reports.</summary>
    public static Diagnostic From(BackendDiagnostic problem, IReadOnlyList<SourceText> sources)
    {
        var descriptor = new DiagnosticDescriptor(problem.Code, DiagnosticSeverity.Error, "backend", "{0}");
        return new Diagnostic(descriptor, Locate(problem.Location, sources), [problem.Message]) { Help = problem.Help };
    }

    private static TextLocation? Locate(IrLocation location, IReadOnlyList<SourceText> sources)
        => sources.FirstOrDefault(source => source.Name == location.File) is { } source ? LocationAt(source, location.Line, location.Column) : null;

    private static TextLocation LocationAt(SourceText source, int line, int column) => new(source, new TextSpan(source.GetPosition(line, column), 0));
}
