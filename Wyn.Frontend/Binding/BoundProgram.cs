// A whole program after binding.
using System.Collections.Immutable;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

/// <summary>A function with its body.</summary>
/// <param name="Symbol">The function.</param>
/// <param name="Body">Its statements.</param>
/// <param name="End">Where control falls off the end of it: the closing brace.</param>
/// <param name="Hoisted">Variables that blocks of the body declare for all of it; they begin with the zero of their type where it has one.</param>
internal sealed record BoundFunction(FunctionSymbol Symbol, BoundBlock Body, TextLocation End, ImmutableArray<LocalSymbol> Hoisted);

/// <summary>A bound program.</summary>
/// <param name="Functions">The functions with their bodies: those of the program in the order of the source, then the instances of library functions.</param>
/// <param name="Start">The top-level statements in order, as the body of the synthesised start; then <paramref name="Main"/> is called if there is one.</param>
/// <param name="Main">The function <c>main</c>, or null in a script.</param>
/// <param name="Globals">The globals in the order of the source, those of the library first.</param>
/// <param name="Texts">The <c>to_string</c> methods of types.</param>
/// <param name="Equalities">The <c>equals</c> methods of the library's maps and sets.</param>
/// <param name="Hashes">The <c>hash_code</c> methods of the library's maps and sets.</param>
/// <param name="TraitObjects">The types behind traits.</param>
/// <param name="Declarations">What the sources declare.</param>
internal sealed record BoundProgram(
    ImmutableArray<BoundFunction> Functions,
    BoundFunction Start,
    FunctionSymbol? Main,
    ImmutableArray<GlobalSymbol> Globals,
    TypeMethods Texts,
    TypeMethods Equalities,
    TypeMethods Hashes,
    TraitObjects TraitObjects,
    DeclarationTable Declarations);
