// One row of the runtime table.
using System.Collections.Immutable;
using System.Linq;
using Wyn.IR.Ops;

namespace Wyn.IR.Backends;

/// <summary>A runtime entry: what both runtimes implement under one name with one signature.</summary>
public sealed record RuntimeEntry
{
    /// <summary>The name: what IR calls, dots included.</summary>
    public required string Name { get; init; }

    /// <summary>The parameters; the worker, where needed, comes first.</summary>
    public required ImmutableArray<RuntimeParameter> Parameters { get; init; }

    /// <summary>The result.</summary>
    public required AbiType Result { get; init; }

    /// <summary>What a call may do besides computing its result.</summary>
    public required OpEffects Effects { get; init; }

    /// <summary>True if the last parameter may be repeated, none included.</summary>
    public bool IsVariadic { get; init; }

    /// <summary>True if IR calls it with <c>call.rt</c>; false if only backends use it, to lower other ops.</summary>
    public bool IsCallable { get; init; } = true;

    /// <summary>True if only a runtime that counts the owners of values has it; where a collector owns memory it means nothing.</summary>
    public bool IsCounting { get; init; }

    /// <summary>One sentence: the meaning.</summary>
    public required string Summary { get; init; }

    /// <summary>True if the first parameter is the worker.</summary>
    public bool TakesWorker => Parameters.Length > 0 && Parameters[0].Type == AbiType.Worker;

    /// <summary>True if the last parameter is the location, which backends take from the instruction.</summary>
    public bool TakesLocation => Parameters.Length > 0 && Parameters[^1].Type == AbiType.Location;

    /// <summary>
    /// The parameters that <c>call.rt</c> has operands for: never the location, and the worker only from stage <c>suspend</c> on.
    /// </summary>
    public ImmutableArray<RuntimeParameter> OperandParameters(bool withWorker)
        => [.. Parameters.Where(parameter =>
            parameter.Type != AbiType.Location && (withWorker || parameter.Type != AbiType.Worker))];
}
