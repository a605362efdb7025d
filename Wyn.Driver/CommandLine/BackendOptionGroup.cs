// --backend and --plugin.
using System.CommandLine;

namespace Wyn.Driver.CommandLine;

/// <summary>The options that choose a backend.</summary>
internal sealed class BackendOptionGroup(string defaultName)
{
    public Option<string> Backend { get; } = new("--backend")
    {
        Description = $"The backend to use; 'wyn backends' lists them. [default: {defaultName}]",
        HelpName = "NAME",
    };

    public PluginOptions Plugins { get; } = new();

    public void AddTo(Command command)
    {
        command.Add(Backend);
        Plugins.AddTo(command);
    }

    public BackendChoice Read(ParseResult parsed) => new(parsed.GetValue(Backend) ?? defaultName, Plugins.Read(parsed));
}
