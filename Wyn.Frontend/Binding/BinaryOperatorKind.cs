// The binary operators, however the syntax spells them.
namespace Wyn.Frontend.Binding;

/// <summary>A binary operator that computes with both operands.</summary>
internal enum BinaryOperatorKind
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    And,
    Or,
    Xor,
    ShiftLeft,
    ShiftRight,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
