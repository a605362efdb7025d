// The FILE of most commands.
using System.CommandLine;

namespace Wyn.Driver.CommandLine;

/// <summary>Makes the argument that names the input.</summary>
internal static class SourceArgument
{
    public static Argument<string> Create(string description = "The program's main file.") => new("FILE") { Description = description, HelpName = "FILE" };
}
