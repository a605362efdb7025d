// Makes the ownership of counted values explicit. A use that consumes a value which lives on consumes a copy; the last one
// moves the value itself; a value that dies without being consumed is dropped, where an edge is the place, on that edge.
//
//   ^entry(%s: str, %c: bool):                 ^entry(%s: str, %c: bool):
//     call @f(%s)                                %0 = copy %s : str
//     br.if %c, ^use, ^done                      call @f(%0)
//   ^use:                                  =>    br.if %c, ^use, ^done
//     call @f(%s)                              ^use:
//     br ^done                                   call @f(%s)
//   ^done:                                       br ^done
//     ret                                      ^edge:                      (from ^entry: two edges meet in ^done)
//                                                drop %s
//                                                br ^done
// Before that it decides what need not be owned: parameters that a function only looks at, and parts that are only looked at
// while their whole is still owned. A borrowed value has neither copies nor drops; its owner lives as long as it is used.
//
//   fn @f(%p: Pair) -> int {                   fn @f(borrow %p: Pair) -> int {
//   ^entry(%p: Pair):                          ^entry(%p: Pair):
//     %a = get %p .cells : array<str>    =>      %a = borrow %p .cells : array<str>
//     %n = array.len %a                          %n = array.len %a
//     ret %n                                     ret %n
// A path that ends the program owes nothing: there is no drop before panic and unreachable, nor on the way to blocks that only
// lead there without waiting first. A value with a hole is never dropped: what fills it takes it, on every other path.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Passes;

internal sealed class Ownership : IIrPass
{
    public void Run(IrModule module, PassContext context)
    {
        // All parameters first: what a call consumes depends on the function that is called.
        foreach (var parameter in BorrowedParameters.Of(module))
        {
            parameter.IsBorrowed = true;
        }

        foreach (var function in module.Functions)
        {
            context.Function = function;
            IrEditor editor = new(function);
            BorrowParts(editor);
            new Rewriter(editor).Run();
            editor.Commit();
        }
    }

    private static void BorrowParts(IrEditor editor)
    {
        foreach (var get in BorrowedParts.Of(editor.Function, ControlFlow.Of(editor.Function)))
        {
            editor.ReplaceInstruction(
                get, new IrInstruction(OpTable.Get(Opcode.Borrow), get.OperandArray, get.ResultArray, get.Immediate, [], get.Location));
        }

        editor.Commit();
    }

    /// <summary>True for a value that the function must consume.</summary>
    private static bool IsOwned(IrValue value) => value.Type.IsCounted && !value.IsBorrowed;

    private sealed class Rewriter
    {
        private readonly IrEditor _editor;
        private readonly ControlFlow _flow;
        private readonly Liveness _liveness;
        private readonly EndingBlocks _ending;

        /// <summary>By value number: true while the value is live behind the point that the walk has reached.</summary>
        private readonly bool[] _isLive;

        /// <summary>The values whose mark was set in this block.</summary>
        private readonly List<IrValue> _marked = [];

        public Rewriter(IrEditor editor)
        {
            _editor = editor;
            _flow = ControlFlow.Of(editor.Function);
            _ending = EndingBlocks.WithoutSuspension(_flow);
            _liveness = Liveness.Of(editor.Function, _flow, IsOwned, value => value.Owner);
            _isLive = new bool[editor.Function.ValueCapacity];
        }

        public void Run()
        {
            foreach (var block in _flow.ReversePostorder)
            {
                RewriteBlock(block);
            }
        }

        /// <summary>Backward, so that what is live behind each instruction is known when it is reached.</summary>
        private void RewriteBlock(IrBlock block)
        {
            RewriteEnd(block, block.Instructions[^1]);
            for (var i = block.Instructions.Count - 2; i >= 0; i--)
            {
                var instruction = block.Instructions[i];
                DropUnused(instruction);
                RewriteOperands(instruction);
            }

            foreach (var parameter in block.Parameters)
            {
                if (IsOwned(parameter) && !_isLive[parameter.Id])
                {
                    _editor.InsertFirst(block, MakeDrop(parameter, FirstLocation(block)));
                }
            }

            foreach (var value in _marked)
            {
                _isLive[value.Id] = false;
            }

            _marked.Clear();
        }

        private void RewriteEnd(IrBlock block, IrInstruction terminator)
        {
            foreach (var target in terminator.Targets)
            {
                foreach (var value in _liveness.LiveIn(target.Block))
                {
                    Mark(value);
                }
            }

            if (terminator.Targets.Count == 0)
            {
                RewriteOperands(terminator);
                return;
            }

            List<IrValue> leaving = [.. _marked];
            foreach (var target in terminator.Targets)
            {
                foreach (var argument in target.Arguments)
                {
                    if (argument.Type.IsCounted && !_isLive[argument.Id])
                    {
                        Mark(argument);
                        leaving.Add(argument);
                    }
                }
            }

            foreach (var target in terminator.Targets)
            {
                RewriteEdge(block, terminator, target, leaving);
            }
        }

