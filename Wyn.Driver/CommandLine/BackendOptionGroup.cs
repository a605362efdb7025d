// --backend, --plugin and --target-cpu.
using System.CommandLine;
using Wyn.IR.Backends;

namespace Wyn.Driver.CommandLine;

/// <summary>The options that choose a backend and what it makes code for.</summary>
internal sealed class BackendOptionGroup(string defaultName)
{
    public Option<string> Backend { get; } = new("--backend")
    {
        Description = $"The backend to use; 'wyn backends' lists them. [default: {defaultName}]",
        HelpName = "NAME",
    };

    public Option<string> TargetCpu { get; } = new("--target-cpu")
    {
        Description = "The processor to make native code for; 'native' is the one at hand. [default: native with --release, else any]",
        HelpName = "CPU",
    };

    public PluginOptions Plugins { get; } = new();

    public void AddTo(Command command)
    {
        command.Add(Backend);
        command.Add(TargetCpu);
        Plugins.AddTo(command);
    }

    public BackendChoice Read(ParseResult parsed) => new(parsed.GetValue(Backend) ?? defaultName, Plugins.Read(parsed));

    /// <summary>Puts what was given into a request; what the backend does not honour is refused.</summary>
    public BackendRequest Apply(ParseResult parsed, IBackend backend, BackendRequest request)
    {
        var cpu = parsed.GetValue(TargetCpu);
        HonouredOptions.Require(backend, BackendOptions.TargetCpu, cpu is not null, TargetCpu);
        return request with { TargetCpu = cpu };
    }
}
