// Innermost loops that count: one int goes up by one in each turn, and the loop goes on while it is below a bound that stays
// the same. The test stands in the header, before the turn, or in the latch, behind it:
//
//   ^for(%i: int, ...):                        ^for(%i: int, ...):
//     %t = lt.int %i, %n                         ...
//     br.if %t, ^body, ^end                      %t = lt.int %i, %n
//   ...                                          br.if %t, ^for(%next, ...), ^end
//     br ^for(%next, ...)
//
// Other ways out lead to blocks that end the program. What is looked at is a snapshot.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Analysis;

internal sealed class CountedLoop
{
    private readonly HashSet<IrBlock> _members;
    private readonly HashSet<IrValue> _values;

    private readonly Dominators _dominators;

    private CountedLoop(HashSet<IrBlock> members, IReadOnlyList<IrBlock> blocks, Dominators dominators)
    {
        (_members, _dominators) = (members, dominators);
        Blocks = blocks;
        _values = [.. blocks.SelectMany(block => block.Parameters.Concat(block.Instructions.SelectMany(instruction => instruction.Results)))];
    }

    /// <summary>Where each turn begins.</summary>
    public required IrBlock Header { get; init; }

    /// <summary>The edge that leads back.</summary>
    public required IrBranchTarget Back { get; init; }

    /// <summary>The block that the edge back comes from.</summary>
    public required IrBlock Latch { get; init; }

    /// <summary>The edge that leads in.</summary>
    public required IrBranchTarget Entry { get; init; }

    /// <summary>The test; its first target stays in the loop.</summary>
    public required IrInstruction Test { get; init; }

    /// <summary>The parameter of the header that counts.</summary>
    public required IrValue Counter { get; init; }

    /// <summary>What the counter stays below when the test holds.</summary>
    public required IrValue Bound { get; init; }

    /// <summary>The blocks of a turn, and those that only a turn leads to and that end the program, in reverse postorder.</summary>
    public IReadOnlyList<IrBlock> Blocks { get; }

    /// <summary>What the counter begins with.</summary>
    public IrValue Start => Entry.Arguments[Counter.Index];

    /// <summary>True for the blocks of a turn.</summary>
    public bool IsInTurn(IrBlock block) => _members.Contains(block);

    /// <summary>True for a block that every turn goes through.</summary>
    public bool IsInEveryTurn(IrBlock block) => _dominators.Dominates(block, Latch);

    /// <summary>True if a value is the same in all turns because it is older than the loop.</summary>
    public bool IsOlder(IrValue value) => !_values.Contains(value);

    /// <summary>The loops of a function.</summary>
    public static List<CountedLoop> FindAll(IrFunction function)
    {
        var flow = ControlFlow.Of(function);
        var dominators = Dominators.Of(flow);
        var ending = EndingBlocks.Of(flow);
        return [.. flow.ReversePostorder.Select(header => Find(header, flow, dominators, ending)).OfType<CountedLoop>()];
    }

    private static CountedLoop? Find(IrBlock header, ControlFlow flow, Dominators dominators, EndingBlocks ending)
    {
        var edges = flow.Predecessors(header).Where(edge => flow.IsReachable(edge.Source)).ToList();
        if (edges.Count != 2 || edges.Count(edge => dominators.Dominates(header, edge.Source)) != 1)
        {
            return null;
        }

        var back = edges.Single(edge => dominators.Dominates(header, edge.Source));
        var entry = edges.Single(edge => edge != back);
        var members = MembersOf(header, back.Source, flow);
        if (!IsInnermost(members, header, flow) || FindTest(members, header, back, ending) is not { } test)
        {
            return null;
        }

        var less = test.Operands[0].Definition!; // FindTest has looked at it.
        var target = TargetOf(back);
        if (!IsOneMore(target.Arguments[less.Operands[0].Index], less.Operands[0]))
        {
            return null;
        }

        var inside = WithEnds(members, test.Targets[1], ending);
        List<IrBlock> blocks = [.. flow.ReversePostorder.Where(block => inside.Contains(block) && dominators.Dominates(header, block))];
        return new CountedLoop(members, blocks, dominators)
        {
            Header = header,
            Back = target,
            Latch = back.Source,
            Entry = TargetOf(entry),
            Test = test,
            Counter = less.Operands[0],
            Bound = less.Operands[1],
        };
    }

    /// <summary>The test at the only way out that goes on; null if the loop is none that counts.</summary>
    private static IrInstruction? FindTest(HashSet<IrBlock> members, IrBlock header, IrEdge back, EndingBlocks ending)
    {
        var exits = members.Where(block => block.Successors.Any(target => !members.Contains(target.Block) && !ending.Contains(target.Block))).ToList();
        if (exits is not [var block] || (block != header && block != back.Source))
        {
            return null;
        }

        var test = block.Instructions[^1];
        var staysFirst = test.Targets.Count == 2 && members.Contains(test.Targets[0].Block) && !members.Contains(test.Targets[1].Block);
        var isInPlace = block == header || test.Targets[0].Block == header;
        return staysFirst && isInPlace && test.Operands[0].Definition is { Opcode: Opcode.LtInt } less && less.Operands[0].ParameterOf == header ? test : null;
    }

    /// <summary>The blocks of a turn, and those to which it leads by another way than the exit.</summary>
    private static HashSet<IrBlock> WithEnds(HashSet<IrBlock> members, IrBranchTarget exit, EndingBlocks ending)
    {
        HashSet<IrBlock> inside = [.. members];
        Stack<IrBlock> open = new(members);
        while (open.TryPop(out var block))
        {
            foreach (var target in block.Successors.Where(target => target != exit && ending.Contains(target.Block) && inside.Add(target.Block)))
            {
                open.Push(target.Block);
            }
        }

        return inside;
    }

    private static IrBranchTarget TargetOf(IrEdge edge) => edge.Source.Instructions[^1].Targets[edge.TargetIndex];

    private static HashSet<IrBlock> MembersOf(IrBlock header, IrBlock latch, ControlFlow flow)
    {
        HashSet<IrBlock> members = [header];
        Stack<IrBlock> open = new([latch]);
        while (open.TryPop(out var block))
        {
            if (members.Add(block))
            {
                foreach (var edge in flow.Predecessors(block).Where(edge => flow.IsReachable(edge.Source)))
                {
                    open.Push(edge.Source);
                }
            }
        }

        return members;
    }

    /// <summary>True if no other edge leads back inside.</summary>
    private static bool IsInnermost(HashSet<IrBlock> members, IrBlock header, ControlFlow flow)
        => members.All(block => block.Successors.All(target
            => target.Block == header || !members.Contains(target.Block) || flow.OrderOf(target.Block) > flow.OrderOf(block)));

    private static bool IsOneMore(IrValue next, IrValue counter)
        => next.Definition is { Opcode: Opcode.AddWrap } add && add.Operands[0] == counter && add.Operands[1].Definition is { Immediate: IntConstant { Value: 1 } };
}
