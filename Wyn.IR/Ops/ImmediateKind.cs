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

    /// <summary>A path to a part of a value; the text form writes it behind the root and the indices in it.</summary>
    Path,

    /// <summary>The type of the result; the text form writes it there only.</summary>
    ResultType,

    /// <summary>A variant of the enum that is the type of the result.</summary>
    Variant,

    /// <summary>The name of a variable, for messages.</summary>
    Name,

    /// <summary>A kind of handle, for messages, and the type of the result, which the text form writes there only.</summary>
    HandleKind,

    /// <summary>A state of the function in whose resume form the instruction stands.</summary>
    State,

    /// <summary>A resume form and a state of it.</summary>
    ResumeState,
}
