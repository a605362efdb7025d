// The declarations of structs, enums and traits: what their instances with type arguments are made from. Types of parts are
// bound when somebody first asks, so that declarations may come in any order.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Symbols;

/// <summary>Binds a type of a declaration with the type arguments of an instance.</summary>
/// <param name="owner">The declaration.</param>
/// <param name="syntax">The type as written.</param>
/// <param name="arguments">What the type parameters stand for.</param>
internal delegate TypeSymbol TypeResolver(TypeDefinition owner, TypeSyntax syntax, ImmutableArray<TypeSymbol> arguments);

/// <summary>A declared type, before its type arguments are known.</summary>
internal abstract class TypeDefinition(string name, ImmutableArray<string> typeParameters, bool isLibrary, TextLocation location) : Symbol(name, location)
{
    public ImmutableArray<string> TypeParameters { get; } = typeParameters;

    /// <summary>True for the types of the core library.</summary>
    public bool IsLibrary { get; } = isLibrary;

    /// <summary>True if declared with <c>pub</c> or <c>export</c>.</summary>
    public abstract bool IsPublic { get; }

    /// <summary>Methods and statics by name, from the declaration and from all its impl blocks.</summary>
    public Dictionary<string, FunctionDefinition> Methods { get; } = [];

    /// <summary>The traits that impl blocks give the type.</summary>
    public List<TraitDefinition> Traits { get; } = [];

    /// <summary>The type with type arguments.</summary>
    public abstract NominalTypeSymbol Instantiate(ImmutableArray<TypeSymbol> arguments);

    /// <summary>The name of an instance as programs write it.</summary>
    public virtual string Describe(ImmutableArray<TypeSymbol> arguments) => arguments.IsEmpty ? Name : $"{Name}<{string.Join(", ", arguments)}>";
}

/// <summary>A field of a struct.</summary>
internal sealed record FieldSymbol(string Name, TypeSymbol Type, TextLocation Location);

/// <summary>A struct.</summary>
internal sealed class StructDefinition(
    string name, ImmutableArray<string> typeParameters, bool isLibrary, StructDeclarationSyntax syntax, TextLocation location, TypeResolver resolve)
    : TypeDefinition(name, typeParameters, isLibrary, location)
{
    public ImmutableArray<FieldDeclarationSyntax> FieldSyntaxes { get; } = [.. syntax.Members.OfType<FieldDeclarationSyntax>()];

    public override bool IsPublic { get; } = syntax.Modifier is not null;

    /// <summary>True for the map of the core library.</summary>
    public bool IsMap => IsLibrary && Name == "HashMap";

    /// <summary>True for the set of the core library.</summary>
    public bool IsSet => IsLibrary && Name == "HashSet";

    /// <summary>True for a struct of the core library around one cell: what a program has of it is the cell, not a value.</summary>
    public bool IsHandle { get; } = isLibrary && syntax.Members.OfType<FieldDeclarationSyntax>().ToList() is [{ Type.Type: NamedTypeSyntax { Name.Text: "Cell" } }];

    public override NominalTypeSymbol Instantiate(ImmutableArray<TypeSymbol> arguments) => new StructTypeSymbol(this, arguments);

    public override string Describe(ImmutableArray<TypeSymbol> arguments)
        => IsMap && arguments.Length == 2 ? $"{{{arguments[0]}: {arguments[1]}}}" : base.Describe(arguments);

    public ImmutableArray<FieldSymbol> FieldsOf(ImmutableArray<TypeSymbol> arguments)
        => [.. FieldSyntaxes.Select(field => new FieldSymbol(
            field.Name.Text, resolve(this, field.Type.Type, arguments), new TextLocation(Location.Source, field.Name.Span)))];
}

/// <summary>A part of a variant's payload; its name is only documentation.</summary>
internal sealed record PayloadSymbol(string? Name, TypeSymbol Type);

/// <summary>A variant of an enum.</summary>
internal sealed record VariantSymbol(string Name, int Index, ImmutableArray<PayloadSymbol> Payload, TextLocation Location);

/// <summary>An enum.</summary>
internal sealed class EnumDefinition(
    string name, ImmutableArray<string> typeParameters, bool isLibrary, EnumDeclarationSyntax syntax, TextLocation location, TypeResolver resolve)
    : TypeDefinition(name, typeParameters, isLibrary, location)
{
    public ImmutableArray<EnumVariantSyntax> VariantSyntaxes { get; } = syntax.Variants;

    public override bool IsPublic { get; } = syntax.Modifier is not null;

    /// <summary>True for what <c>T?</c> is.</summary>
    public bool IsOption => IsLibrary && Name == "Option";

    /// <summary>True for the result of the core library.</summary>
    public bool IsResult => IsLibrary && Name == "Result";

    public override NominalTypeSymbol Instantiate(ImmutableArray<TypeSymbol> arguments) => new EnumTypeSymbol(this, arguments);

    public override string Describe(ImmutableArray<TypeSymbol> arguments)
        => IsOption && arguments is [var value] ? (value.Resolved.Kind == TypeKind.Function ? $"({value})?" : $"{value}?") : base.Describe(arguments);

    public ImmutableArray<VariantSymbol> VariantsOf(ImmutableArray<TypeSymbol> arguments)
        => [.. VariantSyntaxes.Select((variant, index) => new VariantSymbol(
            variant.Name.Text, index, PayloadOf(variant, arguments), new TextLocation(Location.Source, variant.Name.Span)))];

    private ImmutableArray<PayloadSymbol> PayloadOf(EnumVariantSyntax variant, ImmutableArray<TypeSymbol> arguments)
        => variant.Payload is not { } payload
            ? []
            : [.. payload.Fields.Items.Select(field => new PayloadSymbol(field.Name?.Text, resolve(this, field.Type, arguments)))];
}

/// <summary>A trait: the methods that a type must have, some with a default body.</summary>
internal sealed class TraitDefinition(
    string name, ImmutableArray<string> typeParameters, bool isLibrary, TraitDeclarationSyntax syntax, TextLocation location)
    : TypeDefinition(name, typeParameters, isLibrary, location)
{
    public override bool IsPublic { get; } = syntax.Modifier is not null;

    /// <summary>The methods without a body.</summary>
    public ImmutableArray<MethodSignatureSyntax> Signatures { get; } = [.. syntax.Methods.OfType<MethodSignatureSyntax>()];

    /// <summary>The methods with a default body; they are bound anew for each type that does not have its own.</summary>
    public ImmutableArray<FunctionDeclarationSyntax> Defaults { get; } = [.. syntax.Methods.OfType<FunctionDeclarationSyntax>()];

    public override NominalTypeSymbol Instantiate(ImmutableArray<TypeSymbol> arguments) => new TraitTypeSymbol(this, arguments);

    public bool HasMethod(string name)
        => Signatures.Any(signature => signature.Name.Text == name) || Defaults.Any(method => method.Name.Text == name);
}
