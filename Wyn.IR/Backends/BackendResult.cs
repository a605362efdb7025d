// What came of an Emit.
using System.Collections.Immutable;

namespace Wyn.IR.Backends;

/// <summary>The artefacts, or why there are none.</summary>
/// <param name="Artifacts">The files; empty if there are diagnostics.</param>
/// <param name="Diagnostics">What went wrong; empty on success.</param>
public sealed record BackendResult(ImmutableArray<BackendArtifact> Artifacts, ImmutableArray<BackendDiagnostic> Diagnostics)
{
    /// <summary>A success.</summary>
    public static BackendResult Success(params ImmutableArray<BackendArtifact> artifacts) => new(artifacts, []);

    /// <summary>A failure.</summary>
    public static BackendResult Failure(params ImmutableArray<BackendDiagnostic> diagnostics) => new([], diagnostics);
}
