// Makes the control flow graph smaller, in four steps:
//   1. a conditional branch on a constant, or with twice the same target, becomes a plain one
//   2. unreachable blocks go
//   3. a branch to a block that only branches on goes to that block's target
//   4. a block joins the only block that branches to it, if that has no other target
//
//     %t = const true : bool
//     br.if %t, ^a, ^b
//   ^a:                             %t = const true : bool
//     br ^c(%x)               =>    ret %x
//   ^b:
//     ret %y
//   ^c(%r: int):
//     ret %r
//
// Left alone in step 3: a block whose parameters are used elsewhere too, and a block that branches to itself.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Passes;

internal sealed class SimplifyControlFlow : FunctionPass
{
    /// <summary>Empty blocks may branch in a circle; otherwise one step is nearly always enough, since targets come first.</summary>
    private const int LongestChain = 16;

    protected override void Run(IrEditor editor)
    {
        DecideBranches(editor);
        UnreachableBlocks.Remove(editor);
        editor.Commit();

        ThreadBlocks(editor.Function);

        // Threading may give both targets of a conditional branch the same block.
        DecideBranches(editor);
        UnreachableBlocks.Remove(editor);
        editor.Commit();

        MergeBlocks(editor);
        editor.Commit();
    }

    private static void DecideBranches(IrEditor editor)
    {
        foreach (var block in editor.Function.Blocks)
        {
            if (block.Terminator is { Targets.Count: 2 } branch && OnlyTarget(branch) is { } target)
            {
                editor.ReplaceInstruction(
                    branch, editor.Make(Opcode.Br, [], [], null, branch.Location, new IrBranchTarget(target.Block, [.. target.Arguments])));
            }
        }

        editor.Commit();
    }

    private static IrBranchTarget? OnlyTarget(IrInstruction branch)
    {
        var (first, second) = (branch.Targets[0], branch.Targets[1]);
        if (branch.Operands[0].Definition is { Immediate: BoolConstant { Value: var condition } })
        {
            return condition ? first : second;
        }

        return first.Block == second.Block && first.Arguments.SequenceEqual(second.Arguments) ? first : null;
    }

    private static void ThreadBlocks(IrFunction function)
    {
        Threading threading = new(function);

        // Targets first, so that a chain of empty blocks is skipped as a whole.
        var order = ControlFlow.Of(function).ReversePostorder;
        for (var i = order.Count - 1; i >= 0; i--)
        {
            foreach (var target in order[i].Successors)
            {
                for (var skipped = 0; skipped < LongestChain && threading.CanSkip(target.Block); skipped++)
                {
                    threading.Skip(target);
                }
            }
        }
    }

    private static void MergeBlocks(IrEditor editor)
    {
        var flow = ControlFlow.Of(editor.Function);
        HashSet<IrBlock> merged = [];
        foreach (var block in flow.ReversePostorder)
        {
            while (!merged.Contains(block)
                && block.Successors is [{ Block: var successor }]
                && successor != block
                && flow.Predecessors(successor).Count == 1)
            {
                editor.MergeSuccessor(block);
                merged.Add(successor);
            }
        }
    }

    /// <summary>Step 3, with the uses of values and the edges into blocks counted along.</summary>
    private sealed class Threading
    {
        private readonly int[] _uses;
        private readonly int[] _edges;

        public Threading(IrFunction function)
        {
            _uses = new int[function.ValueCapacity];
            _edges = new int[function.BlockCapacity];
            foreach (var instruction in function.Blocks.SelectMany(block => block.Instructions))
            {
                AddUses(instruction.Operands, 1);
                foreach (var target in instruction.Targets)
                {
                    AddUses(target.Arguments, 1);
                    _edges[target.Block.Id]++;
                }
            }
        }

        /// <summary>True if the block does nothing but branch on, and no other block uses its parameters.</summary>
        public bool CanSkip(IrBlock block)
            => block.Instructions.Count == 1
                && block.Successors is [{ Block: var next, Arguments: var arguments }]
                && next != block
                && block.Parameters.All(parameter => _uses[parameter.Id] == arguments.Count(argument => argument == parameter));

        /// <summary>Goes where the empty block goes, with what it was passed in the place of its parameters.</summary>
        public void Skip(IrBranchTarget target)
        {
            var (block, passed) = (target.Block, target.Arguments.ToArray());
            var next = block.Successors[0];
            IrEditor.Retarget(
                target, next.Block, next.Arguments.Select(argument => argument.ParameterOf == block ? passed[argument.Index] : argument));
            AddUses(passed, -1);
            AddUses(target.Arguments, 1);
            _edges[next.Block.Id]++;
            if (--_edges[block.Id] == 0)
            {
                // Nobody gets to the block any more, so its uses do not count; its target keeps the edge just made.
                AddUses(next.Arguments, -1);
                _edges[next.Block.Id]--;
            }
        }

        private void AddUses(IReadOnlyList<IrValue> values, int count)
        {
            foreach (var value in values)
            {
                _uses[value.Id] += count;
            }
        }
    }
}
