// How the result types of an op follow from its operands and its immediate.
namespace Wyn.IR.Ops;

/// <summary>How an op's result types are found.</summary>
public enum ResultRule
{
    /// <summary>No result.</summary>
    None,

    /// <summary>The type in the row.</summary>
    Fixed,

    /// <summary>The type of the constant.</summary>
    OfConstant,

    /// <summary>The type of the first operand.</summary>
    OfFirstOperand,

    /// <summary>The type of the global.</summary>
    OfGlobal,

    /// <summary>The callee's results, none or several.</summary>
    OfCallee,

    /// <summary>The runtime entry's result, none or one.</summary>
    OfRuntimeEntry,

    /// <summary><c>future&lt;T&gt;</c> of the callee's value result <c>T</c>, <c>unit</c> if it has none.</summary>
    FutureOfCallee,

    /// <summary><c>T</c> of the first operand's <c>future&lt;T&gt;</c>; none for <c>unit</c>.</summary>
    OfFuture,

    /// <summary>As <see cref="OfFuture"/>, but of the second operand, and then a frame.</summary>
    OfFutureAndFrame,
}
