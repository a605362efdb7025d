// The entry point of a plugin assembly.
using Microsoft.Extensions.DependencyInjection;

namespace Wyn.IR.Backends;

/// <summary>
/// The entry point of a plugin: one public class with a parameterless constructor, in an assembly that carries
/// <see cref="WynContractAttribute"/>. It registers <see cref="IBackend"/> and <see cref="IRuntimePack"/> services.
/// </summary>
public interface IBackendPlugin
{
    /// <summary>Registers the plugin's services.</summary>
    void Register(IServiceCollection services);
}
