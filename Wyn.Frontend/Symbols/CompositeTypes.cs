// The types that are made of parts.
using System.Collections.Immutable;
using System.Linq;

namespace Wyn.Frontend.Symbols;

/// <summary><c>[T]</c>.</summary>
internal sealed class ArrayTypeSymbol(TypeSymbol element) : TypeSymbol
{
    public override TypeKind Kind => TypeKind.Array;

    public override string Name => $"[{Element}]";

    public TypeSymbol Element { get; } = element;

    public override ImmutableArray<TypeSymbol> Parts => [Element];

    public override TypeSymbol WithParts(ImmutableArray<TypeSymbol> parts) => new ArrayTypeSymbol(parts[0]);
}

/// <summary><c>(A, B)</c>.</summary>
internal sealed class TupleTypeSymbol(ImmutableArray<TypeSymbol> elements) : TypeSymbol
{
    public override TypeKind Kind => TypeKind.Tuple;

    public override string Name => $"({string.Join(", ", Elements)})";

    public ImmutableArray<TypeSymbol> Elements { get; } = elements;

    public override ImmutableArray<TypeSymbol> Parts => Elements;

    public override TypeSymbol WithParts(ImmutableArray<TypeSymbol> parts) => new TupleTypeSymbol(parts);
}

/// <summary><c>fn(A, B) -> R</c>; R is void for a function without a value.</summary>
internal sealed class FunctionTypeSymbol(ImmutableArray<TypeSymbol> parameters, TypeSymbol result) : TypeSymbol
{
    public override TypeKind Kind => TypeKind.Function;

    public override string Name => $"fn({string.Join(", ", Parameters)})" + (Result.IsVoid ? "" : $" -> {Result}");

    public ImmutableArray<TypeSymbol> Parameters { get; } = parameters;

    public TypeSymbol Result { get; } = result;

    public override ImmutableArray<TypeSymbol> Parts => [.. Parameters, Result];

    public override TypeSymbol WithParts(ImmutableArray<TypeSymbol> parts) => new FunctionTypeSymbol(parts[..^1], parts[^1]);
}

/// <summary><c>Future&lt;T&gt;</c>; T is void for a task without a result.</summary>
internal sealed class FutureTypeSymbol(TypeSymbol result) : TypeSymbol
{
    public override TypeKind Kind => TypeKind.Future;

    public override string Name => $"Future<{Result}>";

    /// <summary>The type of what awaiting gives.</summary>
    public TypeSymbol Result { get; } = result;

    public override ImmutableArray<TypeSymbol> Parts => [Result];

    public override TypeSymbol WithParts(ImmutableArray<TypeSymbol> parts) => new FutureTypeSymbol(parts[0]);
}

/// <summary><c>Channel&lt;T&gt;</c>; what is sent first says what T is.</summary>
internal sealed class ChannelTypeSymbol(TypeSymbol element) : TypeSymbol
{
    public override TypeKind Kind => TypeKind.Channel;

    public override string Name => $"Channel<{Element}>";

    public TypeSymbol Element { get; } = element;

    public override ImmutableArray<TypeSymbol> Parts => [Element];

    public override TypeSymbol WithParts(ImmutableArray<TypeSymbol> parts) => new ChannelTypeSymbol(parts[0]);
}

/// <summary><c>Cell&lt;T&gt;</c>, what the handles of the core library are made of.</summary>
internal sealed class CellTypeSymbol(TypeSymbol content) : TypeSymbol
{
    public override TypeKind Kind => TypeKind.Cell;

    public override string Name => $"Cell<{Content}>";

    public TypeSymbol Content { get; } = content;

    public override ImmutableArray<TypeSymbol> Parts => [Content];

    public override TypeSymbol WithParts(ImmutableArray<TypeSymbol> parts) => new CellTypeSymbol(parts[0]);
}

/// <summary>A declared type with its type arguments.</summary>
internal abstract class NominalTypeSymbol(TypeDefinition definition, ImmutableArray<TypeSymbol> arguments) : TypeSymbol
{
    public TypeDefinition Definition { get; } = definition;

    public ImmutableArray<TypeSymbol> Arguments { get; } = arguments;

    public override string Name => Definition.Describe(Arguments);

    public override ImmutableArray<TypeSymbol> Parts => Arguments;

    public override bool HasSameShapeAs(TypeSymbol other) => other is NominalTypeSymbol nominal && nominal.Definition == Definition;
}

/// <summary>A struct.</summary>
internal sealed class StructTypeSymbol(StructDefinition definition, ImmutableArray<TypeSymbol> arguments) : NominalTypeSymbol(definition, arguments)
{
    private ImmutableArray<FieldSymbol> _fields;

    public override TypeKind Kind => TypeKind.Struct;

    public new StructDefinition Definition { get; } = definition;

    /// <summary>The fields in the order of the declaration.</summary>
    public ImmutableArray<FieldSymbol> Fields => _fields.IsDefault ? _fields = Definition.FieldsOf(Arguments) : _fields;

    public override TypeSymbol WithParts(ImmutableArray<TypeSymbol> parts) => new StructTypeSymbol(Definition, parts);

    /// <summary>The position of a field; negative if there is none of that name.</summary>
    public int IndexOf(string field)
    {
        for (var i = 0; i < Fields.Length; i++)
        {
            if (Fields[i].Name == field)
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>An enum.</summary>
internal sealed class EnumTypeSymbol(EnumDefinition definition, ImmutableArray<TypeSymbol> arguments) : NominalTypeSymbol(definition, arguments)
{
    private ImmutableArray<VariantSymbol> _variants;

    public override TypeKind Kind => TypeKind.Enum;

    public new EnumDefinition Definition { get; } = definition;

    /// <summary>The variants in the order of the declaration.</summary>
    public ImmutableArray<VariantSymbol> Variants => _variants.IsDefault ? _variants = Definition.VariantsOf(Arguments) : _variants;

    public override TypeSymbol WithParts(ImmutableArray<TypeSymbol> parts) => new EnumTypeSymbol(Definition, parts);

    /// <summary>The variant of a name, or null.</summary>
    public VariantSymbol? Find(string variant) => Variants.FirstOrDefault(candidate => candidate.Name == variant);
}

/// <summary>A trait as a type.</summary>
internal sealed class TraitTypeSymbol(TraitDefinition definition, ImmutableArray<TypeSymbol> arguments) : NominalTypeSymbol(definition, arguments)
{
    public override TypeKind Kind => TypeKind.Trait;

    public new TraitDefinition Definition { get; } = definition;

    public override TypeSymbol WithParts(ImmutableArray<TypeSymbol> parts) => new TraitTypeSymbol(Definition, parts);
}
