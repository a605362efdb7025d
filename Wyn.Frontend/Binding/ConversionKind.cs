// What a conversion does to the value: between scalars, and between handles and their numbers.
namespace Wyn.Frontend.Binding;

/// <summary>The kinds of conversions.</summary>
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

    /// <summary>The number of a channel or of another handle.</summary>
    HandleToInt,

    /// <summary>The handle behind a number; a panic if there is none of that type.</summary>
    IntToHandle,
}
