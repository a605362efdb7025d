// Channels, waits for a time, cells, handles: calls of the runtime. What may wait gives a frame beside its value; without a wait
// it is null. The worker is an operand where the op is a wait, else the function's own.
using System.Diagnostics;
using Mono.Cecil.Cil;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Backend.Cil;

internal sealed partial class CilFunctionEmitter
{
    private VariableDefinition? _isSome;

    private void EmitWait(IrInstruction instruction, int position)
    {
        switch (instruction.Opcode)
        {
            case Opcode.ChannelSendDirect:
                var value = instruction.Operands[2];
                EmitCrossing(value, instruction.Location);
                PushOperands(instruction, position);
                _code.LoadString(instruction.Location.ToString());
                _code.Emit(OpCodes.Call, Waits.Send(_program.Types.Map(value.Type)));
                StoreResult(instruction.Result);
                break;
            case Opcode.ChannelReceiveDirect:
                EmitReceive(instruction, position);
                break;
            case Opcode.SelectDirect:
                EmitSelect(instruction);
                break;
            default:
                PushOperands(instruction, position);
                _code.LoadString(instruction.Location.ToString());
                _code.Emit(OpCodes.Call, instruction.Opcode == Opcode.SleepDirect ? Waits.Sleep : Waits.Yield);
                StoreResult(instruction.Result);
                break;
        }
    }

    private void EmitReceive(IrInstruction instruction, int position)
    {
        var element = _program.Types.Map(((ChannelType)instruction.Operands[1].Type).Element);
        var value = Scratch(element);
        var isSome = IsSome();
        PushOperands(instruction, position);
        _code.LoadString(instruction.Location.ToString());
        _code.LoadLocalAddress(value);
        _code.LoadLocalAddress(isSome);
        _code.Emit(OpCodes.Call, Waits.Receive(element));
        StoreResult(instruction.Results[1]);
        EmitReceived(instruction.Results[0], () => _code.LoadLocal(isSome), () => _code.LoadLocal(value));
    }

    private void EmitTryReceive(IrInstruction instruction, int position)
    {
        var element = _program.Types.Map(((ChannelType)instruction.Operands[0].Type).Element);
        var value = Scratch(element);
        var isSome = IsSome();
        PushOperands(instruction, position);
        PushWorker();
        _code.LoadLocalAddress(value);
        _code.Emit(OpCodes.Call, Waits.TryReceive(element));
        _code.StoreLocal(isSome);
        EmitReceived(instruction.Result, () => _code.LoadLocal(isSome), () => _code.LoadLocal(value));
    }

    /// <summary>Makes Some of a value, or None.</summary>
    private void EmitReceived(IrValue result, System.Action loadIsSome, System.Action loadValue)
    {
        if (!IsRead(result))
        {
            return;
        }

        var type = (EnumType)result.Type; // the verifier has looked
        var (none, end) = (new CilLabel(), new CilLabel());
        loadIsSome();
        _code.Branch(OpCodes.Brfalse, none);
        loadValue();
        EmitVariant(type, ReceivedTypes.SomeOf(type));
        StoreResult(result);
        _code.Branch(OpCodes.Br, end);
        _code.Mark(none);
        EmitVariant(type, ReceivedTypes.NoneOf(type));
        StoreResult(result);
        _code.Mark(end);
    }

    private void EmitVariant(EnumType type, int variant)
    {
        if (!type.IsBoxed)
        {
            _code.Emit(OpCodes.Call, _program.Composites.Value(type).Maker(type, variant));
        }
        else if (!type.Variants[variant].Payload.IsEmpty)
        {
            _code.Emit(OpCodes.Call, _program.Composites.Node(type).Maker(variant));
        }
        else
        {
            _code.Emit(OpCodes.Ldsfld, _program.Constants.Plain(type, variant));
        }
    }

    /// <summary>A local of its own: a value that is received may be a bool as well.</summary>
    private VariableDefinition IsSome() => _isSome ??= _code.AddLocal(_program.Framework.Types.Boolean);

