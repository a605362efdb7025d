// Builds tests/SampleBackendPlugin as a third party would: outside the solution, against the packed Wyn.IR. The package
// gets a fresh version and all packages a folder of their own, because NuGet keeps what it has once seen of a version.
using System;
using System.IO;
using System.Linq;
using Wyn.TestKit;

namespace Wyn.Driver.Tests.Plugins;

public sealed class SamplePluginFixture : IDisposable
{
    private const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    private readonly TemporaryFolder _folder = new();

    public SamplePluginFixture()
    {
        var version = $"0.1.0-test.{Guid.NewGuid():N}";
        Dotnet("pack", Repository.PathOf("Wyn.IR/Wyn.IR.csproj"), "-c", Configuration, "--no-build", $"-p:PackageVersion={version}", "-o", _folder["feed"]);
        foreach (var file in Directory.GetFiles(Repository.PathOf("tests/SampleBackendPlugin")))
        {
            _folder.Write(Path.Combine("source", Path.GetFileName(file)), File.ReadAllText(file));
        }

        _folder.Write("source/NuGet.Config", $"""<configuration><packageSources><add key="feed" value="{_folder["feed"]}" /></packageSources></configuration>""");
        Dotnet(
            "build",
            _folder["source/SampleBackendPlugin.csproj"],
            $"-p:WynIrVersion={version}",
            $"-p:RestorePackagesPath={_folder["packages"]}",
            $"-p:RestoreAdditionalProjectFallbackFolders={PackagesFolder}",
            "-p:UseSharedCompilation=false",
            "-o",
            _folder["plugin"]);
    }

    /// <summary>The plugin's assembly.</summary>
    public string PluginPath => _folder["plugin/SampleBackendPlugin.dll"];

    private static string PackagesFolder => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public void Dispose() => _folder.Dispose();

    private static void Dotnet(string command, params string[] arguments)
    {
        var result = Tool.Start(
            Path.Combine(Tool.DotnetRoot, "dotnet"),
            [command, .. arguments, "-v", "quiet", "-nologo", "-nodeReuse:false"],
            start =>
            {
                // What the test host tells its own build must not leak into this one.
                foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
                {
                    start.Environment.Remove(name);
                }
            });
        if (result.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet {command} failed: {result}");
        }
    }
}
