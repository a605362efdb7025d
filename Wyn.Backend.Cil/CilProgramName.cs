// Which names a .NET program can have. The name becomes file names and the assembly's identity, and the host looks for
// assemblies by file name in the program's folder first: a program that is called as one of them would hide it.
using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Wyn.IR.Backends;

namespace Wyn.Backend.Cil;

internal static class CilProgramName
{
    // The longest ending is that of the runtime configuration; a file name has at most 255 bytes.
    private const int MaxBytes = 255 - 19;

    private static readonly ImmutableArray<string> TakenNames =
        [CilFramework.RuntimeAssemblyName, "mscorlib", "netstandard", "System", "WindowsBase", "libhostfxr.so", "libhostpolicy.so", "libcoreclr.so"];

    private static readonly ImmutableArray<string> TakenPrefixes = ["System.", "Microsoft."];

    private static readonly ImmutableArray<string> DeviceNames = ["con", "prn", "aux", "nul"];

    /// <summary>What is wrong with a name; null if nothing is.</summary>
    public static BackendDiagnostic? Check(string name) => Problem(name) is { } problem ? CilDiagnostics.ProgramName(name, problem) : null;

    private static string? Problem(string name)
    {
        if (name.Length == 0 || name is "." or "..")
        {
            return "it is no file name";
        }

        if (name.Any(character => character is '/' or '\\' || char.IsControl(character)))
        {
            return "it contains a character that file names cannot have";
        }

        if (Encoding.UTF8.GetByteCount(name) > MaxBytes)
        {
            return $"it is longer than {MaxBytes} bytes";
        }

        return IsTaken(name) ? "the .NET host would mistake it for a library"
            : OperatingSystem.IsWindows() && IsDevice(name) ? "Windows reserves it for a device"
            : null;
    }

    private static bool IsTaken(string name)
    {
        // The launcher has the bare name: called `x.dll`, it would stand in the place of library `x`.
        var bare = name;
        while (bare.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            bare = bare[..^4];
        }

        return TakenNames.Contains(bare, StringComparer.OrdinalIgnoreCase)
            || TakenPrefixes.Any(prefix => bare.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsDevice(string name)
        => DeviceNames.Contains(name.Split('.')[0], StringComparer.OrdinalIgnoreCase);
}
