// Functions that do something to all counted parts of a value of a type with parts, made when first asked for.
//
//   void wyn.drop.Shape(Shape value) { switch (value.tag) { case Named: wyn_value_drop_flat(value.slot2); } }
using System.Collections.Generic;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed class LlvmPartFunctions(LlvmProgram program)
{
    private readonly Dictionary<(PartAction Action, IrType Type), LlvmFunction> _functions = [];

    public static string NameOf(PartAction action, string type) => $"wyn.{action}.{type}";

    /// <summary>The function; it takes the value, and the context of actions that have one.</summary>
    public LlvmFunction Get(PartAction action, IrType type)
    {
        if (!_functions.TryGetValue((action, type), out var function))
        {
            _functions.Add((action, type), function = Declare(action, type));
            Emit(action, type, function.Value);
        }

        return function;
    }

    private LlvmFunction Declare(PartAction action, IrType type)
    {
        var value = program.Types.Map(type);
        var signature = LlvmTypeMapper.Function(
            program.Types.Void, action is PartAction.Copy or PartAction.Drop ? [value] : [value, program.Types.Pointer]);
        var function = program.Module.AddFunction(NameOf(action, type.Text), signature);
        LLVM.SetLinkage(function, LLVMLinkage.LLVMInternalLinkage);
        program.Attributes.AddNoUnwind(function);
        return new LlvmFunction(function, signature);
    }

    private void Emit(PartAction action, IrType type, LLVMValueRef function)
    {
        using var builder = program.Context.CreateBuilder();
        builder.PositionAtEnd(program.Context.AppendBasicBlock(function, "entry"));
        var parts = new LlvmParts(program, builder, default);
        var context = action is PartAction.Copy or PartAction.Drop ? default : function.GetParam(1);
        if (type is EnumType sum)
        {
            EmitVariants(action, sum, function, context);
            return;
        }

        uint index = 0;
        foreach (var part in type.ValueParts)
        {
            if (part.IsCounted)
            {
                parts.Apply(action, builder.BuildExtractValue(function.GetParam(0), index), part, context);
            }

            index++;
        }

        builder.BuildRetVoid();
    }

    private void EmitVariants(PartAction action, EnumType type, LLVMValueRef function, LLVMValueRef context)
    {
        using var builder = program.Context.CreateBuilder();
        var parts = new LlvmParts(program, builder, default);
        var value = function.GetParam(0);
        var done = program.Context.AppendBasicBlock(function, "done");
        builder.PositionAtEnd(done);
        builder.BuildRetVoid();

        builder.PositionAtEnd(LLVM.GetEntryBasicBlock(function));
        var choice = builder.BuildSwitch(builder.BuildExtractValue(value, 0), done);
        for (var variant = 0; variant < type.Variants.Length; variant++)
        {
            var block = program.Context.AppendBasicBlock(function, type.Variants[variant].Name);
            LLVM.AddCase(choice, program.Constants.Int32(variant), block);
            builder.PositionAtEnd(block);
            for (var i = 0; i < type.Variants[variant].Payload.Length; i++)
            {
                var part = type.Variants[variant].Payload[i];
                if (part.IsCounted)
                {
                    parts.Apply(action, builder.BuildExtractValue(value, (uint)type.SlotOf(variant, i) + 1), part, context);
                }
            }

            builder.BuildBr(done);
        }
    }
}
