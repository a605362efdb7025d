// Which values are live where a block begins. Found per value, backward from each use to the definition, so that the work
// is proportional to the answer. Branch arguments are uses at the end of the source block, not in the target.
using System;
using System.Collections.Generic;
using Wyn.IR.Model;

namespace Wyn.IR.Analysis;

/// <summary>The live values of a function, of those that were asked for.</summary>
public sealed class Liveness
{
    private readonly List<IrValue>?[] _liveIn;

    private Liveness(List<IrValue>?[] liveIn) => _liveIn = liveIn;

    /// <summary>Computes what is live in the reachable blocks.</summary>
    /// <param name="function">The function.</param>
    /// <param name="flow">Its control flow.</param>
    /// <param name="include">Which values to look at; the work grows with what is live, so ask only for those that matter.</param>
    /// <param name="user">Which value counts as used where another one is; by default each for itself.</param>
    public static Liveness Of(IrFunction function, ControlFlow flow, Predicate<IrValue> include, Func<IrValue, IrValue>? user = null)
    {
        var usingBlocks = FindUses(function, flow, include, user ?? (value => value), out var values);
        var liveIn = new List<IrValue>?[function.BlockCapacity];
        Stack<IrBlock> open = new();
        foreach (var (value, definition) in values)
        {
            foreach (var usingBlock in usingBlocks[value.Id] ?? [])
            {
                open.Push(usingBlock);
            }

            while (open.TryPop(out var block))
            {
                // Values are processed one after the other, so if this one is in the list, it is the last.
                var live = liveIn[block.Id] ??= [];
                if (block == definition || (live.Count > 0 && live[^1] == value))
                {
                    continue;
                }

                live.Add(value);
                foreach (var edge in flow.Predecessors(block))
                {
                    if (flow.IsReachable(edge.Source))
                    {
                        open.Push(edge.Source);
                    }
                }
            }
        }

        return new Liveness(liveIn);
    }

    /// <summary>The values that are defined elsewhere and may be used in the block or after it; its parameters are not among them.</summary>
    public IReadOnlyList<IrValue> LiveIn(IrBlock block) => _liveIn[block.Id] ?? [];

    /// <summary>The blocks that use each value, by value number, and the values with the blocks that define them.</summary>
    private static List<IrBlock>?[] FindUses(
        IrFunction function, ControlFlow flow, Predicate<IrValue> include, Func<IrValue, IrValue> user, out List<(IrValue Value, IrBlock Definition)> values)
    {
        var users = new List<IrBlock>?[function.ValueCapacity];
        values = [];
        foreach (var block in flow.ReversePostorder)
        {
            foreach (var parameter in block.Parameters)
            {
                AddIf(parameter, block, values);
            }

            foreach (var instruction in block.Instructions)
            {
                AddUses(instruction.Operands, block);
                foreach (var target in instruction.Targets)
                {
                    AddUses(target.Arguments, block);
                }

                foreach (var result in instruction.Results)
                {
                    AddIf(result, block, values);
                }
            }
        }

        return users;

        void AddIf(IrValue value, IrBlock block, List<(IrValue Value, IrBlock Definition)> found)
        {
            if (include(value))
            {
                found.Add((value, block));
            }
        }

        void AddUses(IReadOnlyList<IrValue> operands, IrBlock block)
        {
            foreach (var operand in operands)
            {
                var used = user(operand);
                if (include(used))
                {
                    var list = users[used.Id] ??= [];
                    if (list.Count == 0 || list[^1] != block)
                    {
                        list.Add(block);
                    }
                }
            }
        }
    }
}
