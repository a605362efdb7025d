// The functions that make arrays of copies of one value, one for each type of arrays.
//
//   array *wyn.fill.array<T>(count, value, location) { array of count, each element = copy(value); drop(value) }
using System.Collections.Generic;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed class LlvmFills(LlvmProgram program)
{
    private readonly Dictionary<ArrayType, LlvmFunction> _functions = [];

    /// <summary>The function; it takes the number, the value and the place of the allocation.</summary>
    public LlvmFunction Get(ArrayType type)
    {
        if (!_functions.TryGetValue(type, out var function))
        {
            _functions.Add(type, function = Emit(type));
        }

        return function;
    }

    private LlvmFunction Emit(ArrayType type)
    {
        var signature = LlvmTypeMapper.Function(program.Types.Pointer, [program.Types.Int, program.Types.Map(type.Element), program.Types.Pointer]);
        var function = program.Module.AddFunction("wyn.fill." + type.Text, signature);
        LLVM.SetLinkage(function, LLVMLinkage.LLVMInternalLinkage);
        program.Attributes.AddNoUnwind(function);
        var (entry, none, make) = (program.Context.AppendBasicBlock(function, "entry"), program.Context.AppendBasicBlock(function, "none"), program.Context.AppendBasicBlock(function, "make"));
        var (count, value) = (function.GetParam(0), function.GetParam(1));

        using var builder = program.Context.CreateBuilder();
        var parts = new LlvmParts(program, builder, default);
        var memory = new LlvmMemory(program, builder);
        builder.PositionAtEnd(entry);
        builder.BuildCondBr(builder.BuildICmp(LLVMIntPredicate.LLVMIntSGT, count, program.Constants.Int(0)), make, none);

        builder.PositionAtEnd(none);
        parts.Drop(value, type.Element);
        builder.BuildRet(program.HeapTypes.EmptyArray(type));

        builder.PositionAtEnd(make);
        var helper = program.Runtime.Helper(NativeHelpers.ArrayNew);
        var array = builder.BuildCall2(
            helper.Type, helper.Value, count, program.Constants.Int32(program.HeapTypes.OfArray(type).Index), function.GetParam(2));
        new LlvmLoop(program, builder, function).Emit(
            program.Constants.Int(0),
            count,
            index => memory.Store(parts.Copy(value, type.Element), memory.ElementAddress(array, type.Element, index), type.Element));
        parts.Drop(value, type.Element);
        builder.BuildRet(array);
        return new LlvmFunction(function, signature);
    }
}
