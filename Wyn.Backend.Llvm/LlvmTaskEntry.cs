// The functions through which the runtime runs a function as a task. The entry takes the arguments out of the payload, calls, and stores
// the result, which has no meaning if it gives a frame; the other one does so when the function has ended that waited. Claiming
// before and completing after are the runtime's.
//
//   wyn_frame_t *wyn.task.f(wyn_worker_t *worker, wyn_cell_t *task) { task->payload[0], frame = f(worker, task->payload[0]); return frame; }
//   void wyn.finish.f(wyn_worker_t *worker, wyn_cell_t *task, wyn_frame_t *frame) { task->payload[0] = frame->results; free(frame); }
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal static class LlvmTaskEntry
{
    public static LLVMValueRef Emit(LlvmProgram program, IrFunction function)
    {
        var type = LlvmTypeMapper.Function(program.Types.Pointer, [program.Types.Pointer, program.Types.Pointer]);
        var entry = program.Module.AddFunction("wyn.task." + function.Name, type);
        LLVM.SetLinkage(entry, LLVMLinkage.LLVMInternalLinkage);
        program.Attributes.AddNoUnwind(entry);
        program.Attributes.AddValue(entry, LLVMAttributeIndex.LLVMAttributeFirstParameterIndex, IrTypeKind.Worker);
        program.Attributes.AddValue(entry, LLVMAttributeIndex.LLVMAttributeFirstParameterIndex + 1, IrTypeKind.Future);

        using var builder = program.Context.CreateBuilder();
        builder.PositionAtEnd(program.Context.AppendBasicBlock(entry, "entry"));
        builder.SetCurrentDebugLocation(program.Debug.AddEntry(function, entry, ".task"));
        var payload = new LlvmPayload(program, builder, entry.GetParam(1));
        var firstArgument = function.TakesWorker ? 1 : 0;
        var arguments = new LLVMValueRef[function.Parameters.Count];
        var slot = 0;
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = function.Parameters[i].Type;
            arguments[i] = i < firstArgument ? entry.GetParam(0) : payload.Load(slot, argument);
            slot += i < firstArgument ? 0 : LlvmPayload.SlotsOf(program, [argument]);
        }

        var callee = program.Function(function);
        var result = builder.BuildCall2(callee.Type, callee.Value, arguments);
        LLVM.SetInstructionCallConv(result, LLVMCallConv.LLVMFastCallConv);
        if (function.ValueResult is { Kind: not IrTypeKind.Unit } value)
        {
            payload.Store(0, function.Results.Length > 1 ? builder.BuildExtractValue(result, 0) : result, value);
        }

        builder.BuildRet(!GivesFrame(function) ? program.Constants.Null
            : function.Results.Length > 1 ? builder.BuildExtractValue(result, (uint)function.Results.Length - 1) : result);
        return entry;
    }

    /// <summary>What stores the result of a function that has waited; null for one that never does.</summary>
    public static LLVMValueRef EmitFinish(LlvmProgram program, IrFunction function)
    {
        if (!GivesFrame(function))
        {
            return program.Constants.Null;
        }

        var type = LlvmTypeMapper.Function(program.Types.Void, [program.Types.Pointer, program.Types.Pointer, program.Types.Pointer]);
        var finish = program.Module.AddFunction("wyn.finish." + function.Name, type);
        LLVM.SetLinkage(finish, LLVMLinkage.LLVMInternalLinkage);
        program.Attributes.AddNoUnwind(finish);
        using var builder = program.Context.CreateBuilder();
        builder.PositionAtEnd(program.Context.AppendBasicBlock(finish, "entry"));
        var frame = finish.GetParam(2);
        if (function.ValueResult is { Kind: not IrTypeKind.Unit } value)
        {
            var place = builder.BuildStructGEP2(program.Frames.Of(function.ValueResults), frame, LlvmFrameLayout.HeaderFields);
            new LlvmPayload(program, builder, finish.GetParam(1)).Store(0, new LlvmMemory(program, builder).Load(place, value, isHeap: false), value);
        }

        var free = program.Runtime.Helper(NativeHelpers.FrameFree);
        builder.BuildCall2(free.Type, free.Value, finish.GetParam(0), frame);
        builder.BuildRetVoid();
        return finish;
    }

    private static bool GivesFrame(IrFunction function) => function.Results is [.., { Kind: IrTypeKind.Frame }];
}
