// An object file -> an executable, with the first linker that is there. LLVM's linker is told everything, so that no
// compiler need be installed; only the C library and its mathematics are linked, and only where they are used.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Wyn.IR.Backends;

namespace Wyn.Backend.Llvm;

/// <summary>Links programs.</summary>
internal sealed class NativeLinker(IToolRunner runner, LinkerPaths paths)
{
    private static readonly ImmutableArray<string> Common = ["--build-id=none", "--gc-sections", "--as-needed"];

    /// <summary>Links a program; the result holds the executable or what went wrong.</summary>
    public BackendResult Link(ImmutableArray<byte> objectFile, string programName)
    {
        try
        {
            var folder = Directory.CreateTempSubdirectory("wyn-link-").FullName;
            try
            {
                return Link(objectFile, programName, folder);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return BackendResult.Failure(LlvmDiagnostics.LinkFailed("a temporary folder", exception.Message));
        }
    }

    private BackendResult Link(ImmutableArray<byte> objectFile, string programName, string folder)
    {
        var (input, output) = (Path.Combine(folder, "program.o"), Path.Combine(folder, "program"));
        string linker;
        List<string> arguments;
        if (paths.FindProgram(paths.Linkers) is { } lld)
        {
            (linker, arguments) = (lld, LinkerArguments(input, output));
            if (arguments.Where(argument => argument.EndsWith(".o", StringComparison.Ordinal) && argument != input).FirstOrDefault(file => !File.Exists(file)) is { } missing)
            {
                return BackendResult.Failure(LlvmDiagnostics.NoStartFiles(missing));
            }
        }
        else if (paths.FindProgram(paths.Compilers) is { } compiler)
        {
            (linker, arguments) = (compiler, ["-pie", input, "-o", output, "-Wl," + string.Join(',', Common), "-lm"]);
        }
        else
        {
            return BackendResult.Failure(LlvmDiagnostics.NoLinker());
        }

        File.WriteAllBytes(input, [.. objectFile]);
        var outcome = runner.Run(linker, arguments);
        return outcome is { ExitCode: 0 }
            ? BackendResult.Success(new BackendArtifact(programName, [.. File.ReadAllBytes(output)], IsExecutable: true))
            : BackendResult.Failure(LlvmDiagnostics.LinkFailed(linker, Reason(outcome)));
    }

    /// <summary>A position-independent executable, as Debian's compilers link it.</summary>
    private List<string> LinkerArguments(string input, string output)
    {
        var libraries = paths.LibraryFolder;
        var compiler = paths.NewestCompilerFolder();
        return
        [
            "-pie", "-z", "relro", "--hash-style=gnu", "--eh-frame-hdr", .. Common,
            "-dynamic-linker", RuntimeInformation.ProcessArchitecture == Architecture.X64 ? "/lib64/ld-linux-x86-64.so.2" : "/lib/ld-linux-aarch64.so.1",
            "-o", output,
            Path.Combine(libraries, "Scrt1.o"), Path.Combine(libraries, "crti.o"), Path.Combine(compiler, "crtbeginS.o"),
            input,
            "-L" + libraries, "-L/lib/" + Path.GetFileName(libraries), "-L/usr/lib", "-lm", "-lc",
            Path.Combine(compiler, "crtendS.o"), Path.Combine(libraries, "crtn.o"),
        ];
    }

    private static string Reason(ToolOutcome? outcome)
    {
        if (outcome is null)
        {
            return "it cannot be started";
        }

        var line = outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return line ?? $"exit code {outcome.ExitCode}";
    }
}
