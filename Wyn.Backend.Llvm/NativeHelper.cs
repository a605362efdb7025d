// A function of the native runtime that no other backend knows.
using System.Collections.Immutable;

namespace Wyn.Backend.Llvm;

/// <summary>The types in signatures of helpers, as C has them.</summary>
internal enum NativeType
{
    Void,
    Bool,
    Value,
    Array,
    Cell,
    Worker,
    Marking,
    Int,
    Index32,
    Location,
    Frame,
    Object,
    Channel,
    Channels,
    Received,
    IntPlace,
}

/// <summary>A function of the native runtime.</summary>
/// <param name="Name">The symbol.</param>
/// <param name="Result">What it gives.</param>
/// <param name="Parameters">The parameters, with the names that the header has.</param>
/// <param name="NoReturn">True if it ends the program.</param>
internal sealed record NativeHelper(string Name, NativeType Result, ImmutableArray<(NativeType Type, string Name)> Parameters, bool NoReturn = false);
