// Where linkers and the files of the C library lie: Debian's places, in the order of preference.
using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace Wyn.Backend.Llvm;

/// <summary>Places to look.</summary>
internal sealed record LinkerPaths
{
    /// <summary>LLVM's linkers, by names to look for on PATH or by paths.</summary>
    public required ImmutableArray<string> Linkers { get; init; }

    /// <summary>Compilers that can link, by names to look for on PATH or by paths.</summary>
    public required ImmutableArray<string> Compilers { get; init; }

    /// <summary>The folders on PATH.</summary>
    public required ImmutableArray<string> PathFolders { get; init; }

    /// <summary>The folder of the C library with its start files.</summary>
    public required string LibraryFolder { get; init; }

    /// <summary>The folder with a subfolder for each installed version of GCC's start files.</summary>
    public required string CompilerFolder { get; init; }

    /// <summary>The places on the machine at hand.</summary>
    public static LinkerPaths OfMachine()
    {
        var tuple = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? "x86_64-linux-gnu" : "aarch64-linux-gnu";
        return new LinkerPaths
        {
            Linkers = ["ld.lld-19", "/usr/lib/llvm-19/bin/ld.lld", "ld.lld"],
            Compilers = ["cc"],
            PathFolders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)],
            LibraryFolder = $"/usr/lib/{tuple}",
            CompilerFolder = $"/usr/lib/gcc/{tuple}",
        };
    }

    /// <summary>The first of some programs that is there; null if none is.</summary>
    public string? FindProgram(ImmutableArray<string> candidates)
        => candidates.SelectMany(name => name.StartsWith('/') ? [name] : PathFolders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>The folder of the newest version of GCC's start files; one that is not there if there is none.</summary>
    public string NewestCompilerFolder()
        => Directory.Exists(CompilerFolder)
            ? Directory.GetDirectories(CompilerFolder).OrderBy(VersionOf).ThenBy(folder => folder, StringComparer.Ordinal).LastOrDefault() ?? CompilerFolder
            : CompilerFolder;

    private static int VersionOf(string folder) => int.TryParse(Path.GetFileName(folder).Split('.')[0], out var version) ? version : -1;
}
