// Fills in the resume form of a function: finds the state of the frame, takes the live values and the results of the suspended call
// from the frames, and goes on in copies of the function's blocks. A copy that is reached in several ways has a parameter for each live
// value; those that turn out to have one value are removed at the end.
//
//   fn @f.resume(%worker: worker, %self: frame, %child: frame) -> frame suspends resumes @f {
//   ^entry(%worker: worker, %self: frame, %child: frame):
//     %f = frame.restore 0, %self : future<int>
//     %r = resume.await %worker, %child : int
//     drop %f                                            (from here on a copy of what stood behind the call)
//     frame.finish %self, %r
//     %none = frame.none
//     ret %none
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Passes;

internal sealed class ResumeForm
{
    private readonly IrFunction _function;
    private readonly IrFunction _resume;
    private readonly Liveness _liveness;
    private readonly ResumePlan _plan;
    private readonly IrValue _worker;
    private readonly IrValue _self;
    private readonly IrValue _child;
    private readonly Dictionary<BlockCopy, IrBlock> _blocks = [];
    private readonly Dictionary<IrValue, IrInstruction> _madeAnew = [];

    /// <summary>By value number of the function: what stands for the value where the walk is.</summary>
    private readonly IrValue?[] _current;

    /// <summary>What to put back when the walk leaves a block.</summary>
    private readonly Stack<(int Id, IrValue? Before)> _changes = new();

    private ResumeForm(IrFunction function, IrFunction resume, IReadOnlyList<SuspendState> states)
    {
        var flow = ControlFlow.Of(function);
        _function = function;
        _resume = resume;
        _liveness = Liveness.Of(function, flow, SuspendState.IsKept);
        _plan = ResumePlan.Of(states, flow);
        _worker = IrBuilder.AddBlockParameter(resume.Entry, IrType.Worker, "worker");
        _self = IrBuilder.AddBlockParameter(resume.Entry, IrType.Frame, "self");
        _child = IrBuilder.AddBlockParameter(resume.Entry, IrType.Frame, "child");
        _current = new IrValue?[function.ValueCapacity];
    }

    /// <summary>Fills the empty resume form of a function that is cut already.</summary>
    public static void Fill(IrFunction function, IrFunction resume, IReadOnlyList<SuspendState> states)
    {
        ResumeForm form = new(function, resume, states);
        form.MakeBlocks();
        form.Dispatch(states);
        foreach (var join in form._plan.Copies.Where(copy => copy.IsJoin))
        {
            form.CopyFrom(join);
        }

        resume.Entry.InstructionList.InsertRange(0, form._madeAnew.Values);
        CopyPropagation.RemoveParameters(new IrEditor(resume));
        List<IrBlock> inOrder = [.. ControlFlow.Of(resume).ReversePostorder];
        resume.BlockList.Clear();
        resume.BlockList.AddRange(inOrder);
    }

    private void MakeBlocks()
    {
        foreach (var copy in _plan.Copies)
        {
            var block = _resume.NewBlock(copy.Block.Name);
            _blocks.Add(copy, block);
            _resume.BlockList.Add(block);
            foreach (var value in copy.IsJoin ? ArrivingAt(copy.Block) : [])
            {
                IrBuilder.AddBlockParameter(block, value.Type, value.Name).IsBorrowed = value.IsBorrowed;
            }
        }
    }

    /// <summary>The values that a join has as parameters, in that order.</summary>
    private IEnumerable<IrValue> ArrivingAt(IrBlock block) => block.Parameters.Concat(_liveness.LiveIn(block));

    /// <summary>Goes to the state of the frame; each state takes up its values.</summary>
    private void Dispatch(IReadOnlyList<SuspendState> states)
    {
        var block = _resume.Entry;
        var state = states.Count > 1 ? Add(block, Opcode.FrameState, [_self], [IrType.Int], null, _resume.Location).Result : null;
        for (var i = 0; i < states.Count; i++)
        {
            if (state is null || i == states.Count - 1)
            {
                TakeUp(states[i], block);
                return;
            }

            var (found, next) = (NewBlock("state"), NewBlock("dispatch"));
            var number = Add(block, Opcode.Const, [], [IrType.Int], new IntConstant(states[i].Number), _resume.Location).Result;
            var isFound = Add(block, Opcode.EqInt, [state, number], [IrType.Bool], null, _resume.Location).Result;
            block.InstructionList.Add(new IrInstruction(
                OpTable.Get(Opcode.BrIf), [isFound], [], null, [new IrBranchTarget(found, []), new IrBranchTarget(next, [])], _resume.Location));
            TakeUp(states[i], found);
            block = next;
        }
    }

    private void TakeUp(SuspendState state, IrBlock block)
    {
        var location = state.Point.Location;
        var mark = _changes.Count;
        var restore = Add(
            block, Opcode.FrameRestore, [_self], [.. state.Live.Select(value => value.Type)], new StateImmediate(state.Number), location);
        Define(state.Live, restore.Results);
        var results = state.Results.ToList();
        var resume = Add(
            block, SuspendPoints.ResumeOpOf(state.Point), [_worker, _child], [.. results.Select(value => value.Type)],
            state.Point.Immediate is TypeImmediate received ? received : null, location);
        Define(results, resume.Results);
        var start = _plan.StartOf(state);
        IrBranchTarget target = new(_blocks[start], []);
        block.InstructionList.Add(new IrInstruction(OpTable.Get(Opcode.Br), [], [], null, [target], location));
        PassTo(start, target, []);
        if (!start.IsJoin)
        {
            CopyFrom(start);
        }

        Undo(mark);
    }

