// Frames of suspended calls: made and returned where a wait begins, emptied and filled again in the resume form. All of it is off
// the fast path, so operands lie in slots, and the frame is cast to its class at each use.
using System.Collections.Immutable;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Backend.Cil;

internal sealed partial class CilFunctionEmitter
{
    private CilFrameTypes Frames => _program.Composites.Frames;

    private CilWaits Waits => _program.Composites.Waits;

    private void EmitFrame(IrInstruction instruction)
    {
        switch (instruction.Opcode)
        {
            case Opcode.FrameNew:
                EmitFrameNew(instruction);
                break;
            case Opcode.FrameState:
                Push(instruction.Operands[0]);
                _code.Emit(OpCodes.Ldfld, Waits.FrameState);
                _code.Emit(OpCodes.Conv_I8);
                StoreResult(instruction.Result);
                break;
            case Opcode.FrameRestore:
                EmitFrameRestore(instruction);
                break;
            case Opcode.FrameSave:
                EmitFrameSave(instruction);
                break;
            default:
                EmitFrameFinish(instruction);
                break;
        }
    }

    private void EmitFrameNew(IrInstruction instruction)
    {
        var resume = instruction.ResumeForm;
        var frame = Scratch(Frames.Class(resume));
        _code.Emit(OpCodes.Newobj, Frames.Constructor(resume));
        _code.StoreLocal(frame);
        EmitFill(instruction, resume, () => _code.LoadLocal(frame));
        _code.LoadLocal(frame);
        StoreResult(instruction.Result);
    }

    private void EmitFrameSave(IrInstruction instruction)
        => EmitFill(instruction, _function, () => PushFrame(instruction.Operands[0], Frames.Class(_function)));

    /// <summary>Stores the state and the live values, the operands from the third on, and links the child, the second.</summary>
    private void EmitFill(IrInstruction instruction, IrFunction resume, System.Action loadFrame)
    {
        Push(instruction.Operands[1]);
        loadFrame();
        _code.Emit(OpCodes.Stfld, Waits.FrameParent);
        loadFrame();
        _code.LoadInt32(instruction.State);
        _code.Emit(OpCodes.Stfld, Waits.FrameState);
        var live = instruction.Operands.Skip(2).ToList();
        foreach (var (field, value) in Frames.Fields(resume, live.Select(value => value.Type)).Zip(live))
        {
            loadFrame();
            Push(value);
            _code.Emit(OpCodes.Stfld, field);
        }
    }

    /// <summary>What is moved out does not stay in the frame, which would keep it alive.</summary>
    private void EmitFrameRestore(IrInstruction instruction)
    {
        var self = instruction.Operands[0];
        var type = Frames.Class(_function);
        foreach (var (field, result) in Frames.Fields(_function, instruction.Results.Select(result => result.Type)).Zip(instruction.Results))
        {
            PushFrame(self, type);
            _code.Emit(OpCodes.Ldfld, field);
            StoreResult(result);
            if (!field.FieldType.IsValueType)
            {
                PushFrame(self, type);
                _code.Emit(OpCodes.Ldnull);
                _code.Emit(OpCodes.Stfld, field);
            }
        }
    }

    private void EmitFrameFinish(IrInstruction instruction)
    {
        ImmutableArray<IrType> values = [.. instruction.Operands.Skip(1).Select(operand => operand.Type)];
        if (values.IsEmpty)
        {
            return;
        }

        PushFrame(instruction.Operands[0], Frames.Base(values));
        foreach (var value in instruction.Operands.Skip(1))
        {
            Push(value);
        }

        if (values.Length > 1)
        {
            _program.Types.EmitResults(_code, values);
        }

        _code.Emit(OpCodes.Stfld, Frames.Results(values));
    }

