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

    /// <summary>The type in the row, and then a frame.</summary>
    FixedAndFrame,

    /// <summary>A frame alone, of what has no other result.</summary>
    Frame,

    /// <summary>The type that is the immediate.</summary>
    OfResultType,

    /// <summary>As <see cref="OfResultType"/>, an enum with the variants <c>Some(T)</c> and <c>None</c>.</summary>
    Received,

    /// <summary>As <see cref="Received"/>, and then a frame.</summary>
    ReceivedAndFrame,

    /// <summary>As many and of such types as are written; other rules say what they must be.</summary>
    AsWritten,

    /// <summary>The enum of the variant that is the immediate.</summary>
    OfVariant,

    /// <summary>The type that the path leads to.</summary>
    Part,

    /// <summary>The type of the first operand, and the type that the path leads to.</summary>
    RootAndPart,

    /// <summary><c>T</c> of the first operand's <c>array&lt;T&gt;</c>, <c>box&lt;T&gt;</c> or <c>cell&lt;T&gt;</c>.</summary>
    Element,

    /// <summary>The type of the first operand, and <c>T</c> of that <c>array&lt;T&gt;</c>.</summary>
    ArrayAndElement,

    /// <summary><c>array&lt;T&gt;</c> of the second operand's type <c>T</c>.</summary>
    ArrayOfSecond,

    /// <summary><c>box&lt;T&gt;</c> of the first operand's type <c>T</c>.</summary>
    BoxOfFirst,

    /// <summary><c>cell&lt;T&gt;</c> of the first operand's type <c>T</c>.</summary>
    CellOfFirst,

    /// <summary><c>fn(A..) -&gt; R</c> of the function's parameters behind the captured ones and its value result.</summary>
    ClosureOfFunction,

    /// <summary><c>R</c> of the closure's <c>fn(A..) -&gt; R</c>, none for <c>unit</c>; then a frame, in stage <c>suspend</c> where the type suspends.</summary>
    OfClosure,
}
