// What may reference what, and what may be seen from outside.
using System;
using System.Linq;
using Wyn.TestKit;
using Xunit;

namespace Wyn.Architecture.Tests;

public sealed class LayeringTests
{
    private static readonly string[] Packages = ["Mono.Cecil", "System.CommandLine", "Microsoft.Extensions.DependencyInjection"];

    public static TheoryData<string, string[]> Layers => new()
    {
        { "Wyn.IR", ["Microsoft.Extensions.DependencyInjection.Abstractions"] },
        { "Wyn.Frontend", ["Wyn.IR"] },
        { "Wyn.Backend.Cil", ["Wyn.IR", "Mono.Cecil"] },
        { "Wyn.Backend.Llvm", ["Wyn.IR"] },
        { "Wyn.Runtime.Managed", [] },
        {
            "wyn",
            [
                "Wyn.IR", "Wyn.Frontend", "Wyn.Backend.Cil", "Wyn.Backend.Llvm", "Wyn.Runtime.Managed", "System.CommandLine",
                "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.DependencyInjection.Abstractions",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void Assembly_references_only_what_its_layer_may(string name, string[] allowed)
    {
        var references = WynAssemblies.All.Single(assembly => assembly.GetName().Name == name)
            .GetReferencedAssemblies()
            .Select(reference => reference.Name ?? "")
            .Where(reference => reference.StartsWith("Wyn.", StringComparison.Ordinal) || Packages.Any(package => reference.StartsWith(package, StringComparison.Ordinal)));

        Assert.Empty(references.Except(allowed));
    }

    [Fact]
    public void Every_assembly_of_the_product_has_a_layer()
        => Assert.Equal(
            WynAssemblies.All.Select(assembly => assembly.GetName().Name ?? "").Order(StringComparer.Ordinal),
            Layers.Select(row => (string)row[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Only_the_contract_and_the_runtime_are_public()
    {
        var exported = WynAssemblies.All.Except([WynAssemblies.Ir, WynAssemblies.Runtime]).SelectMany(assembly => assembly.GetExportedTypes());

        Assert.Empty(exported);
    }

    [Fact]
    public void Dependency_injection_stays_in_the_driver_and_the_contract()
    {
        var users = SourceFiles.WithExtension(".cs")
            .Where(path => path.StartsWith("Wyn.", StringComparison.Ordinal))
            .Where(path => System.IO.File.ReadAllText(Repository.PathOf(path)).Contains("using Microsoft.Extensions.DependencyInjection", StringComparison.Ordinal));

        Assert.Empty(users.Where(path => !path.StartsWith("Wyn.Driver/", StringComparison.Ordinal) && !path.StartsWith("Wyn.IR/Backends/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = System.IO.File.ReadAllText(Repository.PathOf("Wyn.slnx"));
        var missing = SourceFiles.WithExtension(".csproj").Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal));

        // Built against the packed contract, by a test: that is its point. The peers of the benchmarks stand alone.
        Assert.Equal(["tests/SampleBackendPlugin/SampleBackendPlugin.csproj"], missing.Where(path => !path.StartsWith("bench/peers/", StringComparison.Ordinal)));
    }
}
