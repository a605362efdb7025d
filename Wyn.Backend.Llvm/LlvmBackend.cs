// The `llvm` backend: a module in stage `suspend` -> a native program, or one of the forms on the way to it.
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Backends;
using Wyn.IR.Model;

namespace Wyn.Backend.Llvm;

/// <summary>Emits native programs with LLVM.</summary>
internal sealed class LlvmBackend(IToolRunner runner) : IBackend
{
    /// <summary>LLVM's own text: what the emitters make of the program, before the runtime is linked and anything optimised.</summary>
    public const string TextKind = "llvm";

    private const string AssemblyKind = "asm";
    private const string ObjectKind = "obj";

    // Programs that are handed out are made for the machine at hand unless they are asked to run elsewhere.
    private const int ReleaseLevel = 3;

    /// <inheritdoc/>
    public string Name => "llvm";

    /// <inheritdoc/>
    public string Summary => "a native executable";

    /// <inheritdoc/>
    public IrStage Stage => IrStage.Suspend;

    /// <inheritdoc/>
    public ImmutableArray<string> EmitKinds => [TextKind, AssemblyKind, ObjectKind];

    /// <inheritdoc/>
    public BackendOptions Options => BackendOptions.Workers | BackendOptions.TargetCpu | BackendOptions.SingleFile;

    /// <summary>Where the linker and its files are looked for.</summary>
    internal LinkerPaths Paths { get; init; } = LinkerPaths.OfMachine();

    /// <inheritdoc/>
    public BackendResult Emit(IrModule module, BackendRequest request)
    {
        var cpu = request.TargetCpu ?? (request.OptimizationLevel == ReleaseLevel ? LlvmTarget.NativeCpu : TargetCpus.Baseline);
        if (FindObstacle(module, request, cpu) is { } obstacle)
        {
            return BackendResult.Failure(obstacle);
        }

        using var emitted = LlvmModule.Emit(module, module.EntryPoint!, request, cpu); // FindObstacle has asked for it.
        if (request.EmitKind == TextKind)
        {
            return BackendResult.Success(new BackendArtifact($"{request.ProgramName}.ll", [.. Encoding.UTF8.GetBytes(emitted.Module.PrintToString())]));
        }

        if (NativeCode.Complete(emitted, request.OptimizationLevel) is { } problem)
        {
            return BackendResult.Failure(problem);
        }

        return request.EmitKind switch
        {
            AssemblyKind => BackendResult.Success(
                new BackendArtifact($"{request.ProgramName}.s", NativeCode.Emit(emitted, LLVMCodeGenFileType.LLVMAssemblyFile))),
            ObjectKind => BackendResult.Success(
                new BackendArtifact($"{request.ProgramName}.o", NativeCode.Emit(emitted, LLVMCodeGenFileType.LLVMObjectFile))),
            _ => new NativeLinker(runner, Paths).Link(NativeCode.Emit(emitted, LLVMCodeGenFileType.LLVMObjectFile), request.ProgramName),
        };
    }

    /// <summary>What must be mended before anything can be emitted; null if nothing.</summary>
    private static BackendDiagnostic? FindObstacle(IrModule module, BackendRequest request, string cpu)
    {
        if (module.EntryPoint is null)
        {
            return LlvmDiagnostics.NoEntryPoint(module);
        }

        return !LlvmTarget.IsSupported ? LlvmDiagnostics.UnsupportedMachine(RuntimeInformation.RuntimeIdentifier)
            : LibLlvm.Found.Problem is { } problem ? problem
            : !TargetCpus.IsKnown(cpu) ? LlvmDiagnostics.UnknownCpu(cpu)
            : request.EmitKind != TextKind && !RuntimeBitcode.IsPresent ? LlvmDiagnostics.NoRuntime()
            : null;
    }
}
