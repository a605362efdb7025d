// The native runtime as LLVM bitcode, a resource of this assembly; missing where clang 19 was when the tool was built.
using System.IO;
using System.Reflection;
using Wyn.Backend.Llvm.Interop;

namespace Wyn.Backend.Llvm;

internal static class RuntimeBitcode
{
    private const string ResourceName = "wyn-runtime.bc";

    /// <summary>True if the tool has the runtime.</summary>
    public static bool IsPresent => Assembly.GetExecutingAssembly().GetManifestResourceInfo(ResourceName) is not null;

    /// <summary>Reads the runtime into a context; false if LLVM cannot.</summary>
    public static unsafe bool TryParse(LLVMContextRef context, out LLVMModuleRef module)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(ResourceName);
        if (stream is not UnmanagedMemoryStream memory)
        {
            module = default;
            return false;
        }

        using var buffer = LLVMMemoryBufferRef.Over(memory.PositionPointer, memory.Length);
        return context.TryParseBitcode(buffer, out module);
    }
}
