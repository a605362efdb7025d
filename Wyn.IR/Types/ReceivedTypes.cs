// What receiving gives: an enum of exactly Some(T) and None, in any order, such as the core library's Option<T>.
namespace Wyn.IR.Types;

/// <summary>The types of received values.</summary>
public static class ReceivedTypes
{
    private const string Some = "Some";
    private const string None = "None";

    /// <summary><c>T</c> of an enum with the variants <c>Some(T)</c> and <c>None</c>; null for any other type.</summary>
    public static IrType? ElementOf(IrType type)
        => type is EnumType { IsDefined: true, Variants.Length: 2 } sum && sum.IndexOf(Some) is var some and >= 0 && sum.IndexOf(None) is var none and >= 0
            && sum.Variants[none].Payload.IsEmpty && sum.Variants[some].Payload is [var element]
            ? element
            : null;

    /// <summary>The index of the variant that holds a value.</summary>
    public static int SomeOf(EnumType type) => type.IndexOf(Some);

    /// <summary>The index of the variant that holds none.</summary>
    public static int NoneOf(EnumType type) => type.IndexOf(None);
}