    /// <summary>Copies a block and those behind it that are reached only through it.</summary>
    private void CopyFrom(BlockCopy first)
    {
        Stack<(BlockCopy? Copy, BlockCopy? From, int Target, int Mark)> open = new();
        open.Push((first, null, 0, 0));
        while (open.TryPop(out var next))
        {
            if (next.Copy is not { } copy)
            {
                Undo(next.Mark);
                continue;
            }

            open.Push((null, null, 0, _changes.Count));
            if (copy.IsJoin)
            {
                Define(ArrivingAt(copy.Block), _blocks[copy].Parameters);
            }
            else if (next.From is { } from)
            {
                Define(copy.Block.Parameters, [.. from.Block.Successors[next.Target].Arguments.Select(Resolve)]);
            }

            Copy(copy);
            for (var i = copy.Targets.Count - 1; i >= 0; i--)
            {
                if (!copy.Targets[i].IsJoin)
                {
                    open.Push((copy.Targets[i], copy, i, 0));
                }
            }
        }
    }

    private void Copy(BlockCopy copy)
    {
        var block = _blocks[copy];
        foreach (var instruction in copy.Block.Instructions)
        {
            switch (instruction.Opcode)
            {
                case Opcode.Const or Opcode.FrameNone when SuspendState.IsMadeAnew(instruction.Result):
                    break;
                case Opcode.Ret:
                    Add(block, Opcode.FrameFinish, [_self, .. instruction.Operands.SkipLast(1).Select(Resolve)], [], null, instruction.Location);
                    var none = Add(block, Opcode.FrameNone, [], [IrType.Frame], null, instruction.Location);
                    Add(block, Opcode.Ret, [none.Result], [], null, instruction.Location);
                    break;
                case Opcode.FrameNew:
                    Add(
                        block, Opcode.FrameSave, [_self, .. instruction.Operands.Skip(1).Select(Resolve)], [], new StateImmediate(instruction.State), instruction.Location);
                    break;
                case Opcode.Suspend:
                    Add(block, Opcode.Ret, [_self], [], null, instruction.Location);
                    break;
                default:
                    CopyPlain(copy, block, instruction);
                    break;
            }
        }
    }

    private void CopyPlain(BlockCopy copy, IrBlock block, IrInstruction instruction)
    {
        var results = instruction.Results.Select(result => _resume.NewValue(result.Type, result.Name)).ToArray();
        var targets = copy.Block.Terminator == instruction ? copy.Targets.Select(target => new IrBranchTarget(_blocks[target], [])).ToArray() : [];
        IrInstruction made = new(
            instruction.Info, [.. instruction.Operands.Select(Resolve)], results, instruction.Immediate, targets, instruction.Location);
        block.InstructionList.Add(made);
        Define(instruction.Results, results);
        for (var i = 0; i < targets.Length; i++)
        {
            PassTo(copy.Targets[i], targets[i], instruction.Targets[i].Arguments);
        }
    }

    /// <summary>The arguments of a branch to a join: those of the branch, and all that is live there.</summary>
    private void PassTo(BlockCopy copy, IrBranchTarget target, IReadOnlyList<IrValue> arguments)
    {
        if (copy.IsJoin)
        {
            target.ArgumentList.AddRange(arguments.Concat(_liveness.LiveIn(copy.Block)).Select(Resolve));
        }
    }

    private void Define(IEnumerable<IrValue> values, IReadOnlyList<IrValue> now)
    {
        var i = 0;
        foreach (var value in values)
        {
            _changes.Push((value.Id, _current[value.Id]));
            now[i].IsBorrowed |= value.IsBorrowed;
            now[i].Name ??= value.Name;
            _current[value.Id] = now[i++];
        }
    }

    private void Undo(int mark)
    {
        while (_changes.Count > mark)
        {
            var (id, before) = _changes.Pop();
            _current[id] = before;
        }
    }

    private IrValue Resolve(IrValue value)
    {
        if (value.Type.Kind == IrTypeKind.Worker)
        {
            return _worker;
        }

        if (!SuspendState.IsMadeAnew(value))
        {
            return _current[value.Id] ?? throw new UnreachableException($"a value of @{_function.Name} is used in its resume form and not there");
        }

        if (!_madeAnew.TryGetValue(value, out var made) && value.Definition is { } definition)
        {
            made = new IrInstruction(definition.Info, [], [_resume.NewValue(value.Type, value.Name)], definition.Immediate, [], definition.Location);
            _madeAnew.Add(value, made);
        }

        return made!.Result; // A value that is made anew has a definition.
    }

    private IrBlock NewBlock(string name)
    {
        var block = _resume.NewBlock(name);
        _resume.BlockList.Add(block);
        return block;
    }

    private IrInstruction Add(IrBlock block, Opcode opcode, IrValue[] operands, IReadOnlyList<IrType> results, IrImmediate? immediate, IrLocation location)
    {
        IrInstruction instruction = new(
            OpTable.Get(opcode), operands, [.. results.Select(type => _resume.NewValue(type, null))], immediate, [], location);
        block.InstructionList.Add(instruction);
        return instruction;
    }
}
