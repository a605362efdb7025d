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
}
