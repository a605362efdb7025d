// Puts a copy of a function's body in the place of a call. The block of the call is cut in two: what stood before the call goes on
// into the copy, and each return of the copy goes to what stood behind, whose parameters are the results of the call. Positions
// stay those of the callee, so that a panic says the same as before. Takes effect at once; blocks that only a return that
// does not exist would reach stay behind and are unreachable.
//
//   ^a:                               ^a:
//     %r = call @f(%x) : int            %y = add.wrap %x, %x        (the entry of @f)
//     use %r                     =>     br ^a.1(%y)                 (its return)
//                                     ^a.1(%r: int):
//                                       use %r
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Build;

internal sealed class BodyCopy
{
    private readonly IrFunction _caller;
    private readonly IrInstruction _call;
    private readonly IrBlock _rest;
    private readonly Dictionary<IrValue, IrValue> _values = [];
    private readonly Dictionary<IrBlock, IrBlock> _blocks = [];
    private readonly List<IrInstruction> _copies = [];

    private BodyCopy(IrBlock block, IrInstruction call)
    {
        _caller = block.Function;
        _call = call;
        _rest = _caller.NewBlock(block.Name);
    }

    /// <summary>Replaces a call, which is in a block, and gives the instructions of the copy.</summary>
    public static IReadOnlyList<IrInstruction> Replace(IrBlock block, IrInstruction call)
    {
        BodyCopy copy = new(block, call);
        copy.Cut(block);
        copy.Copy(block);
        return copy._copies;
    }

    private void Cut(IrBlock block)
    {
        var index = block.InstructionList.IndexOf(_call);
        _rest.InstructionList.AddRange(block.InstructionList.Skip(index + 1));
        block.InstructionList.RemoveRange(index, block.InstructionList.Count - index);
        foreach (var result in _call.Results)
        {
            result.Definition = null;
            result.ParameterOf = _rest;
            _rest.ParameterList.Add(result);
        }
    }

    /// <summary>The entry of the callee is no target, so its instructions simply follow.</summary>
    private void Copy(IrBlock block)
    {
        var callee = _call.Callee;
        for (var i = 0; i < callee.Parameters.Count; i++)
        {
            _values.Add(callee.Parameters[i], _call.Operands[i]);
        }

        _blocks.Add(callee.Entry, block);
        foreach (var original in callee.Blocks.Skip(1))
        {
            var copy = _caller.NewBlock(original.Name);
            _blocks.Add(original, copy);
            foreach (var parameter in original.Parameters)
            {
                _values.Add(parameter, IrBuilder.AddBlockParameter(copy, parameter.Type, parameter.Name));
            }
        }

        // Results first: a value may be used in a block that stands before the one that defines it.
        foreach (var result in callee.Blocks.SelectMany(original => original.Instructions).SelectMany(instruction => instruction.Results))
        {
            _values.Add(result, _caller.NewValue(result.Type, result.Name));
        }

        foreach (var original in callee.Blocks)
        {
            foreach (var instruction in original.Instructions)
            {
                var copy = Copy(instruction);
                _copies.Add(copy);
                _blocks[original].InstructionList.Add(copy);
            }
        }

        var place = _caller.BlockList.IndexOf(block) + 1;
        _caller.BlockList.InsertRange(place, [.. callee.Blocks.Skip(1).Select(original => _blocks[original]), _rest]);
    }

    private IrInstruction Copy(IrInstruction instruction)
    {
        var operands = instruction.Operands.Select(operand => _values[operand]).ToList();
        if (instruction.Opcode == Opcode.Ret)
        {
            return new IrInstruction(OpTable.Get(Opcode.Br), [], [], null, [new IrBranchTarget(_rest, operands)], _call.Location);
        }

        return new IrInstruction(
            instruction.Info,
            [.. operands],
            [.. instruction.Results.Select(result => _values[result])],
            instruction.Immediate,
            [.. instruction.Targets.Select(target => new IrBranchTarget(_blocks[target.Block], [.. target.Arguments.Select(argument => _values[argument])]))],
            instruction.Location);
    }
}
