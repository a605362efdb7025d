// A basic block: parameters, instructions, the last of which is the only terminator.
using System.Collections.Generic;

namespace Wyn.IR.Model;

/// <summary>A basic block. Control enters at the top with one argument per parameter and leaves at the terminator.</summary>
public sealed class IrBlock
{
    internal IrBlock(IrFunction function, int id, string name)
    {
        Function = function;
        Id = id;
        Name = name;
    }

    /// <summary>The function that the block belongs to.</summary>
    public IrFunction Function { get; }

    /// <summary>A number unique within the function, below <see cref="IrFunction.BlockCapacity"/>.</summary>
    public int Id { get; }

    /// <summary>What the block is for (<c>entry</c>, <c>loop</c>, <c>then</c>); the text form adds a suffix where names repeat.</summary>
    public string Name { get; }

    /// <summary>The parameters: each branch to the block passes one argument for each.</summary>
    public IReadOnlyList<IrValue> Parameters => ParameterList;

    /// <summary>The instructions in order.</summary>
    public IReadOnlyList<IrInstruction> Instructions => InstructionList;

    /// <summary>The last instruction if it ends the block; null while the block is being built.</summary>
    public IrInstruction? Terminator
        => InstructionList.Count > 0 && InstructionList[^1].Info.IsTerminator ? InstructionList[^1] : null;

    /// <summary>The targets of the terminator; none while there is no terminator.</summary>
    public IReadOnlyList<IrBranchTarget> Successors => Terminator?.Targets ?? [];

    internal List<IrValue> ParameterList { get; } = [];

    internal List<IrInstruction> InstructionList { get; } = [];
}
