// What the sources of a program declare, by name: types, functions, methods, variants. Two layers: the core library, and the
// program in front of it; the library's own code sees only its layer, so that no program can change what it means. Of the library, programs see what is `pub`.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

/// <summary>A type alias.</summary>
internal sealed record AliasDefinition(TypeSyntax Type, SourceText Source, bool IsLibrary);

/// <summary>The declarations of a program.</summary>
internal sealed class DeclarationTable
{
    private readonly Layer _library = new();
    private readonly Layer _program = new();

    /// <summary>Methods of types that are not declared, by kind and name; several if their receivers differ in type arguments.</summary>
    private readonly Dictionary<(TypeKind Kind, string Name), List<FunctionDefinition>> _builtInMethods = [];

    /// <summary>The impl blocks that give a type a trait, in the order of the sources.</summary>
    private readonly List<(TraitDefinition Trait, TypeDefinition Type)> _implementations = [];

    public IEnumerable<FunctionDefinition> ProgramFunctions => _program.Functions.Values;

    public IEnumerable<string> FunctionNames => _program.Functions.Keys.Concat(_library.Functions.Values.Where(function => function.IsPublic).Select(function => function.Name));

    public IEnumerable<string> TypeNames => _program.Types.Keys.Concat(_program.Aliases.Keys).Concat(_library.Types.Values.Where(type => type.IsPublic).Select(type => type.Name));

    public IEnumerable<TypeDefinition> ProgramTypes => _program.Types.Values;

    /// <summary>What <c>T?</c> is.</summary>
    public EnumDefinition Option => (EnumDefinition)_library.Types["Option"];

    /// <summary>The result of the library.</summary>
    public EnumDefinition Result => (EnumDefinition)_library.Types["Result"];

    /// <summary>What <c>{K: V}</c> is.</summary>
    public StructDefinition Map => (StructDefinition)_library.Types["HashMap"];

    /// <summary>The module Task of the library.</summary>
    public TypeDefinition Task => _library.Types["Task"];

    /// <summary>What the values of a map are that holds ints and strings.</summary>
    public TypeDefinition Scalar => _library.Types["Scalar"];

    /// <summary>The structs of the library that are handles.</summary>
    public IEnumerable<StructDefinition> HandleTypes => _library.Types.Values.OfType<StructDefinition>().Where(type => type.IsHandle);

    /// <summary>The set of the library.</summary>
    public StructDefinition Set => (StructDefinition)_library.Types["HashSet"];

    public FunctionDefinition? FindFunction(string name, bool inLibrary)
        => inLibrary
            ? _library.Functions.GetValueOrDefault(name)
            : _program.Functions.GetValueOrDefault(name) ?? (_library.Functions.GetValueOrDefault(name) is { IsPublic: true } function ? function : null);

    public TypeDefinition? FindType(string name, bool inLibrary)
        => inLibrary
            ? _library.Types.GetValueOrDefault(name)
            : _program.Types.GetValueOrDefault(name) ?? (_library.Types.GetValueOrDefault(name) is { IsPublic: true } type ? type : null);

    public AliasDefinition? FindAlias(string name, bool inLibrary)
        => (inLibrary ? null : _program.Aliases.GetValueOrDefault(name)) ?? _library.Aliases.GetValueOrDefault(name);

    /// <summary>The enums that have a variant of a name: those of the program if there are any, else those of the library.</summary>
    public IReadOnlyList<EnumDefinition> FindVariant(string name, bool inLibrary)
    {
        var library = _library.Variants.GetValueOrDefault(name) ?? [];
        return inLibrary ? library : _program.Variants.GetValueOrDefault(name) ?? library.FindAll(declared => declared.IsPublic);
    }

    /// <summary>The methods of a name on a type that is not declared.</summary>
    public IReadOnlyList<FunctionDefinition> FindBuiltInMethods(TypeKind kind, string name) => _builtInMethods.GetValueOrDefault((kind, name)) ?? [];

    public IEnumerable<string> BuiltInMethodNames(TypeKind kind) => _builtInMethods.Keys.Where(key => key.Kind == kind).Select(key => key.Name);

    /// <summary>The types that implement a trait.</summary>
    public IEnumerable<TypeDefinition> ImplementationsOf(TraitDefinition trait)
        => _implementations.Where(pair => pair.Trait == trait).Select(pair => pair.Type).Distinct();

    internal bool TryAdd(FunctionDefinition function) => LayerOf(function.IsLibrary).Functions.TryAdd(function.Name, function);

    internal bool TryAdd(TypeDefinition type)
    {
        var layer = LayerOf(type.IsLibrary);
        if (layer.Aliases.ContainsKey(type.Name) || !layer.Types.TryAdd(type.Name, type))
        {
            return false;
        }

        foreach (var variant in type is EnumDefinition declared ? declared.VariantSyntaxes : [])
        {
            if (!layer.Variants.TryGetValue(variant.Name.Text, out var enums))
            {
                layer.Variants.Add(variant.Name.Text, enums = []);
            }

            enums.Add((EnumDefinition)type);
        }

        return true;
    }

    internal bool TryAdd(string name, AliasDefinition alias)
    {
        var layer = LayerOf(alias.IsLibrary);
        return !layer.Types.ContainsKey(name) && layer.Aliases.TryAdd(name, alias);
    }

    internal void AddBuiltInMethod(TypeKind kind, FunctionDefinition method)
    {
        if (!_builtInMethods.TryGetValue((kind, method.Name), out var methods))
        {
            _builtInMethods.Add((kind, method.Name), methods = []);
        }

        methods.Add(method);
    }

    internal void AddImplementation(TraitDefinition trait, TypeDefinition type)
    {
        _implementations.Add((trait, type));
        type.Traits.Add(trait);
    }

    private Layer LayerOf(bool isLibrary) => isLibrary ? _library : _program;

    private sealed class Layer
    {
        public Dictionary<string, FunctionDefinition> Functions { get; } = [];

        public Dictionary<string, TypeDefinition> Types { get; } = [];

        public Dictionary<string, AliasDefinition> Aliases { get; } = [];

        public Dictionary<string, List<EnumDefinition>> Variants { get; } = [];
    }
}
