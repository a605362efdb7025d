// The type of closures: fn(A, B) -> R. A closure is a heap value, counted, and never changes.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Wyn.IR.Types;

/// <summary><c>fn(A, B) -&gt; R</c>: a function with the values that it captured.</summary>
public sealed class FunctionType : IrType
{
    internal FunctionType(ImmutableArray<IrType> parameters, IrType result)
        : base(IrTypeKind.Function, TextOf(parameters, result))
    {
        Parameters = parameters;
        Result = result;
    }

    /// <summary>The types of the arguments; captured values are not among them.</summary>
    public ImmutableArray<IrType> Parameters { get; }

    /// <summary>The type of the result; <see cref="IrType.Unit"/> if there is none.</summary>
    public IrType Result { get; }

    /// <summary>True if a call may have to wait: all functions that closures of the type are made of then give a frame.</summary>
    public bool Suspends { get; internal set; }

    internal static string TextOf(ImmutableArray<IrType> parameters, IrType result)
        => $"fn({string.Join(", ", parameters.Select(type => type.Text))}){(result.Kind == IrTypeKind.Unit ? "" : $" -> {result.Text}")}";

    private protected override bool ComputeIsCounted(HashSet<IrType> seen) => true;

    private protected override bool ComputeHasZero(HashSet<IrType> seen) => false;
}
