// How a binary operator becomes IR.
namespace Wyn.Frontend.Binding;

/// <summary>The ways in which a binary operator becomes IR.</summary>
internal enum OperatorLowering
{
    /// <summary>The row's opcode on both operands.</summary>
    Opcode,

    /// <summary>The concatenation of two strings.</summary>
    Concatenate,

    /// <summary>A string repeated.</summary>
    Repeat,

    /// <summary>Equality of strings.</summary>
    StringEqual,

    /// <summary>Inequality of strings.</summary>
    StringNotEqual,

    /// <summary>The order of two strings compared with zero by the row's opcode.</summary>
    StringOrder,
}
