// Which types an op's own operand may have.
namespace Wyn.IR.Ops;

/// <summary>How the types that an operand may have are found.</summary>
public enum OperandRule
{
    /// <summary>The type in the row.</summary>
    Fixed,

    /// <summary>Any counted type.</summary>
    Counted,

    /// <summary>Any <c>future&lt;T&gt;</c>.</summary>
    Future,

    /// <summary>The type of the global that the instruction names.</summary>
    OfGlobal,

    /// <summary>Any type.</summary>
    Any,

    /// <summary>Any type that has the instruction's path.</summary>
    Root,

    /// <summary>Any enum.</summary>
    Enum,

    /// <summary>Any <c>array&lt;T&gt;</c>.</summary>
    Array,

    /// <summary>Any <c>box&lt;T&gt;</c>.</summary>
    Box,

    /// <summary>Any <c>chan&lt;T&gt;</c>.</summary>
    Channel,

    /// <summary>Any <c>cell&lt;T&gt;</c>.</summary>
    Cell,

    /// <summary>Any <c>chan&lt;T&gt;</c> or <c>cell&lt;T&gt;</c>.</summary>
    Handle,

    /// <summary>The type of the first operand.</summary>
    OfFirst,

    /// <summary><c>T</c> of the first operand's <c>array&lt;T&gt;</c>, <c>box&lt;T&gt;</c>, <c>chan&lt;T&gt;</c> or <c>cell&lt;T&gt;</c>; a worker before it does not count.</summary>
    Element,
}
