// A row of the table of prefix operators.
using Wyn.Frontend.Symbols;
using Wyn.IR.Ops;

namespace Wyn.Frontend.Binding;

/// <summary>A prefix operator on a type.</summary>
internal sealed record UnaryOperator(UnaryOperatorKind Kind, TypeKind Operand, ConversionKind Conversion, Opcode Opcode, TypeSymbol Result);
