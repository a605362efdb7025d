// The thin binding over the LLVM 19 C API, shaped like LLVMSharp.Interop: the same functions, types and method names, as
// far as they are used. Everything native of this backend goes through it.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace Wyn.Backend.Llvm.Interop;

internal static unsafe partial class LLVM
{
    static LLVM() => NativeLibrary.SetDllImportResolver(
        typeof(LLVM).Assembly, static (name, _, _) => name == LibLlvm.Name ? LibLlvm.Found.Handle : 0);

    /// <summary>The name of an instruction that needs none.</summary>
    public static byte* NoName => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference("\0"u8)); // Constant data never moves.
}
