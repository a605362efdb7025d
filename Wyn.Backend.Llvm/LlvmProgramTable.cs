// `wyn_program`: what the runtime's `main` starts from, and the function that gives back what globals own, for the leak check.
using System.Collections.Generic;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal static class LlvmProgramTable
{
    private const string SymbolName = "wyn_program";

    public static void Emit(LlvmProgram program, IrModule module)
    {
        var value = program.Context.GetConstStruct(
            program.Constants.Int32(RuntimeAbi.Version),
            program.Constants.Int32(program.Sites.Count),
            program.Sites.EmitTable(),
            EmitDropGlobals(program, module.Globals));
        var table = program.Module.AddGlobal(value.TypeOf, SymbolName);
        LLVM.SetInitializer(table, value);
        LLVM.SetGlobalConstant(table, 1);
    }

    /// <summary>All tasks have ended when it runs, so that no lock is needed.</summary>
    private static LLVMValueRef EmitDropGlobals(LlvmProgram program, IReadOnlyList<IrGlobal> globals)
    {
        var type = LlvmTypeMapper.Function(program.Types.Void, [program.Types.Pointer]);
        var function = program.Module.AddFunction("wyn.drop.globals", type);
        LLVM.SetLinkage(function, LLVMLinkage.LLVMInternalLinkage);
        program.Attributes.AddNoUnwind(function);

        using var builder = program.Context.CreateBuilder();
        builder.PositionAtEnd(program.Context.AppendBasicBlock(function, "entry"));
        var counting = new LlvmCounting(program, builder, function);
        foreach (var global in globals)
        {
            if (global.Type.IsCounted)
            {
                var place = program.Global(global).Value;
                var old = builder.BuildLoad2(program.Types.Pointer, place);
                builder.BuildStore(global.Type.Kind == IrTypeKind.Str ? program.Constants.EmptyString : program.Constants.Null, place);
                counting.DropIfSet(old, global.Type, function.GetParam(0));
            }
        }

        builder.BuildRetVoid();
        return function;
    }
}
