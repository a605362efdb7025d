// Suspended calls of a lowered program. An op that has to wait gives a leaf frame; the functions put their frames before it and return, until
// the task has an empty stack. It goes on when the wait is over: each frame in turn, from the leaf on, is given to its resume form.
using System.Diagnostics;
using Wyn.IR.Ops;

namespace Wyn.IR.Interpret;

internal ref partial struct Turn
{
    private void ExecuteFrameOp(in DecodedInstruction instruction, OperandSlots operands)
    {
        switch (instruction.Opcode)
        {
            case Opcode.FrameIsNone:
                Set(operands, new Value { Bits = Operand(operands, 0).Reference is null ? 1 : 0 });
                break;
            case Opcode.FrameNew:
                ProgramFrame frame = new(((NewFrame)operands).Resume);
                frame.Save(instruction.Source.State, Values(operands)[1..], Object<SuspendedCall>(operands, 0));
                Set(operands, new Value { Reference = frame });
                break;
            case Opcode.FrameState:
                Set(operands, new Value { Bits = Object<ProgramFrame>(operands, 0).State });
                break;
            case Opcode.FrameRestore:
                var saved = Object<ProgramFrame>(operands, 0);
                Set(operands, saved.State == instruction.Source.State ? saved.Values : throw new UnreachableException($"a frame is in state {saved.State}"));
                saved.Values = [];
                break;
            case Opcode.FrameSave:
                Object<ProgramFrame>(operands, 0).Save(instruction.Source.State, Values(operands)[2..], Object<SuspendedCall>(operands, 1));
                break;
            case Opcode.FrameFinish:
                Object<ProgramFrame>(operands, 0).Values = Values(operands)[1..];
                break;
            case Opcode.ResumeCall:
                Set(operands, Object<ProgramFrame>(operands, 0).Values);
                break;
            case Opcode.ResumeAwait or Opcode.ResumeReceive or Opcode.ResumeSelect or Opcode.ResumeWait:
                GiveResult(instruction, Object<LeafFrame>(operands, 0).Wait);
                break;
            default:
                throw new UnreachableException($"{instruction.Opcode} has no meaning");
        }
    }

    /// <summary>An op that may have to wait: before the frames are looked at it waits on the stack.</summary>
    private void WaitOrSuspend(in DecodedInstruction instruction)
    {
        if (_interpreter.UsesFrames)
        {
            TryOrSuspend(instruction);
        }
        else
        {
            BeginWait(instruction);
        }
    }

    /// <summary>An op that may have to wait, in a program whose functions look at the frames; under a seed it sometimes does not look.</summary>
    private void TryOrSuspend(in DecodedInstruction instruction)
    {
        var operands = (OperandSlots)Extra(instruction);
        _task.Polls = 0;
        var wait = NewWait(instruction, operands);
        if (!_interpreter.SuspendsAtOnce() && wait.TryEnd(_interpreter))
        {
            GiveResult(instruction, wait);
            _slots[operands.Results[^1]] = default;
            ReachSchedulingPoint();
            return;
        }

        _task.Leaf = new LeafFrame(wait);
        _slots[operands.Results[^1]] = new Value { Reference = _task.Leaf };
    }

    /// <summary>The stack is empty: the task has ended, or waits, or a frame has finished and the one before it goes on.</summary>
    private void LeaveStack(in Value result, SuspendedCall? frame)
    {
        if (frame is not null)
        {
            _task.Resuming = null;
            WaitForLeaf();
            return;
        }

        if (_task.Resuming is not { } finished)
        {
            End(result);
            return;
        }

        if (finished.Parent is { } parent)
        {
            Resume(parent, finished);
            return;
        }

        _task.Resuming = null;
        End(finished.Values.Length > 0 ? finished.Values[0] : default);
    }

    /// <summary>All frames are there: only now it is decided whether the task waits.</summary>
    private void WaitForLeaf()
    {
        var leaf = _task.Leaf ?? throw new UnreachableException("a task is suspended and nothing waits");
        if (leaf.Wait.TryEnd(_interpreter))
        {
            ResumeFromLeaf(leaf);
        }
        else
        {
            _interpreter.BeginWait(_task, leaf.Wait);
            _isOver = true;
        }
    }

    /// <summary>The wait of a suspended task is over.</summary>
    private void ResumeFromLeaf(LeafFrame leaf)
    {
        _task.Leaf = null;
        Resume(leaf.Parent ?? throw new UnreachableException("a task waits in no function"), leaf);
    }

    private void Resume(ProgramFrame frame, SuspendedCall child)
    {
        _task.Resuming = frame;
        _interpreter.Enter(_task, _stack, frame.Resume);
        LoadTop();
        _slots[1] = new Value { Reference = frame };
        _slots[2] = new Value { Reference = child };
    }

    private void End(in Value result)
    {
        _interpreter.End(_task, _stack, result);
        _isOver = true;
    }
}
