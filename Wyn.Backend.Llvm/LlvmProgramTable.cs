// `wyn_program`: what the runtime's `main` starts from, and the function that gives back what globals own, for the leak check.
using System.Collections.Generic;
using System.Linq;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Backends;
using Wyn.IR.Model;

namespace Wyn.Backend.Llvm;

internal static class LlvmProgramTable
{
    private const string SymbolName = "wyn_program";

    public static void Emit(LlvmProgram program, IrModule module)
    {
        var sites = program.Sites.EmitTable();
        var dropGlobals = EmitDropGlobals(program, module.Globals);
        var value = program.Context.GetConstStruct(
            program.Constants.Int32(RuntimeAbi.Version),
            program.Constants.Int32(program.Sites.Count),
            sites,
            program.HeapTypes.EmitTable(),
            dropGlobals);
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
        var memory = new LlvmMemory(program, builder);
        var parts = new LlvmParts(program, builder, function.GetParam(0));
        foreach (var global in globals.Where(global => global.Type.IsCounted))
        {
            var (place, _, isSet) = program.Global(global);
            var done = isSet is { } flag ? SkipUnset(program, builder, function, flag) : default;
            parts.Drop(memory.Load(place, global.Type, isHeap: false), global.Type);
            if (isSet is not null)
            {
                builder.BuildBr(done);
                builder.PositionAtEnd(done);
            }
        }

        builder.BuildRetVoid();
        return function;
    }

    /// <summary>Goes on in a block that is run if the flag is set; gives the one behind it.</summary>
    private static LLVMBasicBlockRef SkipUnset(LlvmProgram program, LLVMBuilderRef builder, LLVMValueRef function, LLVMValueRef flag)
    {
        var (drop, done) = (program.Context.AppendBasicBlock(function, "drop"), program.Context.AppendBasicBlock(function, "done"));
        builder.BuildCondBr(builder.BuildTrunc(builder.BuildLoad2(program.Types.Byte, flag), program.Types.Bool), drop, done);
        builder.PositionAtEnd(drop);
        return done;
    }
}
