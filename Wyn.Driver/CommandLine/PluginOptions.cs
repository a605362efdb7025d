// --plugin.
using System.Collections.Immutable;
using System.CommandLine;

namespace Wyn.Driver.CommandLine;

/// <summary>The option that names plugins.</summary>
internal sealed class PluginOptions
{
    public Option<string[]> Plugin { get; } = new("--plugin")
    {
        Description = "A plugin assembly to load; may be given several times.",
        HelpName = "PATH",
        Arity = ArgumentArity.OneOrMore,
    };

    public void AddTo(Command command) => command.Add(Plugin);

    public ImmutableArray<string> Read(ParseResult parsed) => [.. parsed.GetValue(Plugin) ?? []];
}
