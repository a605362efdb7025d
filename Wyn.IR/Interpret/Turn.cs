// One turn of a task: executes its instructions until it ends, waits, gives up the turn, or the program ends. Holds the frame
// on top unpacked; `_slots` is taken anew whenever the stack changes, because a growing stack moves.
using System;
using System.Diagnostics;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Interpret;

/// <summary>The execution of a task for one turn.</summary>
internal ref partial struct Turn
{
    private readonly IrInterpreter _interpreter;
    private readonly InterpreterTask _task;
    private readonly TaskStack _stack;
    private StackFrame _frame;
    private DecodedInstruction[] _code;
    private Span<Value> _slots;
    private int _next;
    private bool _isOver;

    /// <summary>Takes up a task that is new or ready.</summary>
    public Turn(IrInterpreter interpreter, InterpreterTask task)
    {
        _interpreter = interpreter;
        _task = task;
        _stack = task.Stack ?? interpreter.Start(task);
        _code = [];
        if (_stack.Depth > 0)
        {
            LoadTop();
        }
    }

    /// <summary>Executes at most <paramref name="budget"/> instructions.</summary>
    public void Run(long budget)
    {
        EndWait();
        while (!_isOver)
        {
            if (--budget < 0 && _task.OpenPlaces == 0)
            {
                Yield();
                return;
            }

            ref readonly var instruction = ref _code[_next++];
            if (_task.Ownership is { } ownership)
            {
                ownership.Execute(_frame, instruction.Source, instruction.Opcode == Opcode.BrIf && _slots[instruction.A].Bits != 0);
            }

            Execute(instruction);
        }
    }

    private void Execute(in DecodedInstruction instruction)
    {
        switch (instruction.Opcode)
        {
            case Opcode.Const:
                _slots[instruction.Result] = _frame.Function.Constants[instruction.A];
                break;
            case Opcode.Copy:
                _slots[instruction.Result] = _slots[instruction.A];
                break;
            case Opcode.Drop:
                break;
            case Opcode.FrameNone:
                _slots[instruction.Result] = default;
                break;
            case Opcode.GlobalLoad:
                _slots[instruction.Result] = _interpreter.LoadGlobal(instruction);
                break;
            case Opcode.GlobalStore:
                _interpreter.StoreGlobal(instruction, _slots[instruction.B]);
                break;
            case Opcode.Br:
                Jump(Branch(instruction).IfTrue);
                break;
            case Opcode.BrIf:
                Jump(_slots[instruction.A].Bits != 0 ? Branch(instruction).IfTrue : FalseTarget(instruction));
                break;
            case Opcode.GlobalTake:
                _slots[instruction.Result] = _interpreter.TakeGlobal(instruction);
                _task.OpenPlaces++;
                break;
            case Opcode.GlobalPut:
                _interpreter.StoreGlobal(instruction, _slots[instruction.B]);
                _task.OpenPlaces--;
                break;
            case Opcode.Call:
                Call(Site(instruction));
                break;
            case Opcode.ClosureNew:
                NewClosure(instruction);
                break;
            case Opcode.CallClosure:
                CallClosure(instruction);
                break;
            case Opcode.Ret:
                Return(instruction);
                break;
            case Opcode.CallRuntime:
                CallRuntime(instruction);
                break;
            case Opcode.Spawn:
            case Opcode.TaskSpawn:
            case Opcode.SpawnDetached:
            case Opcode.TaskDetach:
                Spawn(instruction);
                break;
            case Opcode.Await or Opcode.ChannelReceive or Opcode.ChannelSend or Opcode.Select or Opcode.Sleep or Opcode.TaskYield:
                BeginWait(instruction);
                break;
            case Opcode.AwaitDirect or Opcode.ChannelReceiveDirect or Opcode.ChannelSendDirect or Opcode.SelectDirect or Opcode.SleepDirect or Opcode.YieldDirect:
                WaitOrSuspend(instruction);
                break;
            case Opcode.Suspend:
                Suspend(_slots[instruction.A]);
                break;
            case Opcode.StackCheck:
                _interpreter.CheckDepth(_stack, instruction.Source.Location);
                break;
            case Opcode.Panic:
                throw new PanicException(RuntimeFunctions.Text(_slots[instruction.A]), instruction.Source.Location);
            case Opcode.Unreachable:
                throw new UnreachableException($"@{_frame.Function.Source.Name} reached `unreachable` at {instruction.Source.Location}");
            case Opcode.Div:
            case Opcode.Rem:
                Divide(instruction);
                break;
            case var _ when instruction.Extra is OperandSlots:
                ExecuteComposite(instruction);
                break;
            default:
                _slots[instruction.Result].Bits = OpSemantics.Evaluate(instruction.Opcode, _slots[instruction.A].Bits, _slots[instruction.B].Bits);
                break;
        }
    }

    private readonly void Divide(in DecodedInstruction instruction)
    {
        var divisor = _slots[instruction.B].Bits;
        if (OpSemantics.PanicMessage(instruction.Opcode, divisor) is { } message)
        {
            throw new PanicException(message, instruction.Source.Location);
        }

        _slots[instruction.Result].Bits = OpSemantics.Evaluate(instruction.Opcode, _slots[instruction.A].Bits, divisor);
    }

    private void Jump(DecodedTarget target)
    {
        foreach (var move in target.Moves)
        {
            _slots[move.To] = _slots[move.From];
        }

        _next = target.Start;
    }

    private void Call(CallSite site)
    {
        var caller = _frame;
        Push(site.Callee);
        var callerSlots = _stack.Slots(caller);
        for (var i = 0; i < site.Arguments.Length; i++)
        {
            _slots[i] = callerSlots[site.Arguments[i]];
        }
    }

    private void Push(DecodedFunction callee)
    {
        _stack.Save(_next);
        _interpreter.Enter(_task, _stack, callee);
        LoadTop();
    }

    private void Return(in DecodedInstruction ret)
    {
        var results = (int[]?)ret.Extra ?? [];
        var calleeSlots = _slots;
        _stack.Pop();
        if (_stack.Depth == 0)
        {
            var hasValue = _frame.Function.Source.ValueResult.Kind != IrTypeKind.Unit;
            var hasFrame = _frame.Function.Source.Results is [.., { Kind: IrTypeKind.Frame }];
            LeaveStack(hasValue ? calleeSlots[results[0]] : default, hasFrame ? calleeSlots[results[^1]].Reference as SuspendedCall : null);
            return;
        }

        LoadTop();
        var places = ((CallResults)Extra(_code[_next - 1])).Results;
        for (var i = 0; i < results.Length; i++)
        {
            _slots[places[i]] = calleeSlots[results[i]];
        }
    }

    /// <summary>Returns with the frame alone.</summary>
    private void Suspend(in Value frame)
    {
        _stack.Pop();
        if (_stack.Depth == 0)
        {
            LeaveStack(default, frame.Reference as SuspendedCall);
            return;
        }

        LoadTop();
        _slots[((CallResults)Extra(_code[_next - 1])).Results[^1]] = frame;
    }

    private void CallRuntime(in DecodedInstruction instruction)
    {
        var call = (RuntimeCall)Extra(instruction);
        call.Function(_interpreter, call, _slots);
        if (_interpreter.HasExited)
        {
            _isOver = true;
        }
        else if ((instruction.Source.Effects & OpEffects.Writes) != 0)
        {
            ReachSchedulingPoint();
        }
    }

    private void Spawn(in DecodedInstruction instruction)
    {
        var task = _interpreter.Spawn(Site(instruction), _slots, instruction.Source.Location);
        if (instruction.Result >= 0)
        {
            _slots[instruction.Result] = new Value { Reference = task };
        }

        ReachSchedulingPoint();
    }

    private void ReachSchedulingPoint()
    {
        if (_interpreter.SwitchesAtEachPoint)
        {
            Yield();
        }
    }

    private void Yield()
    {
        _stack.Save(_next);
        _interpreter.Yield(_task);
        _isOver = true;
    }

    private void LoadTop()
    {
        _frame = _stack.Top;
        _code = _frame.Function.Code;
        _slots = _stack.TopSlots;
        _next = _frame.Next;
    }

    private static DecodedBranch Branch(in DecodedInstruction instruction) => (DecodedBranch)Extra(instruction);

    private static DecodedTarget FalseTarget(in DecodedInstruction instruction)
        => Branch(instruction).IfFalse ?? throw new UnreachableException("br.if has two targets");

    private static CallSite Site(in DecodedInstruction instruction) => (CallSite)Extra(instruction);

    private static object Extra(in DecodedInstruction instruction)
        => instruction.Extra ?? throw new UnreachableException($"{instruction.Opcode} was decoded without what it refers to");
}
