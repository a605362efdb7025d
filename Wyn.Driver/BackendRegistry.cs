// Name -> backend. Each origin (the tool itself, each plugin) registers into a container of its own, so that one that fails
// while its services are made leaves nothing behind, and none can replace the services of another.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.Extensions.DependencyInjection;
using Wyn.Driver.Diagnostics;
using Wyn.Driver.Plugins;
using Wyn.Frontend.Diagnostics;
using Wyn.IR.Backends;
using Wyn.IR.Text;

namespace Wyn.Driver;

/// <summary>A backend with its runtime and where it comes from.</summary>
/// <param name="Backend">The backend.</param>
/// <param name="Runtime">What its artefacts need beside them, or null.</param>
/// <param name="Origin">"built in" or the plugin's path.</param>
/// <param name="Version">The version of the assembly that holds it.</param>
internal sealed record RegisteredBackend(IBackend Backend, IRuntimePack? Runtime, string Origin, string Version);

/// <summary>The backends of one invocation.</summary>
internal sealed class BackendRegistry : IDisposable
{
    /// <summary>The origin of what comes with the tool.</summary>
    public const string BuiltIn = "built in";

    private readonly Dictionary<string, RegisteredBackend> _backends = new(StringComparer.Ordinal);
    private readonly List<ServiceProvider> _containers = [];

    /// <summary>All backends by name.</summary>
    public ImmutableArray<RegisteredBackend> Backends => [.. _backends.Values.OrderBy(entry => entry.Backend.Name, StringComparer.Ordinal)];

    /// <summary>What is built in, what the command line names, and what the plugin folders hold; problems are reported.</summary>
    public static BackendRegistry Create(ToolSession session, ImmutableArray<string> plugins)
    {
        session.Stage = "the registration of backends";
        var registry = new BackendRegistry();
        if (registry.Add(new BuiltInBackends(), BuiltIn) is { } refusal)
        {
            throw new InvalidOperationException(refusal.Message);
        }

        session.Report(new PluginLoader(registry, session.Io.Variable).Load(plugins));
        return registry;
    }

    /// <summary>Registers everything that <paramref name="plugin"/> offers, or nothing: then the result says why.</summary>
    /// <exception cref="Exception">Whatever the plugin's own code throws.</exception>
    public Diagnostic? Add(IBackendPlugin plugin, string origin)
    {
        var services = new ServiceCollection();
        plugin.Register(services);
        var container = services.BuildServiceProvider();
        try
        {
            var backends = container.GetServices<IBackend>().ToImmutableArray();
            var runtimes = container.GetServices<IRuntimePack>().ToImmutableArray();
            if (Refuse(backends, plugin, origin) is { } refusal)
            {
                container.Dispose();
                return refusal;
            }

            var version = plugin.GetType().Assembly.GetName().Version?.ToString(3) ?? "unknown";
            foreach (var backend in backends)
            {
                var runtime = runtimes.FirstOrDefault(pack => pack.Backend == backend.Name);
                _backends.Add(backend.Name, new RegisteredBackend(backend, runtime, origin, version));
            }
        }
        catch
        {
            container.Dispose();
            throw;
        }

        _containers.Add(container);
        return null;
    }

    /// <summary>The backend with a name; an unknown one is a usage error that lists the known.</summary>
    public RegisteredBackend Get(string name)
    {
        if (_backends.TryGetValue(name, out var entry))
        {
            return entry;
        }

        var known = string.Join(", ", Backends.Select(backend => backend.Backend.Name));
        var near = NearestName.Find(name, _backends.Keys);
        var help = (near is null ? "" : $"did you mean '{near}'? ") + "known backends: " + known;
        throw ToolException.Usage(DriverDiagnostics.UnknownBackend, help, name);
    }

    public void Dispose()
    {
        foreach (var container in _containers)
        {
            container.Dispose();
        }
    }

    private Diagnostic? Refuse(ImmutableArray<IBackend> backends, IBackendPlugin plugin, string origin)
    {
        if (backends.IsEmpty)
        {
            return new Diagnostic(DriverDiagnostics.PluginEntryPoint, null, [origin, $"'{plugin.GetType().FullName}' registers no backend"]);
        }

        var own = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in backends.Select(backend => backend.Name))
        {
            if (_backends.TryGetValue(name, out var other))
            {
                var owner = other.Origin == BuiltIn ? BuiltIn : $"from '{other.Origin}'";
                return new Diagnostic(DriverDiagnostics.PluginNameTaken, null, [origin, name, owner]);
            }

            if (!own.Add(name))
            {
                return new Diagnostic(DriverDiagnostics.PluginNameTaken, null, [origin, name, "in the same plugin"]);
            }
        }

        return null;
    }
}
