// Whether the methods behind a trait's method change their receivers.
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;

namespace Wyn.Frontend.Analysis;

/// <summary>Questions about the methods of traits as types.</summary>
internal static class TraitMethods
{
    /// <summary>True if one of the methods that a call may come to changes its receiver.</summary>
    public static bool IsWriting(TypeSymbol trait, string method, BoundProgram program)
        => program.TraitObjects.ImplementationsOf(trait)
            .Any(found => found.Methods.GetValueOrDefault(method)?.Canonical is { Parameters: [{ IsInOut: true }, ..] });
}
