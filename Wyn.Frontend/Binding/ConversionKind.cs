// What a conversion does to the value.
namespace Wyn.Frontend.Binding;

/// <summary>The kinds of conversions between scalar types.</summary>
internal enum ConversionKind
{
    Identity,
    IntToFloat,
    BoolToInt,
    BoolToFloat,
    IntToBool,
    FloatToInt,
    IntToText,
    FloatToText,
    BoolToText,
}
