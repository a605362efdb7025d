// A function or method of a generated program, as its callers see it.
using System.Collections.Generic;

namespace Wyn.Fuzz;

/// <summary>A function that may be called.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters; the first one of a recursive function is its fuel.</param>
/// <param name="Result">What it gives; what it yields if it is a generator.</param>
/// <param name="IsPure">It neither prints nor touches globals, so it may run in a task.</param>
/// <param name="IsRecursive">It calls itself with one unit of fuel less.</param>
/// <param name="Writes">A method that changes its receiver.</param>
/// <param name="Cost">The most work that a call may cause, in rough expression evaluations.</param>
internal sealed record GeneratedFunction(
    string Name, IReadOnlyList<GeneratedParameter> Parameters, GeneratedType Result, bool IsPure, bool IsRecursive, bool Writes, int Cost);
