// What the user asks of the pass runner.
namespace Wyn.IR.Passes;

/// <summary>How to run passes.</summary>
public sealed record PassOptions
{
    /// <summary>0 runs the required passes only; from 1 on all run.</summary>
    public int OptimizationLevel { get; init; } = 2;

    /// <summary>True to verify after each pass; otherwise only before the first and after the last.</summary>
    public bool VerifyEachPass { get; init; }

    /// <summary>The pass after which to take the text, or <c>all</c>; null for none.</summary>
    public string? DumpAfter { get; init; }

    /// <summary>The only function to take the text of, without '@'; null for the whole module.</summary>
    public string? DumpFunction { get; init; }

    /// <summary>Runs only so many of the passes that are not required, to find the one that does harm; null for all.</summary>
    public int? PassLimit { get; init; }
}
