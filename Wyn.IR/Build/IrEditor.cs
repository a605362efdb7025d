// Changes a function inside a pass. Replacements, removals and insertions are collected and take effect in one sweep at
// Commit, so that a pass may look at the old code while it decides, and n changes cost one walk, not n.
// Between changes and Commit the function is inconsistent: no analysis and no verifier may look at it.
using System.Collections.Generic;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Build;

internal sealed class IrEditor(IrFunction function)
{
    private readonly Dictionary<IrValue, IrValue> _replacements = [];
    private readonly HashSet<IrInstruction> _erased = [];
    private readonly Dictionary<IrInstruction, List<IrInstruction>> _before = [];
    private readonly Dictionary<IrInstruction, List<IrInstruction>> _after = [];
    private readonly Dictionary<IrBlock, List<IrInstruction>> _first = [];
    private readonly Dictionary<IrBlock, List<IrBlock>> _blocksAfter = [];
    private readonly HashSet<IrBlock> _removedBlocks = [];
    private readonly HashSet<IrValue> _removedParameters = [];

    public IrFunction Function { get; } = function;

    /// <summary>Lets every use of a value become a use of another; the other must dominate these uses.</summary>
    public void Replace(IrValue value, IrValue replacement)
    {
        var target = Resolve(replacement);
        if (target != value)
        {
            target.Name ??= value.Name;
            _replacements.Add(value, target);
        }
    }

    /// <summary>The value that stands for a value after the replacements so far.</summary>
    public IrValue Resolve(IrValue value)
    {
        var root = value;
        while (_replacements.TryGetValue(root, out var next))
        {
            root = next;
        }

        // Path compression: the chain that was walked now leads straight to its end.
        while (value != root)
        {
            (_replacements[value], value) = (root, _replacements[value]);
        }

        return root;
    }

    public void Erase(IrInstruction instruction) => _erased.Add(instruction);

    /// <summary>Makes an instruction with new results; it is nowhere until it is inserted.</summary>
    public IrInstruction Make(
        Opcode opcode, IrValue[] operands, IReadOnlyList<IrType> resultTypes, IrImmediate? immediate, IrLocation location, params IrBranchTarget[] targets)
    {
        var results = new IrValue[resultTypes.Count];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = Function.NewValue(resultTypes[i], null);
        }

