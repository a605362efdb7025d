// `wyn version`.
using System.CommandLine;
using System.Runtime.InteropServices;
using Wyn.IR.Backends;

namespace Wyn.Driver.CommandLine;

/// <summary>Prints the versions that a bug report needs.</summary>
internal sealed class VersionCommand() : WynCommand("version", "Prints the version of the tool and of what it stands on.")
{
    /// <summary>The version of the tool.</summary>
    public static string ToolVersion { get; } = typeof(VersionCommand).Assembly.GetName().Version?.ToString(3) ?? "unknown";

    public override int Execute(ParseResult parsed, ToolSession session)
    {
        var contract = $"contract {WynContractAttribute.CurrentMajor}.{WynContractAttribute.CurrentMinor}";
        session.WriteOutput($"wyn {ToolVersion} ({contract}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier})\n");
        return ExitCode.Success;
    }
}
