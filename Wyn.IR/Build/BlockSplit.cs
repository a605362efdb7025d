// Cuts a block in two behind an instruction; the first half is left without a terminator.
using System.Linq;
using Wyn.IR.Model;

namespace Wyn.IR.Build;

internal static class BlockSplit
{
    /// <summary>Moves what stands behind the instruction into a new block, which follows the old one in the text, and gives that.</summary>
    public static IrBlock Behind(IrBlock block, IrInstruction instruction, string name)
    {
        var rest = block.Function.NewBlock(name);
        var index = block.InstructionList.LastIndexOf(instruction) + 1;
        rest.InstructionList.AddRange(block.InstructionList.Skip(index));
        block.InstructionList.RemoveRange(index, block.InstructionList.Count - index);
        block.Function.BlockList.Insert(block.Function.BlockList.IndexOf(block) + 1, rest);
        return rest;
    }
}
