// Where a terminator may go, and with which arguments for the target's parameters.
using System.Collections.Generic;

namespace Wyn.IR.Model;

/// <summary>A branch target: a block and one argument for each of its parameters.</summary>
public sealed class IrBranchTarget
{
    internal IrBranchTarget(IrBlock block, List<IrValue> arguments)
    {
        Block = block;
        ArgumentList = arguments;
    }

    /// <summary>The block to go to.</summary>
    public IrBlock Block { get; internal set; }

    /// <summary>The arguments, one for each parameter of the block.</summary>
    public IReadOnlyList<IrValue> Arguments => ArgumentList;

    internal List<IrValue> ArgumentList { get; }
}