        /// <summary>Of the values that leave the block, an edge passes some as arguments, keeps some alive and drops the others.</summary>
        private void RewriteEdge(IrBlock block, IrInstruction terminator, IrBranchTarget target, List<IrValue> leaving)
        {
            HashSet<IrValue> kept = [.. _liveness.LiveIn(target.Block)];
            List<IrValue> dying = _ending.Contains(target.Block)
                ? []
                : leaving.FindAll(value => !kept.Contains(value) && !target.Arguments.Contains(value) && !HasHole(value));
            var needsCopy = NeedsCopy(target, kept);
            if (dying.Count == 0 && !needsCopy)
            {
                return;
            }

            if (terminator.Targets.Count > 1 && !needsCopy && _flow.Predecessors(target.Block).Count == 1)
            {
                dying.ForEach(value => _editor.InsertFirst(target.Block, MakeDrop(value, terminator.Location)));
                return;
            }

            var branch = terminator.Targets.Count == 1 ? terminator : _editor.SplitEdge(block, target, terminator.Location);
            CopyArguments(branch, kept);
            dying.ForEach(value => _editor.InsertBefore(branch, MakeDrop(value, terminator.Location)));
        }

        private static bool HasHole(IrValue value) => value is { Definition.Opcode: Opcode.Take, Index: 0 };

        private static bool NeedsCopy(IrBranchTarget target, HashSet<IrValue> kept)
        {
            HashSet<IrValue> moved = [];
            foreach (var argument in target.Arguments)
            {
                if (argument.Type.IsCounted && (kept.Contains(argument) || !moved.Add(argument)))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>The last argument that passes a dying value moves it; all others pass copies.</summary>
        private void CopyArguments(IrInstruction branch, HashSet<IrValue> kept)
        {
            var target = branch.Targets[0];
            HashSet<IrValue> taken = [.. kept];
            Stack<int> copied = new();
            for (var i = target.Arguments.Count - 1; i >= 0; i--)
            {
                if (target.Arguments[i].Type.IsCounted && !taken.Add(target.Arguments[i]))
                {
                    copied.Push(i);
                }
            }

            foreach (var i in copied)
            {
                IrEditor.SetArgument(target, i, InsertCopy(branch, target.Arguments[i]));
            }
        }

        private void DropUnused(IrInstruction instruction)
        {
            foreach (var result in instruction.Results)
            {
                if (IsOwned(result) && !_isLive[result.Id] && !HasHole(result))
                {
                    _editor.InsertAfter(instruction, MakeDrop(result, instruction.Location));
                }
            }
        }

        private void RewriteOperands(IrInstruction instruction)
        {
            var signature = OperandSignature.Of(instruction, _editor.Function);
            List<IrValue> borrowed = [];
            for (var i = 0; i < instruction.Operands.Count; i++)
            {
                if (instruction.Operands[i].Type.IsCounted && signature.Mode(i) == OperandMode.Borrow)
                {
                    borrowed.Add(instruction.Operands[i].Owner);
                }
            }

            foreach (var value in borrowed)
            {
                if (IsOwned(value) && Mark(value) && (instruction.Effects & OpEffects.NoReturn) == 0)
                {
                    _editor.InsertAfter(instruction, MakeDrop(value, instruction.Location));
                }
            }

            Stack<int> copied = new();
            for (var i = instruction.Operands.Count - 1; i >= 0; i--)
            {
                var operand = instruction.Operands[i];
                if (operand.Type.IsCounted && signature.Mode(i) == OperandMode.Consume && !Mark(operand))
                {
                    copied.Push(i);
                }
            }

            foreach (var i in copied)
            {
                IrEditor.SetOperand(instruction, i, InsertCopy(instruction, instruction.Operands[i]));
            }
        }

        /// <summary>Marks a value as live from here up; true if it was not, so that this is its last use.</summary>
        private bool Mark(IrValue value)
        {
            if (_isLive[value.Id])
            {
                return false;
            }

            _isLive[value.Id] = true;
            _marked.Add(value);
            return true;
        }

        private IrValue InsertCopy(IrInstruction before, IrValue value)
        {
            var copy = _editor.Make(Opcode.Copy, [value], [value.Type], null, before.Location);
            _editor.InsertBefore(before, copy);
            return copy.Result;
        }

        private IrInstruction MakeDrop(IrValue value, IrLocation location) => _editor.Make(Opcode.Drop, [value], [], null, location);

        private static IrLocation FirstLocation(IrBlock block) => block.Instructions[0].Location;
    }
}
