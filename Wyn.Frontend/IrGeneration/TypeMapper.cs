// What types become in IR. A struct or enum is declared once for each list of type arguments, before its parts are mapped,
// since types may refer to each other. A trait as a type is an enum over the types that occur as its values.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;
using Wyn.IR.Types;

namespace Wyn.Frontend.IrGeneration;

/// <summary>A variant of what is an enum in IR: an enum's own, or a type behind a trait.</summary>
internal readonly record struct MappedVariant(string Name, ImmutableArray<TypeSymbol> Payload);

/// <summary>Maps the types of one program.</summary>
/// <param name="types">The types of the module.</param>
/// <param name="traits">The types behind traits.</param>
internal sealed class TypeMapper(IrTypeTable types, TraitObjects traits)
{
    private readonly Dictionary<TypeDefinition, List<(NominalTypeSymbol Symbol, IrType Type)>> _nominal = [];

    /// <summary>What has been asked before, by object: a program asks for the type of each variable many times.</summary>
    private readonly Dictionary<TypeSymbol, IrType> _known = [];

    /// <summary>The IR type of a type; <see cref="IrType.Unit"/> for void. What inference left open is an int.</summary>
    public IrType Map(TypeSymbol type)
    {
        var resolved = type.Resolved;
        if (!_known.TryGetValue(resolved, out var mapped))
        {
            mapped = MapNew(resolved);
            _known.TryAdd(resolved, mapped);
        }

        return mapped;
    }

    /// <summary>The type with what inference left open decided.</summary>
    public static TypeSymbol Closed(TypeSymbol type) => type.Map(_ => TypeSymbol.Int);

    /// <summary>The variants of an enum, or of a trait.</summary>
    public ImmutableArray<MappedVariant> VariantsOf(TypeSymbol type) => type.Resolved switch
    {
        EnumTypeSymbol declared => [.. declared.Variants.Select(variant => new MappedVariant(variant.Name, [.. variant.Payload.Select(part => part.Type)]))],
        TraitTypeSymbol trait => [.. traits.ImplementationsOf(Closed(trait)).Select(found => new MappedVariant(found.Type.Name, [found.Type]))],
        var other => throw new UnreachableException($"{other} has no variants"),
    };

    private IrType MapNew(TypeSymbol type) => type switch
    {
        { Kind: TypeKind.Void } => IrType.Unit,
        { Kind: TypeKind.Bool } => IrType.Bool,
        { Kind: TypeKind.Int or TypeKind.Variable } => IrType.Int,
        { Kind: TypeKind.Float } => IrType.Float,
        { Kind: TypeKind.String } => IrType.Str,
        FutureTypeSymbol future => types.Future(Map(future.Result)),
        ChannelTypeSymbol channel => types.Channel(Map(channel.Element)),
        CellTypeSymbol cell => types.Cell(Map(cell.Content)),
        ArrayTypeSymbol array => types.Array(Map(array.Element)),
        TupleTypeSymbol tuple => types.Tuple([.. tuple.Elements.Select(Map)]),
        FunctionTypeSymbol function => types.Function([.. function.Parameters.Select(Map)], Map(function.Result)),
        NominalTypeSymbol nominal => MapNominal(nominal.IsClosed ? nominal : (NominalTypeSymbol)Closed(nominal)),
        _ => throw new UnreachableException($"{type} has no IR type"),
    };

    private IrType MapNominal(NominalTypeSymbol type)
    {
        if (!_nominal.TryGetValue(type.Definition, out var instances))
        {
            _nominal.Add(type.Definition, instances = []);
        }

        foreach (var (symbol, known) in instances)
        {
            if (symbol.IsSameAs(type))
            {
                return known;
            }
        }

        return type is StructTypeSymbol declared ? MapStruct(declared, instances) : MapEnum(type, instances);
    }

    private StructType MapStruct(StructTypeSymbol type, List<(NominalTypeSymbol Symbol, IrType Type)> instances)
    {
        var made = types.DeclareStruct(UniqueName(type.Name));
        instances.Add((type, made));
        made.Define([.. type.Fields.Select(field => new IrField(field.Name, Map(field.Type)))]);
        return made;
    }

    private EnumType MapEnum(NominalTypeSymbol type, List<(NominalTypeSymbol Symbol, IrType Type)> instances)
    {
        var made = types.DeclareEnum(UniqueName(type.Name));
        instances.Add((type, made));
        made.Define([.. VariantsOf(type).Select(variant => new IrVariant(variant.Name, [.. variant.Payload.Select(Map)]))], HoldsItself(type));
        return made;
    }

    private string UniqueName(string name)
    {
        var unique = name;
        for (var i = 1; types.FindNominal(unique) is not null; i++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}.{i}");
        }

        return unique;
    }

    /// <summary>True if a value would lie inside a value of the same type, so that it has to be a heap node.</summary>
    private bool HoldsItself(TypeSymbol type)
    {
        var seen = new List<TypeSymbol>();
        var open = new Stack<TypeSymbol>(PartsByValue(type));
        while (open.TryPop(out var next))
        {
            if (next.IsSameAs(type))
            {
                return true;
            }

            if (!seen.Exists(next.IsSameAs))
            {
                seen.Add(next);
                foreach (var part in PartsByValue(next))
                {
                    open.Push(part);
                }
            }
        }

        return false;
    }

    private IEnumerable<TypeSymbol> PartsByValue(TypeSymbol type) => type.Resolved switch
    {
        TupleTypeSymbol tuple => tuple.Elements,
        StructTypeSymbol declared => declared.Fields.Select(field => field.Type),
        EnumTypeSymbol or TraitTypeSymbol => VariantsOf(type).SelectMany(variant => variant.Payload),
        _ => [],
    };
}
