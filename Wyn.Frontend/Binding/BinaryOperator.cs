// A row of the table of binary operators.
using Wyn.Frontend.Symbols;
using Wyn.IR.Ops;

namespace Wyn.Frontend.Binding;

/// <summary>A binary operator on a pair of types: what the operands become, what is done, what comes out.</summary>
/// <param name="Kind">The operator.</param>
/// <param name="Left">The type of the left operand as written.</param>
/// <param name="Right">The type of the right operand as written.</param>
/// <param name="LeftConversion">What is done to the left operand first.</param>
/// <param name="RightConversion">What is done to the right operand first.</param>
/// <param name="Lowering">How it becomes IR.</param>
/// <param name="Opcode">The opcode, where the lowering has one.</param>
/// <param name="Result">The type of the result.</param>
internal sealed record BinaryOperator(
    BinaryOperatorKind Kind,
    TypeKind Left,
    TypeKind Right,
    ConversionKind LeftConversion,
    ConversionKind RightConversion,
    OperatorLowering Lowering,
    Opcode? Opcode,
    TypeSymbol Result);