    private void EmitResume(IrInstruction instruction)
    {
        switch (instruction.Opcode)
        {
            case Opcode.ResumeCall:
                EmitResumeCall(instruction);
                break;
            case Opcode.ResumeAwait:
                EmitResumeAwait(instruction);
                break;
            case Opcode.ResumeReceive:
                EmitResumeReceive(instruction);
                break;
            case Opcode.ResumeSelect:
                PushFrame(instruction.Operands[1], Waits.SelectFrame);
                _code.Emit(OpCodes.Ldfld, Waits.SelectIndex);
                StoreResult(instruction.Result);
                break;
            default:
                break; // resume.wait: nothing comes of it
        }
    }

    private void EmitResumeCall(IrInstruction instruction)
    {
        ImmutableArray<IrType> values = [.. instruction.Results.Select(result => result.Type)];
        foreach (var result in instruction.Results.Where(IsRead))
        {
            PushFrame(instruction.Operands[1], Frames.Base(values));
            if (values.Length == 1)
            {
                _code.Emit(OpCodes.Ldfld, Frames.Results(values));
            }
            else
            {
                _code.Emit(OpCodes.Ldflda, Frames.Results(values));
                _code.Emit(OpCodes.Ldfld, _program.Types.ResultField(values, result.Index));
            }

            StoreResult(result);
        }
    }

    private void EmitResumeAwait(IrInstruction instruction)
    {
        if (instruction.Results is not [var result] || !IsRead(result))
        {
            return;
        }

        var task = Scratch(_program.Types.Future);
        PushFrame(instruction.Operands[1], Waits.AwaitFrame);
        _code.Emit(OpCodes.Ldfld, Waits.AwaitedTask);
        _code.StoreLocal(task);
        new CilPayload(_program, _code, () => _code.LoadLocalAddress(task)).Load(default, result.Type);
        StoreRead(result, isCopy: true); // others may await the same task
    }

    private void EmitResumeReceive(IrInstruction instruction)
    {
        var child = instruction.Operands[1];
        var element = _program.Types.Map(ReceivedTypes.ElementOf(instruction.Result.Type)!); // the verifier has looked
        EmitReceived(
            instruction.Result,
            () =>
            {
                PushFrame(child, Waits.ReceiveFrame(element));
                _code.Emit(OpCodes.Ldfld, Waits.ReceivedIsSome(element));
            },
            () =>
            {
                PushFrame(child, Waits.ReceiveFrame(element));
                _code.Emit(OpCodes.Ldfld, Waits.ReceivedValue(element));
            });
    }

    /// <summary>Returns with the frame alone: the other results are whatever is at hand.</summary>
    private void EmitSuspend(IrInstruction instruction)
    {
        foreach (var type in _function.Results)
        {
            if (type.Kind == IrTypeKind.Frame)
            {
                Push(instruction.Operands[0]);
            }
            else
            {
                EmitNothing(type);
            }
        }

        if (_function.Results.Length > 1)
        {
            _program.Types.EmitResults(_code, _function.Results);
        }

        _code.Emit(OpCodes.Ret);
    }

    private void EmitNothing(IrType type)
    {
        var mapped = _program.Types.Map(type);
        switch (type.Kind)
        {
            case IrTypeKind.Int or IrTypeKind.Bool:
                _code.LoadInt32(0);
                if (type.Kind == IrTypeKind.Int)
                {
                    _code.Emit(OpCodes.Conv_I8);
                }

                break;
            case IrTypeKind.Float:
                _code.Emit(OpCodes.Ldc_R8, 0.0);
                break;
            case var _ when mapped.IsValueType:
                var local = Scratch(mapped);
                _code.LoadLocalAddress(local);
                _code.Emit(OpCodes.Initobj, mapped);
                _code.LoadLocal(local);
                break;
            default:
                _code.Emit(OpCodes.Ldnull);
                break;
        }
    }

    private void PushFrame(IrValue frame, TypeReference type)
    {
        Push(frame);
        if (type != _program.Types.Frame)
        {
            _code.Emit(OpCodes.Castclass, type);
        }
    }
}
