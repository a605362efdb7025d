// An emitted module -> assembly text or an object file of the whole program: the runtime is linked in as bitcode first, so
// that both are optimised as one.
using System;
using System.Collections.Immutable;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Backends;

namespace Wyn.Backend.Llvm;

internal static class NativeCode
{
    // Attributes by which a compiler says for which processor it made a function: here all are for the target's.
    private static readonly ImmutableArray<string> ProcessorAttributes = ["target-cpu", "target-features", "tune-cpu"];

    /// <summary>Links the runtime in and optimises; what is wrong with the runtime, or null.</summary>
    public static BackendDiagnostic? Complete(LlvmModule emitted, int optimizationLevel)
    {
        if (!RuntimeBitcode.TryParse(emitted.Context, out var runtime))
        {
            return LlvmDiagnostics.RuntimeMismatch(emitted.Messages.FirstError);
        }

        runtime.SetTarget(emitted.Target.Triple, emitted.Target.Layout);
        if (!emitted.Module.TryLink(runtime))
        {
            return LlvmDiagnostics.RuntimeMismatch(emitted.Messages.FirstError);
        }

        RemoveProcessorAttributes(emitted.Module);

        // A program is closed: what `main` does not reach goes, before anything is optimised.
        var passes = $"internalize<preserve-gv=main>,globaldce,default<O{optimizationLevel}>";
        return emitted.Module.RunPasses(passes, emitted.Target.Machine) is { } problem
            ? throw new InvalidOperationException($"LLVM's passes failed: {problem}")
            : null;
    }

    /// <summary>Makes code of a complete module.</summary>
    public static ImmutableArray<byte> Emit(LlvmModule emitted, LLVMCodeGenFileType kind)
    {
        var code = emitted.Target.Machine.Emit(emitted.Module, kind);
        return emitted.Messages.HasErrors
            ? throw new InvalidOperationException($"LLVM's code generator failed: {emitted.Messages.FirstError}")
            : code;
    }

    private static void RemoveProcessorAttributes(LLVMModuleRef module)
    {
        for (var function = module.FirstFunction; function.Handle != 0; function = function.NextFunction)
        {
            foreach (var attribute in ProcessorAttributes)
            {
                function.RemoveStringAttribute(attribute);
            }
        }
    }
}
