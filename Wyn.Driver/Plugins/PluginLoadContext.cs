// The load context of one plugin: its own dependencies come from its own folder, the contract and what the contract's
// signatures mention come from the host, so that types are the same on both sides.
using System;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Extensions.DependencyInjection;
using Wyn.IR.Backends;

namespace Wyn.Driver.Plugins;

/// <summary>Loads a plugin and its dependencies apart from other plugins.</summary>
internal sealed class PluginLoadContext(string path) : AssemblyLoadContext(name: path)
{
    private readonly AssemblyDependencyResolver _resolver = new(path);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if ((Shared(typeof(IBackend), assemblyName) ?? Shared(typeof(IServiceCollection), assemblyName)) is { } shared)
        {
            return shared;
        }

        return _resolver.ResolveAssemblyToPath(assemblyName) is { } file ? LoadFromAssemblyPath(file) : null;
    }

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
        => _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } file ? LoadUnmanagedDllFromPath(file) : IntPtr.Zero;

    private static Assembly? Shared(Type type, AssemblyName wanted)
        => string.Equals(type.Assembly.GetName().Name, wanted.Name, StringComparison.OrdinalIgnoreCase) ? type.Assembly : null;
}
