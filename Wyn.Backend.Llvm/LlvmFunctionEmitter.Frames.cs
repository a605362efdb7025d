// Frames: a function that waits returns one with what is live; its resume form takes the values out and goes on. Null is no frame.
using System;
using System.Collections.Generic;
using System.Linq;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed partial class LlvmFunctionEmitter
{
    private void EmitFrame(IrInstruction instruction)
    {
        switch (instruction.Opcode)
        {
            case Opcode.FrameNone:
                Define(instruction.Result, _program.Constants.Null);
                break;
            case Opcode.FrameIsNone:
                Define(instruction.Result, IsNone(Operand(instruction, 0)));
                break;
            case Opcode.FrameNew:
                EmitFrameNew(instruction);
                break;
            case Opcode.FrameState:
                Define(instruction.Result, _builder.BuildZExt(_builder.BuildLoad2(_program.Types.Int32, Operand(instruction, 0)), _program.Types.Int));
                break;
            case Opcode.FrameRestore:
                DefineAll(instruction, Operand(instruction, 0));
                break;
            case Opcode.FrameSave:
                FillFrame(Operand(instruction, 0), Operand(instruction, 1), instruction);
                break;
            case Opcode.FrameFinish:
                StoreAll(Operand(instruction, 0), [.. LlvmFrameLayout.LiveValues(instruction)]);
                break;
            default:
                EmitResume(instruction);
                break;
        }
    }

    /// <summary>What a child gives whose wait is over, or that has ended; then it is freed.</summary>
    private void EmitResume(IrInstruction instruction)
    {
        var (worker, child) = (Operand(instruction, 0), Operand(instruction, 1));
        switch (instruction.Opcode)
        {
            case Opcode.ResumeAwait:
                var task = CallHelper(NativeHelpers.FrameAwaited, worker, child);
                foreach (var result in instruction.Results)
                {
                    Define(result, LoadResult(task, result.Type));
                }

                return;
            case Opcode.ResumeSelect:
                Define(instruction.Result, CallHelper(NativeHelpers.FrameSelected, worker, child));
                return;
            case Opcode.ResumeReceive:
                Define(instruction.Result, LoadReceived(CallHelper(NativeHelpers.FrameReceived, child), (EnumType)instruction.Result.Type, instruction.Location));
                break;
            case Opcode.ResumeCall:
                DefineAll(instruction, child);
                break;
        }

        CallHelper(NativeHelpers.FrameFree, worker, child);
    }

    private void EmitFrameNew(IrInstruction instruction)
    {
        var resume = instruction.ResumeForm;
        var frame = CallHelper(
            NativeHelpers.FrameNew,
            Operand(instruction, 0),
            _program.Constants.Int((long)_program.Frames.SizeOf(resume)),
            _program.Constants.Int32(_program.HeapTypes.OfFrame(resume).Index),
            Location(instruction));
        _builder.BuildStore(_program.Function(resume).Value, HeaderField(frame, LlvmFrameLayout.Resume));
        FillFrame(frame, Operand(instruction, 1), instruction);
        Define(instruction.Result, frame);
    }

    private void FillFrame(LLVMValueRef frame, LLVMValueRef child, IrInstruction instruction)
    {
        _builder.BuildStore(_program.Constants.Int32(instruction.State), HeaderField(frame, LlvmFrameLayout.State));
        _builder.BuildStore(frame, HeaderField(child, LlvmFrameLayout.Parent));
        StoreAll(frame, [.. LlvmFrameLayout.LiveValues(instruction)]);
    }

    private LLVMValueRef HeaderField(LLVMValueRef frame, uint field) => _builder.BuildStructGEP2(_program.Frames.Of([]), frame, field);

    private void StoreAll(LLVMValueRef frame, IReadOnlyList<IrValue> values)
    {
        var layout = _program.Frames.Of(values.Select(value => value.Type));
        for (var i = 0; i < values.Count; i++)
        {
            _memory.Store(Value(values[i]), _builder.BuildStructGEP2(layout, frame, LlvmFrameLayout.HeaderFields + (uint)i), values[i].Type, isHeap: false);
        }
    }

    private void DefineAll(IrInstruction instruction, LLVMValueRef frame)
    {
        var layout = _program.Frames.Of(instruction.Results.Select(result => result.Type));
        for (var i = 0; i < instruction.Results.Count; i++)
        {
            var result = instruction.Results[i];
            Define(result, _memory.Load(_builder.BuildStructGEP2(layout, frame, LlvmFrameLayout.HeaderFields + (uint)i), result.Type, isHeap: false));
        }
    }

    /// <summary>Returns with a frame alone.</summary>
    private void EmitSuspend(IrInstruction instruction)
    {
        var frame = Operand(instruction, 0);
        var results = _function.Results;
        _builder.BuildRet(results.Length == 1
            ? frame
            : _builder.BuildInsertValue(LLVM.GetPoison(_program.Types.MapResults(results)), frame, (uint)results.Length - 1));
    }

    private LLVMValueRef IsNone(LLVMValueRef frame) => _builder.BuildICmp(LLVMIntPredicate.LLVMIntEQ, frame, _program.Constants.Null);

    /// <summary>What the body makes if there is no frame; nothing anybody may look at if there is one.</summary>
    private LLVMValueRef Unless(LLVMValueRef frame, Func<LLVMValueRef> body)
    {
        var before = _builder.InsertBlock;
        var (done, next) = (AppendBlock("done"), AppendBlock("next"));
        _builder.BuildCondBr(IsNone(frame), done, next);

        _builder.PositionAtEnd(done);
        var made = body();
        var end = _builder.InsertBlock;
        _builder.BuildBr(next);

        _builder.PositionAtEnd(next);
        var result = _builder.BuildPhi(made.TypeOf);
        result.AddIncoming(LLVM.GetPoison(made.TypeOf), before);
        result.AddIncoming(made, end);
        return result;
    }
}
