// What the parts of a type allow: text, zero, equality, order, hash. Recursive types are asked once for each part: a type
// that is being asked about does not stand in the way of itself.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Wyn.Frontend.Symbols;

/// <summary>Properties of types that follow from their parts.</summary>
internal static class TypeTraits
{
    /// <summary>True if values have a text: no function and nothing with an identity is in them.</summary>
    public static bool HasText(TypeSymbol type)
        => AllLeaves(type, leaf => leaf.Kind is not (TypeKind.Function or TypeKind.Future or TypeKind.Channel or TypeKind.Cell or TypeKind.Void), []);

    /// <summary>True if values can be compared with <c>==</c>: no function and nothing with an identity is in them.</summary>
    public static bool HasEquality(TypeSymbol type) => HasText(type);

    /// <summary>True if values can be keys: they can be compared.</summary>
    public static bool HasHash(TypeSymbol type) => HasEquality(type);

    /// <summary>True if values can be ordered with <c>&lt;</c>.</summary>
    public static bool HasOrder(TypeSymbol type) => type.Resolved.Kind is TypeKind.Int or TypeKind.Float or TypeKind.String;

    /// <summary>True if there is a zero: 0, 0.0, false, "", an empty collection, None; structs and tuples by parts.</summary>
    public static bool HasZero(TypeSymbol type) => HasZero(type, []);

    private static bool HasZero(TypeSymbol type, HashSet<TypeDefinition> open) => type.Resolved switch
    {
        { Kind: TypeKind.Bool or TypeKind.Int or TypeKind.Float or TypeKind.String or TypeKind.Array } => true,
        TupleTypeSymbol tuple => tuple.Elements.All(element => HasZero(element, open)),
        StructTypeSymbol nominal => !open.Add(nominal.Definition) || nominal.Fields.All(field => HasZero(field.Type, open)),
        EnumTypeSymbol nominal => nominal.Definition.IsOption,
        _ => false,
    };

    private static bool AllLeaves(TypeSymbol type, Func<TypeSymbol, bool> predicate, List<TypeSymbol> open)
    {
        var resolved = type.Resolved;
        if (open.Any(resolved.IsSameAs))
        {
            return true;
        }

        if (resolved is NominalTypeSymbol)
        {
            open.Add(resolved);
        }

        return resolved switch
        {
            ArrayTypeSymbol array => AllLeaves(array.Element, predicate, open),
            TupleTypeSymbol tuple => tuple.Elements.All(element => AllLeaves(element, predicate, open)),
            StructTypeSymbol nominal => nominal.Fields.All(field => AllLeaves(field.Type, predicate, open)),
            EnumTypeSymbol nominal => nominal.Variants.All(variant => variant.Payload.All(part => AllLeaves(part.Type, predicate, open))),
            _ => predicate(resolved),
        };
    }
}