        return new IrInstruction(OpTable.Get(opcode), operands, results, immediate, targets, location);
    }

    public void InsertFirst(IrBlock block, IrInstruction instruction) => AddTo(_first, block, instruction);

    public void InsertBefore(IrInstruction anchor, IrInstruction instruction) => AddTo(_before, anchor, instruction);

    public void InsertAfter(IrInstruction anchor, IrInstruction instruction) => AddTo(_after, anchor, instruction);

    /// <summary>Puts an instruction in the place of another. The new one may define the old results as its own.</summary>
    public void ReplaceInstruction(IrInstruction old, IrInstruction instruction)
    {
        InsertBefore(old, instruction);
        Erase(old);
    }

    /// <summary>Lets an instruction use another value, at once.</summary>
    public static void SetOperand(IrInstruction instruction, int index, IrValue value) => instruction.OperandArray[index] = value;

    /// <summary>Lets a branch pass another value, at once.</summary>
    public static void SetArgument(IrBranchTarget target, int index, IrValue value) => target.ArgumentList[index] = value;

    /// <summary>Lets a branch go elsewhere, at once.</summary>
    public static void Retarget(IrBranchTarget target, IrBlock block, IEnumerable<IrValue> arguments)
    {
        List<IrValue> values = [.. arguments];
        target.Block = block;
        target.ArgumentList.Clear();
        target.ArgumentList.AddRange(values);
    }

    /// <summary>Puts a block on an edge, with a branch that passes the arguments on, and gives that branch.</summary>
    public IrInstruction SplitEdge(IrBlock source, IrBranchTarget target, IrLocation location)
    {
        var block = Function.NewBlock("edge");
        var branch = Make(Opcode.Br, [], [], null, location, new IrBranchTarget(target.Block, [.. target.Arguments]));
        block.InstructionList.Add(branch);
        AddTo(_blocksAfter, source, block);
        Retarget(target, block, []);
        return branch;
    }

    /// <summary>Appends to a block the only successor, whose only predecessor it is; the successor goes. Takes effect at once.</summary>
    public void MergeSuccessor(IrBlock block)
    {
        var target = block.InstructionList[^1].Targets[0];
        for (var i = 0; i < target.Arguments.Count; i++)
        {
            Replace(target.Block.Parameters[i], target.Arguments[i]);
        }

        block.InstructionList.RemoveAt(block.InstructionList.Count - 1);
        block.InstructionList.AddRange(target.Block.InstructionList);
        RemoveBlock(target.Block);
    }

    public void RemoveBlock(IrBlock block) => _removedBlocks.Add(block);

    /// <summary>Removes an unused parameter of a block other than the entry, with its argument on every edge.</summary>
    public void RemoveParameter(IrValue parameter) => _removedParameters.Add(parameter);

    /// <summary>Adds a first parameter to the function, at once; callers must pass it.</summary>
    public IrValue PrependParameter(IrType type, string name)
    {
        var parameters = Function.Entry.ParameterList;
        var parameter = Function.NewValue(type, name);
        parameter.ParameterOf = Function.Entry;
        parameters.Insert(0, parameter);
        Renumber(parameters);
        return parameter;
    }

    /// <summary>Carries the collected changes out; what was not asked for is not walked for.</summary>
    public void Commit()
    {
        CommitBlocks();
        var movesInstructions = _erased.Count + _before.Count + _after.Count + _first.Count > 0;
        var changesUses = _replacements.Count + _removedParameters.Count > 0;
        foreach (var block in movesInstructions || changesUses ? Function.BlockList : [])
        {
            if (movesInstructions)
            {
                CommitInstructions(block);
            }

            if (changesUses)
            {
                block.InstructionList.ForEach(CommitUses);
            }
        }

        // Only now: the arguments are matched with the parameters by position.
        foreach (var parameter in _removedParameters)
        {
            if (parameter.ParameterOf is { } block && block.ParameterList.RemoveAll(_removedParameters.Contains) > 0)
            {
                Renumber(block.ParameterList);
            }
        }

        _replacements.Clear();
        _erased.Clear();
        _before.Clear();
        _after.Clear();
        _first.Clear();
        _blocksAfter.Clear();
        _removedBlocks.Clear();
        _removedParameters.Clear();
    }

    private static void AddTo<TKey, TItem>(Dictionary<TKey, List<TItem>> lists, TKey key, TItem item)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        list.Add(item);
    }

    private void CommitBlocks()
    {
        if (_removedBlocks.Count == 0 && _blocksAfter.Count == 0)
        {
            return;
        }

        List<IrBlock> blocks = [];
        foreach (var block in Function.BlockList)
        {
            if (!_removedBlocks.Contains(block))
            {
                blocks.Add(block);
                blocks.AddRange(_blocksAfter.GetValueOrDefault(block) ?? []);
            }
        }

        Function.BlockList.Clear();
        Function.BlockList.AddRange(blocks);
    }

    private void CommitInstructions(IrBlock block)
    {
        List<IrInstruction> instructions = [.. _first.GetValueOrDefault(block) ?? []];
        foreach (var instruction in block.InstructionList)
        {
            instructions.AddRange(_before.GetValueOrDefault(instruction) ?? []);
            if (!_erased.Contains(instruction))
            {
                instructions.Add(instruction);
            }

            instructions.AddRange(_after.GetValueOrDefault(instruction) ?? []);
        }

        block.InstructionList.Clear();
        block.InstructionList.AddRange(instructions);
    }

    private void CommitUses(IrInstruction instruction)
    {
        var operands = instruction.OperandArray;
        for (var i = 0; i < operands.Length; i++)
        {
            operands[i] = Resolve(operands[i]);
        }

        foreach (var target in instruction.Targets)
        {
            var arguments = target.ArgumentList;
            var kept = 0;
            for (var i = 0; i < arguments.Count; i++)
            {
                if (_removedParameters.Count == 0 || !_removedParameters.Contains(target.Block.Parameters[i]))
                {
                    arguments[kept++] = Resolve(arguments[i]);
                }
            }

            arguments.RemoveRange(kept, arguments.Count - kept);
        }
    }

    private static void Renumber(List<IrValue> parameters)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            parameters[i].Index = i;
        }
    }
}
