// THE operator table: operator x operand types -> operation and result. A pair that has no row is a type error.
// `and` and `or` are not here: they take conditions and decide whether their right side runs.
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using Wyn.Frontend.Symbols;
using Wyn.IR.Ops;

namespace Wyn.Frontend.Binding;

/// <summary>The operators of the language on all types that have them.</summary>
internal static class OperatorTable
{
    /// <summary>All rows of binary operators.</summary>
    public static readonly ImmutableArray<BinaryOperator> BinaryRows =
    [
        .. Numeric(BinaryOperatorKind.Add, Opcode.AddWrap, Opcode.AddFloat),
        .. Numeric(BinaryOperatorKind.Subtract, Opcode.SubWrap, Opcode.SubFloat),
        .. Numeric(BinaryOperatorKind.Multiply, Opcode.MulWrap, Opcode.MulFloat),
        .. Numeric(BinaryOperatorKind.Divide, Opcode.Div, Opcode.DivFloat),
        .. Numeric(BinaryOperatorKind.Remainder, Opcode.Rem, Opcode.RemFloat),

        OnInts(BinaryOperatorKind.And, Opcode.And),
        OnInts(BinaryOperatorKind.Or, Opcode.Or),
        OnInts(BinaryOperatorKind.Xor, Opcode.Xor),
        OnInts(BinaryOperatorKind.ShiftLeft, Opcode.Shl),
        OnInts(BinaryOperatorKind.ShiftRight, Opcode.Shr),

        .. Concatenation(),
        new(
            BinaryOperatorKind.Multiply, TypeKind.String, TypeKind.Int, ConversionKind.Identity, ConversionKind.Identity,
            OperatorLowering.Repeat, null, TypeSymbol.String),

        .. Comparison(BinaryOperatorKind.Equal, Opcode.EqInt, Opcode.EqFloat),
        .. Comparison(BinaryOperatorKind.NotEqual, Opcode.NeInt, Opcode.NeFloat),
        .. Comparison(BinaryOperatorKind.Less, Opcode.LtInt, Opcode.LtFloat),
        .. Comparison(BinaryOperatorKind.LessOrEqual, Opcode.LeInt, Opcode.LeFloat),
        .. Comparison(BinaryOperatorKind.Greater, Opcode.GtInt, Opcode.GtFloat),
        .. Comparison(BinaryOperatorKind.GreaterOrEqual, Opcode.GeInt, Opcode.GeFloat),
        .. BoolEquality(BinaryOperatorKind.Equal, Opcode.EqBool, Opcode.EqInt),
        .. BoolEquality(BinaryOperatorKind.NotEqual, Opcode.NeBool, Opcode.NeInt),

        OnStrings(BinaryOperatorKind.Equal, OperatorLowering.StringEqual, null),
        OnStrings(BinaryOperatorKind.NotEqual, OperatorLowering.StringNotEqual, null),
        OnStrings(BinaryOperatorKind.Less, OperatorLowering.StringOrder, Opcode.LtInt),
        OnStrings(BinaryOperatorKind.LessOrEqual, OperatorLowering.StringOrder, Opcode.LeInt),
        OnStrings(BinaryOperatorKind.Greater, OperatorLowering.StringOrder, Opcode.GtInt),
        OnStrings(BinaryOperatorKind.GreaterOrEqual, OperatorLowering.StringOrder, Opcode.GeInt),
    ];

    /// <summary>All rows of prefix operators.</summary>
    public static readonly ImmutableArray<UnaryOperator> UnaryRows =
    [
        new(UnaryOperatorKind.Negate, TypeKind.Int, ConversionKind.Identity, Opcode.NegWrap, TypeSymbol.Int),
        new(UnaryOperatorKind.Negate, TypeKind.Float, ConversionKind.Identity, Opcode.NegFloat, TypeSymbol.Float),
        new(UnaryOperatorKind.Complement, TypeKind.Int, ConversionKind.Identity, Opcode.Not, TypeSymbol.Int),
        new(UnaryOperatorKind.Not, TypeKind.Bool, ConversionKind.Identity, Opcode.NotBool, TypeSymbol.Bool),
        new(UnaryOperatorKind.Not, TypeKind.Int, ConversionKind.IntToBool, Opcode.NotBool, TypeSymbol.Bool),
    ];

