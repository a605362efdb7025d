// Collects diagnostics: one per code and place, in the order of the source.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Diagnostics;

/// <summary>Collects the diagnostics of a compilation; a second one with the same code and place is dropped.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<(string Code, TextLocation? Location)> _seen = [];
    private readonly HashSet<(string Code, string Message, object Scope)> _seenInScope = [];

    public bool HasErrors => _diagnostics.Any(diagnostic => diagnostic.IsError);

    public void Add(Diagnostic diagnostic)
    {
        if (_seen.Add((diagnostic.Code, diagnostic.Location)))
        {
            _diagnostics.Add(diagnostic);
        }
    }

    /// <summary>
    /// Adds a diagnostic unless the same message was added in the same scope: a name that is not there is not there however often it is used.
    /// </summary>
    public void AddOnce(Diagnostic diagnostic, object scope)
    {
        if (_seenInScope.Add((diagnostic.Code, diagnostic.Message, scope)))
        {
            Add(diagnostic);
        }
    }

    public void Report(DiagnosticDescriptor descriptor, TextLocation location, params ImmutableArray<object> arguments)
        => Add(new Diagnostic(descriptor, location, arguments));

    /// <summary>All diagnostics, sorted by place.</summary>
    public ImmutableArray<Diagnostic> ToSorted()
        => [.. _diagnostics.OrderBy(diagnostic => diagnostic.Location?.Span.Start ?? -1)];
}
