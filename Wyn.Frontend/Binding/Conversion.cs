// THE conversion table: from which type to which, and where. What is not in it is a type error.
using System.Collections.Immutable;
using Wyn.Frontend.Symbols;

namespace Wyn.Frontend.Binding;

/// <summary>A row: a conversion and the places that allow it.</summary>
internal sealed record Conversion(TypeKind From, TypeKind To, ConversionKind Kind, ConversionPlaces Places)
{
    private const ConversionPlaces Widening =
        ConversionPlaces.Assignment | ConversionPlaces.Argument | ConversionPlaces.Return | ConversionPlaces.InferredReturn
        | ConversionPlaces.Explicit;

    public static readonly ImmutableArray<Conversion> Rows =
    [
        new(TypeKind.Int, TypeKind.Float, ConversionKind.IntToFloat, Widening),
        new(TypeKind.Bool, TypeKind.Int, ConversionKind.BoolToInt, ConversionPlaces.Return | ConversionPlaces.Explicit),
        new(TypeKind.Int, TypeKind.Bool, ConversionKind.IntToBool, ConversionPlaces.Condition | ConversionPlaces.Return),
        new(TypeKind.Float, TypeKind.Int, ConversionKind.FloatToInt, ConversionPlaces.Explicit),
        new(TypeKind.Bool, TypeKind.Float, ConversionKind.BoolToFloat, ConversionPlaces.Explicit),
        new(TypeKind.Int, TypeKind.String, ConversionKind.IntToText, ConversionPlaces.Text),
        new(TypeKind.Float, TypeKind.String, ConversionKind.FloatToText, ConversionPlaces.Text),
        new(TypeKind.Bool, TypeKind.String, ConversionKind.BoolToText, ConversionPlaces.Text),
    ];

    /// <summary>The conversion from one type to another in a place; null if there is none.</summary>
    public static ConversionKind? Find(TypeSymbol from, TypeSymbol to, ConversionPlaces place)
    {
        if (from.IsSameAs(to))
        {
            return ConversionKind.Identity;
        }

        foreach (var row in Rows)
        {
            if (row.From == from.Resolved.Kind && row.To == to.Resolved.Kind && (row.Places & place) != 0)
            {
                return row.Kind;
            }
        }

        return null;
    }
}
