// The functions of the LLVM C API that are used: bitcode, passes, targets, object code.
using System.Runtime.InteropServices;

namespace Wyn.Backend.Llvm.Interop;

/// <summary>Bitcode, passes, targets, object code.</summary>
internal static unsafe partial class LLVM
{
    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMInitializeX86TargetInfo")]
    public static partial void InitializeX86TargetInfo();

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMInitializeX86Target")]
    public static partial void InitializeX86Target();

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMInitializeX86TargetMC")]
    public static partial void InitializeX86TargetMC();

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMInitializeX86AsmPrinter")]
    public static partial void InitializeX86AsmPrinter();

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMInitializeX86AsmParser")]
    public static partial void InitializeX86AsmParser();

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMInitializeAArch64TargetInfo")]
    public static partial void InitializeAArch64TargetInfo();

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMInitializeAArch64Target")]
    public static partial void InitializeAArch64Target();

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMInitializeAArch64TargetMC")]
    public static partial void InitializeAArch64TargetMC();

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMInitializeAArch64AsmPrinter")]
    public static partial void InitializeAArch64AsmPrinter();

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMInitializeAArch64AsmParser")]
    public static partial void InitializeAArch64AsmParser();

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMGetDefaultTargetTriple")]
    public static partial byte* GetDefaultTargetTriple();

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMGetTargetFromTriple")]
    public static partial int GetTargetFromTriple(byte* triple, LLVMTargetRef* target, byte** message);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMGetHostCPUName")]
    public static partial byte* GetHostCPUName();

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMGetHostCPUFeatures")]
    public static partial byte* GetHostCPUFeatures();

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMCreateTargetMachine")]
    public static partial LLVMTargetMachineRef CreateTargetMachine(
        LLVMTargetRef target,
        byte* triple,
        byte* cpu,
        byte* features,
        LLVMCodeGenOptLevel level,
        LLVMRelocMode relocation,
        LLVMCodeModel model);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDisposeTargetMachine")]
    public static partial void DisposeTargetMachine(LLVMTargetMachineRef machine);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMCreateTargetDataLayout")]
    public static partial LLVMTargetDataRef CreateTargetDataLayout(LLVMTargetMachineRef machine);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDisposeTargetData")]
    public static partial void DisposeTargetData(LLVMTargetDataRef layout);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMABISizeOfType")]
    public static partial ulong ABISizeOfType(LLVMTargetDataRef layout, LLVMTypeRef type);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMOffsetOfElement")]
    public static partial ulong OffsetOfElement(LLVMTargetDataRef layout, LLVMTypeRef type, uint element);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMTargetMachineEmitToMemoryBuffer")]
    public static partial int TargetMachineEmitToMemoryBuffer(
        LLVMTargetMachineRef machine,
        LLVMModuleRef module,
        LLVMCodeGenFileType kind,
        byte** message,
        LLVMMemoryBufferRef* buffer);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMCreateMemoryBufferWithMemoryRange")]
    public static partial LLVMMemoryBufferRef CreateMemoryBufferWithMemoryRange(
        byte* data,
        nuint length,
        byte* name,
        int requiresNullTerminator);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMGetBufferStart")]
    public static partial byte* GetBufferStart(LLVMMemoryBufferRef buffer);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMGetBufferSize")]
    public static partial nuint GetBufferSize(LLVMMemoryBufferRef buffer);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDisposeMemoryBuffer")]
    public static partial void DisposeMemoryBuffer(LLVMMemoryBufferRef buffer);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMParseBitcodeInContext2")]
    public static partial int ParseBitcodeInContext2(LLVMContextRef context, LLVMMemoryBufferRef buffer, LLVMModuleRef* module);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMLinkModules2")]
    public static partial int LinkModules2(LLVMModuleRef destination, LLVMModuleRef source);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMCreatePassBuilderOptions")]
    public static partial LLVMPassBuilderOptionsRef CreatePassBuilderOptions();

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDisposePassBuilderOptions")]
    public static partial void DisposePassBuilderOptions(LLVMPassBuilderOptionsRef options);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMRunPasses")]
    public static partial LLVMErrorRef RunPasses(
        LLVMModuleRef module,
        byte* passes,
        LLVMTargetMachineRef machine,
        LLVMPassBuilderOptionsRef options);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMGetErrorMessage")]
    public static partial byte* GetErrorMessage(LLVMErrorRef error);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDisposeErrorMessage")]
    public static partial void DisposeErrorMessage(byte* message);
}
