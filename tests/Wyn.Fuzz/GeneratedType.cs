// A type of the language as generated programs use it. Two types are the same if they are spelled the same.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Wyn.Fuzz;

/// <summary>A type, with its parts: elements, type arguments, or parameters and the result behind them.</summary>
internal sealed class GeneratedType : IEquatable<GeneratedType>
{
    public static readonly GeneratedType Int = new(TypeKind.Int, "int", []);
    public static readonly GeneratedType Float = new(TypeKind.Float, "float", []);
    public static readonly GeneratedType Bool = new(TypeKind.Bool, "bool", []);
    public static readonly GeneratedType String = new(TypeKind.String, "string", []);

    public static readonly GeneratedType[] Scalars = [Int, Float, Bool, String];

    private GeneratedType(TypeKind kind, string text, IReadOnlyList<GeneratedType> parts, TypeDeclaration? declaration = null)
    {
        Kind = kind;
        Text = text;
        Parts = parts;
        _declaration = declaration;
    }

    private readonly TypeDeclaration? _declaration;

    public TypeKind Kind { get; }

    /// <summary>As it is written in a program.</summary>
    public string Text { get; }

    public IReadOnlyList<GeneratedType> Parts { get; }

    public TypeDeclaration Declaration => _declaration ?? throw new InvalidOperationException($"{Text} is not declared");

    public bool IsScalar => Kind is TypeKind.Int or TypeKind.Float or TypeKind.Bool or TypeKind.String;

    /// <summary>Can be printed, compared, used as a key, and handed to a task.</summary>
    public bool IsPlain => Kind is not (TypeKind.Function or TypeKind.Trait) && Parts.All(part => part.IsPlain);

    /// <summary>Holds functions: what is assigned to such a variable could come to call itself for ever.</summary>
    public bool HoldsFunction => Kind == TypeKind.Function || Parts.Any(part => part.HoldsFunction);

    public static GeneratedType Array(GeneratedType element) => new(TypeKind.Array, $"[{element.Text}]", [element]);

    public static GeneratedType Map(GeneratedType key, GeneratedType value) => new(TypeKind.Map, $"{{{key.Text}: {value.Text}}}", [key, value]);

    public static GeneratedType Set(GeneratedType element) => new(TypeKind.Set, $"HashSet<{element.Text}>", [element]);

    public static GeneratedType Tuple(params IReadOnlyList<GeneratedType> parts) => new(TypeKind.Tuple, $"({List(parts)})", parts);

    public static GeneratedType Option(GeneratedType value) => new(TypeKind.Option, value.Kind is TypeKind.Function or TypeKind.Option ? $"Option<{value.Text}>" : value.Text + "?", [value]);

    public static GeneratedType Result(GeneratedType value, GeneratedType error) => new(TypeKind.Result, $"Result<{value.Text}, {error.Text}>", [value, error]);

    public static GeneratedType Function(GeneratedType result, params IReadOnlyList<GeneratedType> parameters)
        => new(TypeKind.Function, $"fn({List(parameters)}) -> {result.Text}", [.. parameters, result]);

    public static GeneratedType Declared(TypeDeclaration declaration, params IReadOnlyList<GeneratedType> arguments)
        => new(declaration.Kind, arguments.Count == 0 ? declaration.Name : $"{declaration.Name}<{List(arguments)}>", arguments, declaration);

    /// <summary>The type parameter of a generic declaration.</summary>
    public static GeneratedType Parameter(string name) => new(TypeKind.Parameter, name, []);

    /// <summary>The type with another in the place of a generic declaration's parameter.</summary>
    public GeneratedType With(GeneratedType argument)
    {
        var parts = Parts.Select(part => part.With(argument)).ToList();
        return Kind switch
        {
            TypeKind.Parameter => argument,
            TypeKind.Array => Array(parts[0]),
            TypeKind.Map => Map(parts[0], parts[1]),
            TypeKind.Set => Set(parts[0]),
            TypeKind.Tuple => Tuple(parts),
            TypeKind.Option => Option(parts[0]),
            TypeKind.Result => Result(parts[0], parts[1]),
            TypeKind.Function => Function(parts[^1], parts.Take(parts.Count - 1).ToList()),
            TypeKind.Struct or TypeKind.Enum or TypeKind.Trait => Declared(Declaration, parts),
            _ => this,
        };
    }

    public bool Equals(GeneratedType? other) => other is not null && other.Text == Text;

    public override bool Equals(object? obj) => Equals(obj as GeneratedType);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    private static string List(IEnumerable<GeneratedType> types) => string.Join(", ", types.Select(type => type.Text));
}
