// Where the number and the types of an op's operands come from.
namespace Wyn.IR.Ops;

/// <summary>The source of an op's operand list.</summary>
public enum OperandShape
{
    /// <summary>Exactly the operands of the row.</summary>
    Fixed,

    /// <summary>The row's operands, then the callee's parameters (consumed).</summary>
    Callee,

    /// <summary>The row's operands, then the callee's parameters without the worker, which the task boundary supplies (consumed).</summary>
    TaskArguments,

    /// <summary>The runtime entry's parameters; the worker only from stage <c>suspend</c> on.</summary>
    RuntimeEntry,

    /// <summary>The results of the enclosing function (consumed).</summary>
    FunctionResults,
}
