// A struct, enum or trait of a generated program.
using System.Collections.Generic;
using System.Linq;

namespace Wyn.Fuzz;

/// <summary>A declared type; a generic one has one type parameter.</summary>
internal sealed class TypeDeclaration(TypeKind kind, string name, bool isGeneric = false)
{
    public TypeKind Kind { get; } = kind;

    public string Name { get; } = name;

    public bool IsGeneric { get; } = isGeneric;

    /// <summary>The fields of a struct.</summary>
    public List<(string Name, GeneratedType Type)> Fields { get; } = [];

    /// <summary>The variants of an enum; the first one has no payload.</summary>
    public List<(string Name, List<GeneratedType> Payload)> Variants { get; } = [];

    /// <summary>The types that implement a trait.</summary>
    public List<GeneratedType> Implementations { get; } = [];

    /// <summary>The methods of a type that is not generic.</summary>
    public List<GeneratedFunction> Methods { get; } = [];

    /// <summary>The function that cuts a recursive value down to some levels, so that loops cannot make it huge.</summary>
    public string? Prune { get; set; }

    /// <summary>The fields with a type argument in the place of the parameter.</summary>
    public IEnumerable<(string Name, GeneratedType Type)> FieldsOf(GeneratedType type)
        => type.Parts.Count == 0 ? Fields : Fields.Select(field => (field.Name, field.Type.With(type.Parts[0])));

    /// <summary>The variants with a type argument in the place of the parameter.</summary>
    public IEnumerable<(string Name, List<GeneratedType> Payload)> VariantsOf(GeneratedType type)
        => type.Parts.Count == 0 ? Variants : Variants.Select(variant => (variant.Name, variant.Payload.Select(part => part.With(type.Parts[0])).ToList()));
}
