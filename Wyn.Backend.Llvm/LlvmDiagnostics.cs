// The diagnostics of this backend: WYN62xx, one row for each code.
using Wyn.IR.Backends;
using Wyn.IR.Model;

namespace Wyn.Backend.Llvm;

internal static class LlvmDiagnostics
{
    public static BackendDiagnostic LibraryMissing(string? path) => new(
        "WYN6201",
        path is null ? "the LLVM 19 library (libLLVM) is not installed" : $"there is no LLVM library at '{path}'",
        path is null
            ? "install it (Debian: apt install libllvm19), or use --backend cil, which needs nothing"
            : "WYN_LIBLLVM names the file to load; without the variable the tool looks for LLVM 19 itself",
        IsEnvironment: true);

    public static BackendDiagnostic WrongVersion(string path, string? version, uint needed) => new(
        "WYN6202",
        version is null ? $"'{path}' is no LLVM library" : $"'{path}' is LLVM {version}, and LLVM {needed} is needed",
        $"install it (Debian: apt install libllvm{needed}); WYN_LIBLLVM names a file to load",
        IsEnvironment: true);

    public static BackendDiagnostic NoRuntime() => new(
        "WYN6203",
        "the tool was built without the native runtime, because clang 19 was missing",
        "install it (Debian: apt install clang-19) and build the tool again; ./wyn then does so by itself",
        IsEnvironment: true);

    public static BackendDiagnostic NoLinker() => new(
        "WYN6204",
        "there is no linker: neither ld.lld nor cc was found",
        "install one (Debian: apt install lld-19)",
        IsEnvironment: true);

    public static BackendDiagnostic NoStartFiles(string file) => new(
        "WYN6205",
        $"'{file}' is missing, which every native program begins with",
        "install the C library's development files (Debian: apt install libc6-dev libgcc-12-dev)",
        IsEnvironment: true);

    public static BackendDiagnostic LinkFailed(string linker, string reason) => new(
        "WYN6206", $"linking with '{linker}' failed: {reason}", null, IsEnvironment: true);

    public static BackendDiagnostic UnknownCpu(string cpu) => new(
        "WYN6207",
        $"'{cpu}' is no processor that LLVM 19 knows",
        "`wyn explain WYN6207` lists them; `native` is the one at hand",
        IsUsage: true);

    public static BackendDiagnostic NoEntryPoint(IrModule module)
        => new("WYN6208", $"module '{module.Name}' has no entry point", "name the function to start with in the module's header: entry @name");

    public static BackendDiagnostic UnsupportedMachine(string machine) => new(
        "WYN6209",
        $"backend 'llvm' makes programs for Linux on x86-64 and arm64, and this is {machine}",
        "use --backend cil",
        IsEnvironment: true);

    public static BackendDiagnostic RuntimeMismatch(string reason) => new(
        "WYN6210",
        $"the native runtime that the tool was built with does not fit: {reason}",
        "build the tool again with clang 19",
        IsEnvironment: true);
}
