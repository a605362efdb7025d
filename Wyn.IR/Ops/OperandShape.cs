// Where the number and the types of an op's operands come from.
namespace Wyn.IR.Ops;

/// <summary>The source of an op's operand list.</summary>
public enum OperandShape
{
    /// <summary>Exactly the operands of the row.</summary>
    Fixed,

    /// <summary>The row's operands, then the callee's parameters (consumed, except those that the callee borrows).</summary>
    Callee,

    /// <summary>The row's operands, then the callee's parameters without the worker, which the task boundary supplies (consumed).</summary>
    TaskArguments,

    /// <summary>The runtime entry's parameters; the worker only from stage <c>suspend</c> on.</summary>
    RuntimeEntry,

    /// <summary>The results of the enclosing function (consumed).</summary>
    FunctionResults,

    /// <summary>The row's operands, then the indices in the path.</summary>
    Path,

    /// <summary>The row's operands, then the indices in the path, then a value of the type that it leads to (consumed).</summary>
    PathAndValue,

    /// <summary>The fields of the struct or tuple that the instruction makes (consumed).</summary>
    Fields,

    /// <summary>The payload of the variant that the instruction makes (consumed).</summary>
    Payload,

    /// <summary>Any number of elements of the array that the instruction makes (consumed).</summary>
    Elements,

    /// <summary>The first parameters of the function, without the worker, as many as there are (consumed).</summary>
    Captures,

    /// <summary>The worker from stage <c>suspend</c> on, the closure (borrowed), and the parameters of its type (consumed).</summary>
    Closure,

    /// <summary>The row's operands, then any number of channels (borrowed).</summary>
    Channels,

    /// <summary>The row's operands, then any number of values of any type (consumed, except those that are borrowed).</summary>
    Live,

    /// <summary>The row's operands, then the results of the function whose resume form this is, without the frame (consumed).</summary>
    ResumedResults,
}
