// The entry point of the plugin.
using Microsoft.Extensions.DependencyInjection;
using Wyn.IR.Backends;

[assembly: WynContract(1, 0)]

namespace SampleBackendPlugin;

/// <summary>Registers the backend.</summary>
public sealed class SamplePlugin : IBackendPlugin
{
    /// <inheritdoc/>
    public void Register(IServiceCollection services) => services.AddWynBackend<SampleBackend>();
}
