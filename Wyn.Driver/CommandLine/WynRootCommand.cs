// The command tree.
using System.CommandLine;
using System.CommandLine.Help;

namespace Wyn.Driver.CommandLine;

/// <summary>The <c>wyn</c> command with everything below it.</summary>
internal sealed class WynRootCommand : Command
{
    public WynRootCommand()
        : base("wyn", "The Wyn toolchain: compiles and runs Wyn programs.")
    {
        Add(new HelpOption());
        Display.AddTo(this);
        Add(new RunCommand());
        Add(new BuildCommand());
        Add(new CheckCommand());
        Add(new IrCommand());
        Add(new ExplainCommand());
        Add(new BackendsCommand());
        Add(new VersionCommand());
    }

    /// <summary>How to speak to the user; accepted everywhere.</summary>
    public DisplayOptions Display { get; } = new();

    /// <summary>No bundling (<c>-O2</c> is one option) and no response files (<c>@name</c> is an argument like any other).</summary>
    public ParserConfiguration ParserConfiguration { get; } = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };
}
