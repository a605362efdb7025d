// Tasks: a spawn makes a cell, stores the arguments into its payload and publishes it; an await that need not wait loads the
// result, one that must gives a frame. The stack check compares the stack pointer with the worker's limit.
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed partial class LlvmFunctionEmitter
{
    private void EmitSpawn(IrInstruction instruction)
    {
        var worker = Operand(instruction, 0);
        var isDetached = instruction.Opcode == Opcode.TaskDetach;
        var site = _program.Constants.Int32(_program.Sites.IndexOf(instruction.Callee, instruction.Location));
        for (var i = 1; i < instruction.Operands.Count; i++)
        {
            Share(instruction.Operands[i], instruction.Location);
        }

        var task = CallRuntime(isDetached ? RuntimeAbi.TaskNewDetached : RuntimeAbi.TaskNew, worker, site);
        var payload = new LlvmPayload(_program, _builder, task);
        var slot = 0;
        for (var i = 1; i < instruction.Operands.Count; i++)
        {
            slot = payload.Store(slot, Operand(instruction, i), instruction.Operands[i].Type);
        }

        CallRuntime(RuntimeAbi.TaskPublish, worker, task);
        if (!isDetached)
        {
            Define(instruction.Result, task);
        }
    }

    /// <summary>The task keeps its result for others who await it.</summary>
    private void EmitAwait(IrInstruction instruction)
    {
        var (worker, future) = (Operand(instruction, 0), Operand(instruction, 1));
        var frame = CallHelper(NativeHelpers.TaskAwait, worker, future, Location(instruction));
        if (instruction.Results.Count > 1)
        {
            Define(instruction.Results[0], Unless(frame, () => LoadResult(future, instruction.Results[0].Type)));
        }

        Define(instruction.Results[^1], frame);
    }

    /// <summary>A copy of the result of a task that has ended.</summary>
    private LLVMValueRef LoadResult(LLVMValueRef task, IrType type) => _parts.Copy(new LlvmPayload(_program, _builder, task).Load(0, type), type);

    /// <summary>The other ops on tasks.</summary>
    private void EmitTask(IrInstruction instruction)
    {
        switch (instruction.Opcode)
        {
            case Opcode.SleepDirect:
                Define(instruction.Result, CallHelper(NativeHelpers.Sleep, Operand(instruction, 0), Operand(instruction, 1), Location(instruction)));
                break;
            case Opcode.YieldDirect:
                Define(instruction.Result, CallHelper(NativeHelpers.Yield, Operand(instruction, 0), Location(instruction)));
                break;
            case Opcode.TaskCancel:
                CallHelper(NativeHelpers.TaskCancel, Operand(instruction, 0));
                break;
            case Opcode.TaskCancelled:
                Define(instruction.Result, CallHelper(NativeHelpers.TaskCancelled, Worker));
                break;
            default:
                Define(instruction.Result, CallHelper(NativeHelpers.FutureDone, Operand(instruction, 0)));
                break;
        }
    }

    private void EmitStackCheck(IrInstruction instruction)
    {
        var worker = Operand(instruction, 0);
        var stack = Call(_program.Runtime.ReadRegister, _program.StackPointer);
        _program.Attributes.AddStackPointer(stack);
        var limit = _builder.BuildLoad2(_program.Types.Int, worker);
        LLVM.SetMetadata(limit, _program.InvariantLoadKind, _program.EmptyNode);
        var (overflow, enough) = (AppendBlock("overflow"), AppendBlock("enough"));
        _builder.BuildCondBr(_builder.BuildICmp(LLVMIntPredicate.LLVMIntULT, stack, limit), overflow, enough);

        _builder.PositionAtEnd(overflow);
        EmitNoReturnCall(RuntimeAbi.PanicStack, worker, _program.Constants.Location(instruction.Location));

        _builder.PositionAtEnd(enough);
    }
}
