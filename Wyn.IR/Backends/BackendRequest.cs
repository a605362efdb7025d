// What the user asks of a backend, without any path.
using System.Collections.Immutable;

namespace Wyn.IR.Backends;

/// <summary>What to emit and how.</summary>
public sealed record BackendRequest
{
    /// <summary>The base name of the artefacts, for example <c>hello</c>.</summary>
    public required string ProgramName { get; init; }

    /// <summary>0 for none to 3 for all optimisation; the passes over the IR have run already.</summary>
    public int OptimizationLevel { get; init; } = 2;

    /// <summary>What to emit, one of the backend's <see cref="IBackend.EmitKinds"/>; null for an application.</summary>
    public string? EmitKind { get; init; }

    /// <summary>The number of workers for a program that runs in the host's process; null for the default.</summary>
    public int? Workers { get; init; }

    /// <summary>The seed of the schedule for backends that have one; null for the default schedule.</summary>
    public long? Seed { get; init; }

    /// <summary>The processor to make code for, by the backend's name for it; null for the backend's choice.</summary>
    public string? TargetCpu { get; init; }

    /// <summary>The sources by the names that locations use, for debug information.</summary>
    public ImmutableArray<SourceDocument> Sources { get; init; } = [];
}
