// Finds the LLVM 19 library: where WYN_LIBLLVM says, and then only there, else under the names and in the folders of
// Debian's packages. The search happens once, when the backend is first used; what it found stays for the process.
using System;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Wyn.IR.Backends;

namespace Wyn.Backend.Llvm.Interop;

/// <summary>The loaded library, or why there is none.</summary>
internal sealed record LibLlvm(nint Handle, BackendDiagnostic? Problem)
{
    /// <summary>The name in the declarations of the binding.</summary>
    public const string Name = "libLLVM";

    private const string PathVariable = "WYN_LIBLLVM";
    private const uint Major = 19;

    private static readonly ImmutableArray<string> Names =
    [
        "libLLVM.so.19.1", "libLLVM-19.so.1", "libLLVM-19.so",
        "/usr/lib/llvm-19/lib/libLLVM.so.19.1", "/usr/lib/llvm-19/lib/libLLVM.so.1", "/usr/lib/llvm-19/lib/libLLVM-19.so",
    ];

    private static readonly Lazy<LibLlvm> Search = new(() => Find(Environment.GetEnvironmentVariable(PathVariable)));

    /// <summary>The outcome of the search.</summary>
    public static LibLlvm Found => Search.Value;

    /// <summary>Looks for the library, at one path if that is given.</summary>
    internal static LibLlvm Find(string? path)
    {
        BackendDiagnostic? problem = null;
        foreach (var candidate in string.IsNullOrEmpty(path) ? Names : [path])
        {
            if (!NativeLibrary.TryLoad(candidate, out var handle))
            {
                continue;
            }

            if (VersionOf(handle) is { } version && version.StartsWith($"{Major}.", StringComparison.Ordinal))
            {
                return new LibLlvm(handle, null);
            }

            problem ??= LlvmDiagnostics.WrongVersion(candidate, VersionOf(handle), Major);
            NativeLibrary.Free(handle);
        }

        return new LibLlvm(0, problem ?? LlvmDiagnostics.LibraryMissing(path));
    }

    private static unsafe string? VersionOf(nint handle)
    {
        if (!NativeLibrary.TryGetExport(handle, "LLVMGetVersion", out var address))
        {
            return null;
        }

        uint major, minor, patch;
        ((delegate* unmanaged<uint*, uint*, uint*, void>)address)(&major, &minor, &patch);
        return $"{major}.{minor}.{patch}";
    }
}
