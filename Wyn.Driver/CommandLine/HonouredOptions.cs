// An option that the chosen backend has no use for is an error, not a silence.
using System.CommandLine;
using Wyn.Driver.Diagnostics;
using Wyn.IR.Backends;

namespace Wyn.Driver.CommandLine;

/// <summary>Checks options against what a backend honours.</summary>
internal static class HonouredOptions
{
    /// <summary>Refuses an option that was given and that the backend does not honour.</summary>
    public static void Require(IBackend backend, BackendOptions needed, bool isGiven, Option option)
    {
        if (isGiven && !backend.Options.HasFlag(needed))
        {
            throw ToolException.Usage(DriverDiagnostics.OptionNotHonoured, null, backend.Name, option.Name);
        }
    }
}
