// What the generator knows of the function that it writes: scopes, work so far, and what the context allows.
using System.Collections.Generic;

namespace Wyn.Fuzz;

/// <summary>The function that is being written.</summary>
internal sealed class FunctionState(GeneratedType? result, bool isPure, int budget)
{
    /// <summary>The type of `return`; null where there is none.</summary>
    public GeneratedType? Result { get; set; } = result;

    /// <summary>Neither prints nor touches globals: it may run in a task.</summary>
    public bool IsPure { get; } = isPure;

    /// <summary>The most work that the function may do.</summary>
    public int Budget { get; } = budget;

    public List<List<Variable>> Scopes { get; } = [[]];

    /// <summary>Changed variables, which are looked at when their scope ends: a change that nobody sees is an error.</summary>
    public HashSet<string> Changed { get; } = [];

    public int Cost { get; set; }

    /// <summary>How often the current place is run.</summary>
    public int Multiplier { get; set; } = 1;

    public int LoopDepth { get; set; }

    /// <summary>How many lambdas that are kept are around the current place.</summary>
    public int KeptLambdas { get; set; }

    /// <summary>How many lambdas of any kind are around the current place.</summary>
    public int Lambdas { get; set; }

    /// <summary>How many loops over generators are around the current place.</summary>
    public int YieldLoops { get; set; }

    /// <summary>What a generator yields; null in other functions.</summary>
    public GeneratedType? Yields { get; init; }
}
