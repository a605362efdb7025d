// The ops through which tasks meet: cells, channels, waiting, handles.
using System.Diagnostics;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Interpret;

internal ref partial struct Turn
{
    /// <summary>A task that asks others so often in a row lets them go on, or nothing that it asks for would ever happen.</summary>
    private const int LongestPoll = 256;

    private void ExecuteTaskOp(in DecodedInstruction instruction, OperandSlots operands)
    {
        var location = instruction.Source.Location;
        switch (instruction.Opcode)
        {
            case Opcode.ChannelNew:
                var capacity = Bits(operands, 0);
                Set(operands, capacity >= 1 ? new Value { Reference = new ChannelValue(capacity) } : throw new PanicException("channel capacity must be >= 1", location));
                break;
            case Opcode.ChannelTryReceive:
                TryReceive(operands, (EnumType)instruction.Source.Result.Type);
                break;
            case Opcode.ChannelClose:
                Object<ChannelValue>(operands, 0).Close(_interpreter);
                ReachSchedulingPoint();
                break;
            case Opcode.TaskCancel:
                Object<InterpreterTask>(operands, 0).IsCancelled = true;
                break;
            case Opcode.TaskCancelled:
                Set(operands, new Value { Bits = _task is { IsCancelled: true, SpawnSite: not null } ? 1 : 0 });
                CountPoll();
                break;
            case Opcode.FutureDone:
                Set(operands, new Value { Bits = Object<InterpreterTask>(operands, 0).State == TaskState.Done ? 1 : 0 });
                CountPoll();
                break;
            case Opcode.HandleInt:
                Set(operands, new Value { Bits = _interpreter.Handles.NumberOf(Object<object>(operands, 0), instruction.Source.VariableName, instruction.Source.Operands[0].Type) });
                break;
            case Opcode.HandleOf:
                Set(operands, new Value { Reference = _interpreter.Handles.Find(Bits(operands, 0), instruction.Source.HandleKind, location) });
                break;
            case Opcode.HandleFree:
                _interpreter.Handles.Remove(Object<object>(operands, 0));
                break;
            default:
                ExecuteCell(instruction, operands);
                break;
        }
    }

    private void ExecuteCell(in DecodedInstruction instruction, OperandSlots operands)
    {
        switch (instruction.Opcode)
        {
            case Opcode.CellNew:
                Set(operands, new Value { Reference = new CellValue { Content = Crossing(instruction, operands, 0) } });
                break;
            case Opcode.CellGet:
                var content = Object<CellValue>(operands, 0).Content;
                Set(operands, content.Reference is Hole ? throw new UnreachableException("a cell is read while it is open") : content);
                CountPoll();
                break;
            case Opcode.CellTake:
                Set(operands, Object<CellValue>(operands, 0).Content);
                Object<CellValue>(operands, 0).Content = Hole.Value;
                _task.OpenPlaces++;
                break;
            case Opcode.CellSet:
                Object<CellValue>(operands, 0).Content = Crossing(instruction, operands, 1);
                ReachSchedulingPoint();
                break;
            case Opcode.CellPut:
                Object<CellValue>(operands, 0).Content = Crossing(instruction, operands, 1);
                _task.OpenPlaces--;
                break;
            default:
                ExecuteFrameOp(instruction, operands);
                break;
        }
    }

    /// <summary>An operand that other tasks will see.</summary>
    private readonly Value Crossing(in DecodedInstruction instruction, OperandSlots operands, int index)
    {
        CrossingCheck.Check(Operand(operands, index), instruction.Source.Operands[^1].Type, instruction.Source.Location);
        return Operand(operands, index);
    }

    private void TryReceive(OperandSlots operands, EnumType type)
    {
        var isThere = Object<ChannelValue>(operands, 0).TryTake(_interpreter, out var value);
        Set(operands, new Value
        {
            Reference = isThere ? new EnumValue(ReceivedTypes.SomeOf(type), [value]) : new EnumValue(ReceivedTypes.NoneOf(type), []),
        });
        CountPoll();
    }

    /// <summary>The wait that an op begins, whichever form it has.</summary>
    private readonly Wait NewWait(in DecodedInstruction instruction, OperandSlots operands)
    {
        var source = instruction.Source;
        var location = source.Location;
        switch (instruction.Opcode)
        {
            case Opcode.Await or Opcode.AwaitDirect:
                return new AwaitWait(Object<InterpreterTask>(operands, 0), location);
            case Opcode.ChannelReceive or Opcode.ChannelReceiveDirect:
                return new ReceiveWait(Object<ChannelValue>(operands, 0), (EnumType)((TypeImmediate)source.Immediate!).Type, location); // The row says so.
            case Opcode.ChannelSend or Opcode.ChannelSendDirect:
                return new SendWait(Object<ChannelValue>(operands, 0), Crossing(instruction, operands, 1), location);
            case Opcode.Sleep or Opcode.SleepDirect when Bits(operands, 0) > 0:
                return new SleepWait(_interpreter.Clock.After(Bits(operands, 0)), location);
            case Opcode.Select or Opcode.SelectDirect:
                var channels = new ChannelValue[operands.Operands.Length - 1];
                for (var i = 0; i < channels.Length; i++)
                {
                    channels[i] = Object<ChannelValue>(operands, i + 1);
                }

                return new SelectWait(channels, Bits(operands, 0) < 0 ? null : _interpreter.Clock.After(Bits(operands, 0)), location);
            default:
                return new YieldWait(location);
        }
    }

    private void BeginWait(in DecodedInstruction instruction)
    {
        var operands = (OperandSlots)Extra(instruction);
        _task.Polls = 0;
        var wait = NewWait(instruction, operands);
        if (wait.TryEnd(_interpreter))
        {
            GiveResult(instruction, wait);
            ReachSchedulingPoint();
            return;
        }

        _stack.Save(_next);
        _interpreter.BeginWait(_task, wait);
        _isOver = true;
    }

    /// <summary>The task goes on after a wait, whose instruction is the one before the next; it was perhaps woken to look again and must go on waiting.</summary>
    private void EndWait()
    {
        if (_task.Wait is not { } wait)
        {
            return;
        }

        if (!wait.TryEnd(_interpreter))
        {
            _interpreter.BeginWait(_task, wait);
            _isOver = true;
            return;
        }

        _task.Wait = null;
        if (_task.Leaf is { } leaf)
        {
            ResumeFromLeaf(leaf);
        }
        else
        {
            GiveResult(_code[_next - 1], wait);
        }
    }

    private readonly void GiveResult(in DecodedInstruction instruction, Wait wait)
    {
        if (instruction.Source.Results is [{ Type.Kind: not IrTypeKind.Frame }, ..])
        {
            _slots[instruction.Result] = wait.Result;
        }
    }

    private void CountPoll()
    {
        if (++_task.Polls >= LongestPoll)
        {
            _task.Polls = 0;
            Yield();
        }
        else
        {
            ReachSchedulingPoint();
        }
    }
}
