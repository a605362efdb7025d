// What an op carries besides operands and branch targets.
namespace Wyn.IR.Ops;

/// <summary>The kind of an op's immediate.</summary>
public enum ImmediateKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A constant.</summary>
    Constant,

    /// <summary>A function of the module.</summary>
    Function,

    /// <summary>A global of the module.</summary>
    Global,

    /// <summary>A row of the runtime table.</summary>
    RuntimeEntry,
}
