// Finds plugins, loads each into a context of its own, checks the contract version before any of its code runs, and
// registers it. What fails is a diagnostic with path and reason; the others go on.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using Wyn.Driver.Diagnostics;
using Wyn.Frontend.Diagnostics;
using Wyn.IR.Backends;

namespace Wyn.Driver.Plugins;

/// <summary>Adds plugins to a registry.</summary>
internal sealed class PluginLoader(BackendRegistry registry, Func<string, string?> variable)
{
    private readonly List<Diagnostic> _problems = [];

    /// <summary>Loads the plugins named on the command line, then those of the plugin folders.</summary>
    /// <returns>What is wrong with those that were left out.</returns>
    public ImmutableArray<Diagnostic> Load(IEnumerable<string> named)
    {
        foreach (var path in named.Concat(PluginFolders().SelectMany(FindIn)).Select(FullPath).Distinct(StringComparer.Ordinal))
        {
            LoadOne(path);
        }

        return [.. _problems];
    }

    /// <summary>The folders whose subfolders are plugins: those of <c>WYN_PLUGIN_PATH</c>, then the user's own.</summary>
    private IEnumerable<string> PluginFolders()
    {
        foreach (var folder in (variable("WYN_PLUGIN_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Directory.Exists(folder))
            {
                yield return folder;
            }
            else
            {
                Report(DriverDiagnostics.PluginMissing, folder, "WYN_PLUGIN_PATH names it, but there is no such folder");
            }
        }

        var config = variable("XDG_CONFIG_HOME") is { Length: > 0 } xdg ? xdg : HomeConfig();
        if (config is not null && Path.Combine(config, "wyn", "plugins") is var own && Directory.Exists(own))
        {
            yield return own;
        }
    }

    private string? HomeConfig() => variable("HOME") is { Length: > 0 } home ? Path.Combine(home, ".config") : null;

    /// <summary>Each subfolder <c>Name</c> holds the plugin <c>Name.dll</c>.</summary>
    private IEnumerable<string> FindIn(string folder)
    {
        try
        {
            return Directory.GetDirectories(folder).Order(StringComparer.Ordinal).Select(plugin => Path.Combine(plugin, Path.GetFileName(plugin) + ".dll"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Report(DriverDiagnostics.PluginMissing, folder, FileSystem.Reason(exception));
            return [];
        }
    }

    // No path at all is no file, either; GetFullPath refuses it.
    private static string FullPath(string path) => path.Length == 0 ? path : Path.GetFullPath(path);

    private void LoadOne(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                Report(DriverDiagnostics.PluginMissing, path, Directory.Exists(path) ? "it is a directory; name its assembly" : "there is no such file");
                return;
            }

            var assembly = new PluginLoadContext(path).LoadFromAssemblyPath(path);
            if (HasContract(assembly, path) && CreateEntryPoint(assembly, path) is { } plugin && registry.Add(plugin, path) is { } refusal)
            {
                _problems.Add(refusal);
            }
        }
        catch (BadImageFormatException)
        {
            Report(DriverDiagnostics.PluginNotAssembly, path);
        }
        catch (Exception exception) // Foreign code may throw anything; whatever it is, the plugin is left out and the tool goes on.
        {
            var cause = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
            Report(DriverDiagnostics.PluginThrew, path, $"{cause.GetType().Name}: {cause.Message.Split('\n')[0]}");
        }
    }

    /// <summary>Reads the contract version without running or even resolving anything of the plugin's.</summary>
    private bool HasContract(Assembly assembly, string path)
    {
        var attribute = assembly.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType == typeof(WynContractAttribute));
        if (attribute is null)
        {
            Report(DriverDiagnostics.PluginContract, path, "the assembly carries no WynContract attribute");
            return false;
        }

        var major = (int)attribute.ConstructorArguments[0].Value!; // The constructor takes two ints.
        var minor = (int)attribute.ConstructorArguments[1].Value!; // As above.
        if (major == WynContractAttribute.CurrentMajor && minor <= WynContractAttribute.CurrentMinor)
        {
            return true;
        }

        var host = $"{WynContractAttribute.CurrentMajor}.{WynContractAttribute.CurrentMinor}";
        Report(DriverDiagnostics.PluginContract, path, $"it is built against contract {major}.{minor}, the tool has {host}");
        return false;
    }

    private IBackendPlugin? CreateEntryPoint(Assembly assembly, string path)
    {
        var types = assembly.GetExportedTypes().Where(type => typeof(IBackendPlugin).IsAssignableFrom(type) && type is { IsAbstract: false, IsClass: true });
        switch (types.ToArray())
        {
            case []:
                Report(DriverDiagnostics.PluginEntryPoint, path, "no public class implements IBackendPlugin");
                return null;
            case [var type] when type.GetConstructor(Type.EmptyTypes) is { } constructor:
                return (IBackendPlugin)constructor.Invoke([]);
            case [var type]:
                Report(DriverDiagnostics.PluginEntryPoint, path, $"'{type.FullName}' has no public constructor without parameters");
                return null;
            case var several:
                Report(DriverDiagnostics.PluginEntryPoint, path, $"{several.Length} public classes implement IBackendPlugin, one must");
                return null;
        }
    }

    private void Report(DiagnosticDescriptor descriptor, params ImmutableArray<object> arguments)
        => _problems.Add(new Diagnostic(descriptor, null, arguments));
}
