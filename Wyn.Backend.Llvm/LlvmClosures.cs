// The functions that closures are called by: a closure is a heap value with its code, which takes the captured values out of it
// and calls the function that it was made of. Captured values that the function takes over are copied, since the closure
// keeps its own.
//
//   R wyn.closure.f(worker, closure, A a...) { return f(worker, copy(closure->captures)..., a...); }
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed class LlvmClosures(LlvmProgram program)
{
    private const int HiddenParameters = 2; // the worker and the closure

    private readonly Dictionary<LlvmHeapType, LLVMValueRef> _codes = [];

    /// <summary>The type of the code of closures with such arguments and results.</summary>
    public LLVMTypeRef TypeOf(FunctionType type, ImmutableArray<IrType> results) => LlvmTypeMapper.Function(
        program.Types.MapResults(results), [program.Types.Pointer, program.Types.Pointer, .. type.Parameters.Select(program.Types.Map)]);

    /// <summary>The code of closures of a function.</summary>
    public LLVMValueRef CodeOf(IrFunction function, LlvmHeapType closure, FunctionType type)
    {
        if (!_codes.TryGetValue(closure, out var code))
        {
            _codes.Add(closure, code = Emit(function, closure, type));
        }

        return code;
    }

    private LLVMValueRef Emit(IrFunction function, LlvmHeapType closure, FunctionType type)
    {
        var code = program.Module.AddFunction("wyn.closure." + function.Name, TypeOf(type, function.Results));
        LLVM.SetLinkage(code, LLVMLinkage.LLVMInternalLinkage);
        LLVM.SetFunctionCallConv(code, LLVMCallConv.LLVMFastCallConv);
        program.Attributes.AddNoUnwind(code);
        program.Attributes.AddValue(code, LLVMAttributeIndex.LLVMAttributeFirstParameterIndex, IrTypeKind.Worker);

        using var builder = program.Context.CreateBuilder();
        builder.PositionAtEnd(program.Context.AppendBasicBlock(code, "entry"));
        builder.SetCurrentDebugLocation(program.Debug.AddEntry(function, code, ".closure"));
        List<LLVMValueRef> arguments = function.TakesWorker ? [code.GetParam(0)] : [];
        AddCaptures(arguments, builder, code, function, closure);
        arguments.AddRange(Enumerable.Range(HiddenParameters, type.Parameters.Length).Select(code.GetParam));

        var callee = program.Function(function);
        var call = builder.BuildCall2(callee.Type, callee.Value, [.. arguments]);
        LLVM.SetInstructionCallConv(call, LLVMCallConv.LLVMFastCallConv);
        _ = function.Results.IsEmpty ? builder.BuildRetVoid() : builder.BuildRet(call);
        return code;
    }

    private void AddCaptures(List<LLVMValueRef> arguments, LLVMBuilderRef builder, LLVMValueRef code, IrFunction function, LlvmHeapType closure)
    {
        var memory = new LlvmMemory(program, builder);
        var parts = new LlvmParts(program, builder, code.GetParam(0));
        for (var i = 0; i < closure.Parts.Length; i++)
        {
            var capture = memory.Load(memory.PartAddress(code.GetParam(1), closure, i), closure.Parts[i]);
            var parameter = function.Parameters[(function.TakesWorker ? 1 : 0) + i];
            arguments.Add(parameter.IsBorrowed ? capture : parts.Copy(capture, closure.Parts[i]));
        }
    }
}