    private static readonly FrozenDictionary<(BinaryOperatorKind, TypeKind, TypeKind), BinaryOperator> Binary =
        BinaryRows.ToFrozenDictionary(row => (row.Kind, row.Left, row.Right));

    private static readonly FrozenDictionary<(UnaryOperatorKind, TypeKind), UnaryOperator> Unary =
        UnaryRows.ToFrozenDictionary(row => (row.Kind, row.Operand));

    /// <summary>The row of a binary operator; null if the types have no such operator.</summary>
    public static BinaryOperator? FindBinary(BinaryOperatorKind kind, TypeSymbol left, TypeSymbol right)
        => Binary.GetValueOrDefault((kind, left.Resolved.Kind, right.Resolved.Kind));

    /// <summary>The row of a prefix operator; null if the type has no such operator.</summary>
    public static UnaryOperator? FindUnary(UnaryOperatorKind kind, TypeSymbol operand)
        => Unary.GetValueOrDefault((kind, operand.Resolved.Kind));

    private static IEnumerable<BinaryOperator> Numeric(BinaryOperatorKind kind, Opcode onInts, Opcode onFloats)
    {
        yield return OnInts(kind, onInts);
        foreach (var row in WithFloat(kind, onFloats, TypeSymbol.Float))
        {
            yield return row;
        }
    }

    private static IEnumerable<BinaryOperator> Comparison(BinaryOperatorKind kind, Opcode onInts, Opcode onFloats)
    {
        yield return OnInts(kind, onInts) with { Result = TypeSymbol.Bool };
        foreach (var row in WithFloat(kind, onFloats, TypeSymbol.Bool))
        {
            yield return row;
        }
    }

    /// <summary>Two floats, or a float and an int that becomes one.</summary>
    private static IEnumerable<BinaryOperator> WithFloat(BinaryOperatorKind kind, Opcode opcode, TypeSymbol result)
    {
        var floats = new BinaryOperator(
            kind, TypeKind.Float, TypeKind.Float, ConversionKind.Identity, ConversionKind.Identity, OperatorLowering.Opcode, opcode, result);
        yield return floats;
        yield return floats with { Left = TypeKind.Int, LeftConversion = ConversionKind.IntToFloat };
        yield return floats with { Right = TypeKind.Int, RightConversion = ConversionKind.IntToFloat };
    }

    /// <summary>Two bools, or a bool that becomes an int and an int.</summary>
    private static IEnumerable<BinaryOperator> BoolEquality(BinaryOperatorKind kind, Opcode onBools, Opcode onInts)
    {
        var ints = OnInts(kind, onInts) with { Result = TypeSymbol.Bool };
        yield return ints with { Left = TypeKind.Bool, Right = TypeKind.Bool, Opcode = onBools };
        yield return ints with { Left = TypeKind.Bool, LeftConversion = ConversionKind.BoolToInt };
        yield return ints with { Right = TypeKind.Bool, RightConversion = ConversionKind.BoolToInt };
    }

    /// <summary>Two strings, or a string and a number on either side.</summary>
    private static IEnumerable<BinaryOperator> Concatenation()
    {
        var strings = OnStrings(BinaryOperatorKind.Add, OperatorLowering.Concatenate, null) with { Result = TypeSymbol.String };
        yield return strings;
        yield return strings with { Left = TypeKind.Int, LeftConversion = ConversionKind.IntToText };
        yield return strings with { Right = TypeKind.Int, RightConversion = ConversionKind.IntToText };
        yield return strings with { Left = TypeKind.Float, LeftConversion = ConversionKind.FloatToText };
        yield return strings with { Right = TypeKind.Float, RightConversion = ConversionKind.FloatToText };
    }

    private static BinaryOperator OnInts(BinaryOperatorKind kind, Opcode opcode) => new(
        kind, TypeKind.Int, TypeKind.Int, ConversionKind.Identity, ConversionKind.Identity, OperatorLowering.Opcode, opcode, TypeSymbol.Int);

    private static BinaryOperator OnStrings(BinaryOperatorKind kind, OperatorLowering lowering, Opcode? opcode) => new(
        kind, TypeKind.String, TypeKind.String, ConversionKind.Identity, ConversionKind.Identity, lowering, opcode, TypeSymbol.Bool);
}
