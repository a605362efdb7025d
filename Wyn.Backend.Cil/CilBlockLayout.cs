// The order in which a function's blocks become code: as in the IR, but what only ends in a panic, or in a wait, goes last and
// what is unreachable goes nowhere. Numbers every instruction in that order: one position for a block's entry, then one each.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.Backend.Cil;

internal sealed class CilBlockLayout
{
    private readonly int[] _begin;
    private readonly IrInstruction?[] _instructions;
    private readonly List<IrBlock>[] _predecessors;

    private CilBlockLayout(IrFunction function, ImmutableArray<IrBlock> blocks)
    {
        Blocks = blocks;
        _begin = new int[function.BlockCapacity];
        _predecessors = new List<IrBlock>[function.BlockCapacity];
        var position = 0;
        foreach (var block in blocks)
        {
            _begin[block.Id] = position;
            _predecessors[block.Id] = [];
            position += 1 + block.Instructions.Count;
        }

        _instructions = new IrInstruction?[position];
        foreach (var block in blocks)
        {
            for (var i = 0; i < block.Instructions.Count; i++)
            {
                _instructions[_begin[block.Id] + 1 + i] = block.Instructions[i];
            }

            foreach (var target in block.Instructions[^1].Targets)
            {
                _predecessors[target.Block.Id].Add(block);
            }
        }
    }

    /// <summary>The reachable blocks in the order of the code.</summary>
    public ImmutableArray<IrBlock> Blocks { get; }

    /// <summary>The number of positions.</summary>
    public int Length => _instructions.Length;

    public static CilBlockLayout Create(IrFunction function)
    {
        var reachable = Reachable(function);
        var blocks = function.Blocks.Where(block => reachable[block.Id]).ToList();
        return new CilBlockLayout(
            function,
            [.. blocks.Where(block => block == function.Entry || !IsCold(block)), .. blocks.Where(block => block != function.Entry && IsCold(block))]);
    }

    /// <summary>The position of the block's entry, where its parameters are defined.</summary>
    public int Begin(IrBlock block) => _begin[block.Id];

    /// <summary>The position behind the block's terminator.</summary>
    public int End(IrBlock block) => _begin[block.Id] + 1 + block.Instructions.Count;

    /// <summary>The instruction at a position that is not a block's entry.</summary>
    public IrInstruction At(int position)
        => _instructions[position] ?? throw new ArgumentOutOfRangeException(nameof(position), position, "the entry of a block");

    public IReadOnlyList<IrBlock> Predecessors(IrBlock block) => _predecessors[block.Id];

    /// <summary>True if the block makes a frame and returns.</summary>
    public static bool IsWait(IrBlock block) => block.Instructions[^1].Opcode == Opcode.Suspend;

    private static bool IsCold(IrBlock block) => IsWait(block) || block.Instructions[^1].Opcode is Opcode.Panic or Opcode.Unreachable;

    private static bool[] Reachable(IrFunction function)
    {
        var reachable = new bool[function.BlockCapacity];
        var work = new Stack<IrBlock>([function.Entry]);
        reachable[function.Entry.Id] = true;
        while (work.TryPop(out var block))
        {
            foreach (var target in block.Instructions[^1].Targets)
            {
                if (!reachable[target.Block.Id])
                {
                    reachable[target.Block.Id] = true;
                    work.Push(target.Block);
                }
            }
        }

        return reachable;
    }
}
