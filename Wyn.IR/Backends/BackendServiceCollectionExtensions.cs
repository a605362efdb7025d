// The one way in which backends, built in or from plugins, are registered.
using Microsoft.Extensions.DependencyInjection;

namespace Wyn.IR.Backends;

/// <summary>Registration of backends and runtime packs.</summary>
public static class BackendServiceCollectionExtensions
{
    /// <summary>Registers a backend.</summary>
    public static IServiceCollection AddWynBackend<TBackend>(this IServiceCollection services)
        where TBackend : class, IBackend
        => services.AddSingleton<IBackend, TBackend>();

    /// <summary>Registers the runtime pack of a backend.</summary>
    public static IServiceCollection AddWynRuntimePack<TPack>(this IServiceCollection services)
        where TPack : class, IRuntimePack
        => services.AddSingleton<IRuntimePack, TPack>();
}
