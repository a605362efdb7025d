// What the pipeline knows about a pass.
using System.Collections.Immutable;
using Wyn.IR.Model;

namespace Wyn.IR.Passes;

/// <summary>A pass of the pipeline.</summary>
public sealed record PassDescriptor
{
    internal PassDescriptor(IIrPass pass) => Pass = pass;

    /// <summary>The name on the command line and in dumps: the name of the class.</summary>
    public required string Id { get; init; }

    /// <summary>One sentence: what the pass does.</summary>
    public required string Summary { get; init; }

    /// <summary>True if later stages rely on it; such a pass runs at every optimisation level.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The stage of the modules that it takes.</summary>
    public required IrStage FromStage { get; init; }

    /// <summary>The stage of the modules that it gives.</summary>
    public required IrStage ToStage { get; init; }

    /// <summary>The passes that must have come before, with the reasons.</summary>
    public ImmutableArray<PassOrder> MustFollow { get; init; } = [];

    internal IIrPass Pass { get; }
}
