// A module -> an LLVM module in memory, in steps: declare, emit bodies, tables, debug info, verify. What it becomes from
// there is NativeCode's. The result depends on the module, the request and this code alone.
using System;
using System.Linq;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Backends;
using Wyn.IR.Model;

namespace Wyn.Backend.Llvm;

internal sealed class LlvmModule : IDisposable
{
    private readonly LLVMContextRef _context;

    private LlvmModule(LLVMContextRef context, LlvmTarget target, LLVMModuleRef module)
    {
        _context = context;
        Target = target;
        Module = module;
        Messages = new LlvmMessages(context);
    }

    public LLVMModuleRef Module { get; }

    public LlvmTarget Target { get; }

    /// <summary>What LLVM reports about this module.</summary>
    public LlvmMessages Messages { get; }

    public LLVMContextRef Context => _context;

    /// <summary>Emits a module that has an entry point.</summary>
    /// <exception cref="InvalidOperationException">LLVM's verifier found a mistake of the emitters.</exception>
    public static LlvmModule Emit(IrModule module, IrFunction start, BackendRequest request, string cpu)
    {
        var context = LLVMContextRef.Create();
        var target = LlvmTarget.Create(cpu, request.OptimizationLevel);
        var emitted = new LlvmModule(context, target, context.CreateModuleWithName(module.Name));
        try
        {
            emitted.Fill(module, start, request);
            return emitted;
        }
        catch
        {
            emitted.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Module.Dispose();
        _context.Dispose();
        Target.Dispose();
        Messages.Dispose();
    }

    private void Fill(IrModule module, IrFunction start, BackendRequest request)
    {
        // Names of values are for those who read the text.
        LLVM.ContextSetDiscardValueNames(_context, request.EmitKind == LlvmBackend.TextKind ? 0 : 1);
        var mainFile = request.Sources.Select(source => source.Name).FirstOrDefault() ?? start.Location.File ?? module.Name;
        Module.SetSourceFileName(mainFile);
        Module.SetTarget(Target.Triple, Target.Layout);
        var optimise = request.OptimizationLevel > 0;
        var types = new LlvmTypeMapper(_context);
        using var debug = new LlvmDebugInfo(_context, Module, Target.Layout, types, mainFile, optimise);
        var program = new LlvmProgram(_context, Module, Target.Layout, debug, types, optimise);

        Declare(program, module);
        program.Sites.IndexOf(start, start.Location);
        foreach (var function in module.Functions)
        {
            LlvmFunctionEmitter.Emit(program, function);
        }

        LlvmProgramTable.Emit(program, module);
        debug.Complete();
        if (Module.Verify() is { } mistake)
        {
            throw new InvalidOperationException($"the emitted module is not valid: {mistake}");
        }
    }

    private static void Declare(LlvmProgram program, IrModule module)
    {
        program.FindCycles(module);
        foreach (var global in module.Globals)
        {
            program.DeclareGlobal(global);
        }

        foreach (var function in module.Functions)
        {
            program.DeclareFunction(function);
        }
    }
}
