// A declared function or method, before the type arguments of a call are known.
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Symbols;

/// <summary>A function as declared. Each different list of type arguments makes a <see cref="FunctionSymbol"/> of it.</summary>
/// <param name="syntax">The declaration.</param>
/// <param name="owner">The type whose method it is; null for a function, and for a method of a built-in type.</param>
/// <param name="receiver">The type that <c>self</c> has, as the impl block writes it; null if the owner's own type or no method.</param>
/// <param name="typeParameters">The names of the type parameters: those of the impl block or type first, then its own.</param>
/// <param name="isLibrary">True for the core library's functions.</param>
/// <param name="location">The place of the name.</param>
internal sealed class FunctionDefinition(
    FunctionDeclarationSyntax syntax,
    TypeDefinition? owner,
    TypeSyntax? receiver,
    ImmutableArray<string> typeParameters,
    bool isLibrary,
    TextLocation location) : Symbol(syntax.Name.Text, location)
{
    public FunctionDeclarationSyntax Syntax { get; } = syntax;

    public TypeDefinition? Owner { get; } = owner;

    public TypeSyntax? Receiver { get; } = receiver;

    public ImmutableArray<string> TypeParameters { get; } = typeParameters;

    public bool IsLibrary { get; } = isLibrary;

    /// <summary>True if declared with <c>pub</c> or <c>export</c>.</summary>
    public bool IsPublic => Syntax.Modifier is not null;

    /// <summary>True if the first parameter is <c>self</c>: called on a value. Other methods are called on the type.</summary>
    public bool HasSelf => Syntax.Parameters.Parameters.Items.FirstOrDefault() is { Name.Kind: SyntaxKind.SelfKeyword };

    /// <summary>True for a function of the library whose body the compiler supplies.</summary>
    public bool IsIntrinsic => IsLibrary && Name.StartsWith("__", System.StringComparison.Ordinal);

    /// <summary>For a nested function, the nested functions that it sees, itself among them; else null.</summary>
    public Scope? Surroundings { get; init; }

    /// <summary>The function's name with its type, for messages and for the IR.</summary>
    public string QualifiedName => Owner is null ? Name : $"{Owner.Name}.{Name}";
}
