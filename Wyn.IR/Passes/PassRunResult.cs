// What came of running passes.
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Wyn.IR.Model;

namespace Wyn.IR.Passes;

/// <summary>The outcome of running passes. The module is the one that was given, changed.</summary>
public sealed record PassRunResult
{
    /// <summary>The module; after a failure it is in no defined state.</summary>
    public required IrModule Module { get; init; }

    /// <summary>The fault that ended the run; null on success.</summary>
    public PassFailure? Failure { get; init; }

    /// <summary>The texts that were asked for, in the order of the passes.</summary>
    public ImmutableArray<PassDump> Dumps { get; init; } = [];

    /// <summary>The time of each pass that ran, in order.</summary>
    public ImmutableArray<PassTiming> Timings { get; init; } = [];

    /// <summary>The number of passes that ran and are not required: the upper end for <see cref="PassOptions.PassLimit"/>.</summary>
    public int OptionalPassesRun { get; init; }

    /// <summary>True if there was no failure.</summary>
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsSuccess => Failure is null;
}
