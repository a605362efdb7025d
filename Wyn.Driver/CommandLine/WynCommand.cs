// A command that can be executed.
using System.CommandLine;

namespace Wyn.Driver.CommandLine;

/// <summary>A leaf of the command tree.</summary>
internal abstract class WynCommand(string name, string description) : Command(name, description)
{
    /// <summary>True if what stands behind <c>--</c> goes to the program that the command runs.</summary>
    public virtual bool TakesProgramArguments => false;

    /// <summary>Does the work and gives the exit code; a <see cref="ToolException"/> ends it early.</summary>
    public abstract int Execute(ParseResult parsed, ToolSession session);
}
