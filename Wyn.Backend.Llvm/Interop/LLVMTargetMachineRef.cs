// The machine that code is made for.
using System;
using System.Collections.Immutable;

namespace Wyn.Backend.Llvm.Interop;

/// <summary>A target machine.</summary>
internal readonly unsafe record struct LLVMTargetMachineRef(nint Handle) : IDisposable
{
    /// <summary>The processor that the tool runs on, as LLVM calls it.</summary>
    public static string HostCPUName => MarshaledString.Take(LLVM.GetHostCPUName());

    public static string HostCPUFeatures => MarshaledString.Take(LLVM.GetHostCPUFeatures());

    public static string DefaultTriple => MarshaledString.Take(LLVM.GetDefaultTargetTriple());

    public static LLVMTargetMachineRef Create(string triple, string cpu, string features, LLVMCodeGenOptLevel level)
    {
        using var tripleText = new MarshaledString(triple);
        using var cpuText = new MarshaledString(cpu);
        using var featureText = new MarshaledString(features);
        LLVMTargetRef target = default;
        byte* message = null;
        if (LLVM.GetTargetFromTriple(tripleText.Value, &target, &message) != 0)
        {
            throw new InvalidOperationException(MarshaledString.Take(message));
        }

        return LLVM.CreateTargetMachine(
            target, tripleText.Value, cpuText.Value, featureText.Value, level, LLVMRelocMode.LLVMRelocPIC, LLVMCodeModel.LLVMCodeModelDefault);
    }

    public LLVMTargetDataRef CreateTargetDataLayout() => LLVM.CreateTargetDataLayout(this);

    public ImmutableArray<byte> Emit(LLVMModuleRef module, LLVMCodeGenFileType kind)
    {
        LLVMMemoryBufferRef buffer = default;
        byte* message = null;
        if (LLVM.TargetMachineEmitToMemoryBuffer(this, module, kind, &message, &buffer) != 0)
        {
            throw new InvalidOperationException(MarshaledString.Take(message));
        }

        using (buffer)
        {
            return buffer.ToBytes();
        }
    }

    public void Dispose() => LLVM.DisposeTargetMachine(this);
}
