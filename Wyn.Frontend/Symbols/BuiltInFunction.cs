// A row of the table of built-in functions.
using System.Collections.Immutable;

namespace Wyn.Frontend.Symbols;

/// <summary>What a built-in function does; lowering goes by this.</summary>
internal enum BuiltInKind
{
    Print,
    PrintString,
    ToText,
    ToInt,
    ToFloat,
    Panic,
    Exit,
}

/// <summary>A built-in function. A user function of the same name wins.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Accepts">The types that an argument may have.</param>
/// <param name="Result">The type of the result.</param>
internal sealed record BuiltInFunction(string Name, BuiltInKind Kind, ImmutableArray<TypeKind> Accepts, TypeSymbol Result)
{
    /// <summary>True if it takes any number of arguments, and <c>sep</c> and <c>end</c> by name; the others take one.</summary>
    public bool IsVariadic => Kind == BuiltInKind.Print;

    /// <summary>True if control never comes back.</summary>
    public bool NeverReturns => Kind is BuiltInKind.Panic or BuiltInKind.Exit;
}
