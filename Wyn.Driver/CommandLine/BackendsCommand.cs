// `wyn backends`.
using System.CommandLine;
using System.Linq;
using System.Text;

namespace Wyn.Driver.CommandLine;

/// <summary>Lists the backends with version, stage and origin.</summary>
internal sealed class BackendsCommand : WynCommand
{
    public BackendsCommand()
        : base("backends", "Lists the backends, built in and from plugins.")
        => Plugins.AddTo(this);

    public PluginOptions Plugins { get; } = new();

    public override int Execute(ParseResult parsed, ToolSession session)
    {
        using var registry = BackendRegistry.Create(session, Plugins.Read(parsed));
        var rows = registry.Backends.Select(entry => new[]
        {
            entry.Backend.Name,
            entry.Version,
            entry.Backend.Stage.ToString().ToLowerInvariant(),
            entry.Origin,
            entry.Backend.Summary,
        }).Prepend(["NAME", "VERSION", "STAGE", "ORIGIN", "SUMMARY"]).ToList();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin("  ", row.Select((cell, column) => column == row.Length - 1 ? cell : cell.PadRight(rows.Max(other => other[column].Length))));
            text.Append('\n');
        }

        session.WriteOutput(text.ToString());
        return ExitCode.Success;
    }
}
