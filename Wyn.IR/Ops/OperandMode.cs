// Whether a use takes a counted value away or only looks at it.
namespace Wyn.IR.Ops;

/// <summary>What an op does with a counted operand from stage <c>owned</c> on.</summary>
public enum OperandMode
{
    /// <summary>The value stays with its owner.</summary>
    Borrow,

    /// <summary>The value is taken: no use may follow on this path.</summary>
    Consume,
}
