// The machine that code is made for: the one at hand, with a processor chosen by name.
using System;
using System.Runtime.InteropServices;
using Wyn.Backend.Llvm.Interop;

namespace Wyn.Backend.Llvm;

internal sealed class LlvmTarget : IDisposable
{
    /// <summary>The processor at hand, with all that it can do.</summary>
    public const string NativeCpu = "native";

    // Whichever comes first registers the targets with the library; afterwards they are only read.
    private static readonly Lazy<bool> Initialised = new(Initialise);

    private LlvmTarget(LLVMTargetMachineRef machine, string triple, LLVMTargetDataRef layout)
    {
        Machine = machine;
        Triple = triple;
        Layout = layout;
    }

    public LLVMTargetMachineRef Machine { get; }

    public string Triple { get; }

    public LLVMTargetDataRef Layout { get; }

    /// <summary>The stack pointer's name in the assembler.</summary>
    public static string StackPointer => IsX86 ? "rsp" : "sp";

    private static bool IsX86 => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>True where the backend knows how to make programs.</summary>
    public static bool IsSupported
        => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    public static LlvmTarget Create(string cpu, int optimizationLevel)
    {
        _ = Initialised.Value;
        var triple = LLVMTargetMachineRef.DefaultTriple;
        var isNative = cpu == NativeCpu;
        var machine = LLVMTargetMachineRef.Create(
            triple,
            isNative ? LLVMTargetMachineRef.HostCPUName : cpu,
            isNative ? LLVMTargetMachineRef.HostCPUFeatures : "",
            (LLVMCodeGenOptLevel)optimizationLevel);
        return new LlvmTarget(machine, triple, machine.CreateTargetDataLayout());
    }

    public void Dispose()
    {
        LLVM.DisposeTargetData(Layout);
        Machine.Dispose();
    }

    private static bool Initialise()
    {
        if (IsX86)
        {
            LLVM.InitializeX86TargetInfo();
            LLVM.InitializeX86Target();
            LLVM.InitializeX86TargetMC();
            LLVM.InitializeX86AsmPrinter();
            LLVM.InitializeX86AsmParser();
        }
        else
        {
            LLVM.InitializeAArch64TargetInfo();
            LLVM.InitializeAArch64Target();
            LLVM.InitializeAArch64TargetMC();
            LLVM.InitializeAArch64AsmPrinter();
            LLVM.InitializeAArch64AsmParser();
        }

        return true;
    }
}
