// The functions of a heap type's row: what happens to the counted parts of a value that the runtime copies, drops or marks.
//
//   void wyn.drop.array<str>(worker, array, from, to) { for (i = from; i < to; i++) wyn_value_drop(array->elements[i]); }
using Wyn.Backend.Llvm.Interop;

namespace Wyn.Backend.Llvm;

internal sealed class LlvmHeapFunctions(LlvmProgram program, LlvmHeapType type)
{
    /// <summary>The function of an action; null if the type has no counted parts.</summary>
    public LLVMValueRef Emit(PartAction action)
    {
        if (!type.HasCountedParts || (action == PartAction.Copy && type.Variable is not null) || (action != PartAction.Drop && type.HasIdentity))
        {
            return program.Constants.Null;
        }

        var hasContext = action != PartAction.Copy;
        LLVMTypeRef[] own = [program.Types.Pointer, program.Types.Int, program.Types.Int];
        var function = program.Module.AddFunction(
            LlvmPartFunctions.NameOf(action, type.Name),
            LlvmTypeMapper.Function(program.Types.Void, hasContext ? [program.Types.Pointer, .. own] : own));
        LLVM.SetLinkage(function, LLVMLinkage.LLVMInternalLinkage);
        program.Attributes.AddNoUnwind(function);

        using var builder = program.Context.CreateBuilder();
        builder.PositionAtEnd(program.Context.AppendBasicBlock(function, "entry"));
        var first = hasContext ? 1 : 0;
        var context = hasContext ? function.GetParam(0) : default;
        var parts = new LlvmParts(program, builder, action == PartAction.Drop ? context : default);
        var memory = new LlvmMemory(program, builder);
        if (type.Element is { } element)
        {
            new LlvmLoop(program, builder, function).Emit(
                function.GetParam(first + 1),
                function.GetParam(first + 2),
                index => parts.Apply(action, memory.Load(memory.ElementAddress(function.GetParam(first), element, index), element), element, context));
        }
        else
        {
            for (var i = 0; i < type.Parts.Length; i++)
            {
                if (type.Parts[i].IsCounted)
                {
                    parts.Apply(action, memory.Load(memory.PartAddress(function.GetParam(first), type, i), type.Parts[i]), type.Parts[i], context);
                }
            }
        }

        builder.BuildRetVoid();
        return function;
    }
}
