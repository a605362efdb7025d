// The function through which the runtime runs a function as a task: takes the arguments out of the payload, calls, and
// stores the result. Claiming before it and completing after it are the runtime's.
//
//   void wyn.task.f(wyn_worker_t *worker, wyn_cell_t *task) { task->payload[0] = f(worker, task->payload[0]); }
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal static class LlvmTaskEntry
{
    public static LLVMValueRef Emit(LlvmProgram program, IrFunction function)
    {
        var type = LlvmTypeMapper.Function(program.Types.Void, [program.Types.Pointer, program.Types.Pointer]);
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
            // Behind the value there may be a frame: none in a version without suspension.
            payload.Store(0, function.Results.Length > 1 ? builder.BuildExtractValue(result, 0) : result, value);
        }

        builder.BuildRetVoid();
        return entry;
    }
}
