// --workers and --seed.
using System.CommandLine;
using Wyn.IR.Backends;

namespace Wyn.Driver.CommandLine;

/// <summary>The options about a program that runs.</summary>
internal sealed class RunOptionGroup
{
    private const int MaxWorkers = 1024;

    public Option<long?> Workers { get; } = OptionFactory.Number("--workers", "How many tasks run at once; over WYN_WORKERS. [default: one per core]", 1, MaxWorkers);

    public Option<long?> Seed { get; } = OptionFactory.Number("--seed", "Chooses an order of tasks that can be repeated.", long.MinValue);

    public void AddTo(Command command)
    {
        command.Add(Workers);
        command.Add(Seed);
    }

    /// <summary>Puts what was given into a request; what the backend does not honour is refused.</summary>
    public BackendRequest Apply(ParseResult parsed, IBackend backend, BackendRequest request)
    {
        var workers = parsed.GetValue(Workers);
        var seed = parsed.GetValue(Seed);
        HonouredOptions.Require(backend, BackendOptions.Workers, workers is not null, Workers);
        HonouredOptions.Require(backend, BackendOptions.Seed, seed is not null, Seed);
        return request with { Workers = (int?)workers, Seed = seed };
    }
}
