// Who reads which value, as the managed representation sees it: `copy` gives the same object and `drop` does nothing, so
// a copy is another name of its operand (which may have to be marked); constants and the empty frame are made where they are needed.
using System.Collections.Generic;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.Backend.Cil;

/// <summary>A read of a value.</summary>
/// <param name="Block">The block in which it is read.</param>
/// <param name="Position">The position of the reading instruction.</param>
internal readonly record struct CilUse(IrBlock Block, int Position);

internal sealed class CilValueUses
{
    private readonly List<CilUse>?[] _uses;

    public CilValueUses(IrFunction function, CilBlockLayout layout)
    {
        _uses = new List<CilUse>?[function.ValueCapacity];
        foreach (var block in layout.Blocks)
        {
            var position = layout.Begin(block);
            foreach (var instruction in block.Instructions)
            {
                position++;
                AddUses(instruction, new CilUse(block, position));
            }
        }
    }

    /// <summary>All reads, in the order of the layout.</summary>
    public IReadOnlyList<CilUse> Of(IrValue value) => _uses[value.Id] ?? (IReadOnlyList<CilUse>)[];

    /// <summary>The value that a value is another name of; itself if it is none.</summary>
    public static IrValue Resolve(IrValue value)
    {
        while (value.Definition is { Opcode: Opcode.Copy } copy && IsAlias(copy))
        {
            value = copy.Operands[0];
        }

        return value;
    }

    /// <summary>True if the value is made anew at each use: constants and the frame that says "completed".</summary>
    public static bool IsRematerialised(IrValue value)
        => value.Definition is { Opcode: Opcode.Const or Opcode.FrameNone };

    /// <summary>True if the instruction becomes no code where it stands.</summary>
    public static bool IsSilent(IrInstruction instruction)
        => instruction.Opcode is Opcode.Const or Opcode.FrameNone or Opcode.Drop
            || (IsAlias(instruction) && !CilSharing.IsNeeded(instruction.Result.Type));

    /// <summary>A copy into a variable of another name is a store, so that a debugger shows both variables.</summary>
    public static bool IsAlias(IrInstruction instruction)
        => instruction.Opcode == Opcode.Copy
            && (instruction.Result.Name is not { } name || name == instruction.Operands[0].Name);

    private void AddUses(IrInstruction instruction, CilUse use)
    {
        if (IsSilent(instruction))
        {
            return;
        }

        foreach (var operand in instruction.Operands)
        {
            Add(operand, use);
        }

        foreach (var target in instruction.Targets)
        {
            for (var i = 0; i < target.Arguments.Count; i++)
            {
                Add(target.Arguments[i], use);
            }
        }
    }

    private void Add(IrValue value, CilUse use)
    {
        var resolved = Resolve(value);
        if (!IsRematerialised(resolved))
        {
            (_uses[resolved.Id] ??= []).Add(use);
        }
    }
}