    private void EmitSelect(IrInstruction instruction)
    {
        var index = Scratch(_program.Framework.Types.Int64);
        Push(instruction.Operands[0]);
        Push(instruction.Operands[1]);
        EmitElements(instruction, 2, Waits.ChannelBase);
        _code.LoadString(instruction.Location.ToString());
        _code.LoadLocalAddress(index);
        _code.Emit(OpCodes.Call, Waits.Select);
        StoreResult(instruction.Results[1]);
        if (IsRead(instruction.Results[0]))
        {
            _code.LoadLocal(index);
            StoreResult(instruction.Results[0]);
        }
    }

    /// <summary>What tasks do with channels, tasks and handles without waiting.</summary>
    private void EmitMeeting(IrInstruction instruction, int position)
    {
        PushOperands(instruction, position);
        switch (instruction.Opcode)
        {
            case Opcode.ChannelNew:
                _code.LoadString(instruction.Location.ToString());
                _code.Emit(OpCodes.Newobj, Waits.ChannelConstructor(_program.Types.Map(((ChannelType)instruction.Result.Type).Element)));
                break;
            case Opcode.ChannelClose:
                PushWorker();
                _code.Emit(OpCodes.Call, Waits.Close);
                break;
            case Opcode.TaskCancel:
                _code.Emit(OpCodes.Call, Waits.Cancel);
                break;
            case Opcode.TaskCancelled:
                PushWorker();
                _code.Emit(OpCodes.Call, Waits.IsCancelled);
                break;
            case Opcode.FutureDone:
                _code.Emit(OpCodes.Call, Waits.IsDone);
                break;
            case Opcode.HandleInt:
                PushWorker();
                _code.LoadString(instruction.VariableName);
                _code.Emit(OpCodes.Call, Waits.HandleOf);
                break;
            case Opcode.HandleOf:
                PushWorker();
                _code.LoadString(instruction.HandleKind.Name);
                _code.LoadString(instruction.Location.ToString());
                _code.Emit(OpCodes.Call, Waits.FromHandle(_program.Types.Map(instruction.Result.Type)));
                break;
            case Opcode.HandleFree:
                PushWorker();
                _code.Emit(OpCodes.Call, Waits.FreeHandle);
                break;
            default:
                throw new UnreachableException($"{instruction.Opcode} is no meeting of tasks");
        }

        if (instruction.Results.Count > 0)
        {
            StoreResult(instruction.Result);
        }
    }

    /// <summary>A cell is used under its lock; between a take and its put it stays entered. A copy is marked while it is.</summary>
    private void EmitCell(IrInstruction instruction, int position)
    {
        if (instruction.Opcode == Opcode.CellNew)
        {
            var held = instruction.Operands[0];
            EmitCrossing(held, instruction.Location);
            PushOperands(instruction, position);
            _code.Emit(OpCodes.Newobj, Waits.CellConstructor(_program.Types.Map(held.Type)));
            StoreResult(instruction.Result);
            return;
        }

        var cell = instruction.Operands[0];
        var element = _program.Types.Map(((CellType)cell.Type).Element);
        var isPut = instruction.Opcode == Opcode.CellPut;
        if (instruction.Operands is [_, var stored])
        {
            EmitCrossing(stored, instruction.Location);
        }

        if (!isPut)
        {
            Push(cell);
            _code.Emit(OpCodes.Call, Waits.CellEnter(element));
        }

        Push(cell);
        if (instruction.Opcode is Opcode.CellGet or Opcode.CellTake)
        {
            _code.Emit(OpCodes.Ldfld, Waits.CellValue(element));
            StoreRead(instruction.Result, isCopy: instruction.Opcode == Opcode.CellGet);
        }
        else
        {
            Push(instruction.Operands[1]);
            _code.Emit(OpCodes.Stfld, Waits.CellValue(element));
        }

        if (instruction.Opcode != Opcode.CellTake)
        {
            Push(cell);
            _code.Emit(OpCodes.Call, Waits.CellLeave(element));
        }
    }

    private void PushWorker() => _code.LoadArgument(_method.Parameters[0]);
}
