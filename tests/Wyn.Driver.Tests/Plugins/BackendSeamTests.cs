// What the driver does with backends and runtimes that do not keep their side, and with those that run in no process of ours.
using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Wyn.Driver.CommandLine;
using Wyn.Driver.Diagnostics;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.TestKit;
using Xunit;

namespace Wyn.Driver.Tests.Plugins;

public sealed class BackendSeamTests
{
    [Fact]
    public void Runtime_of_another_version_is_refused()
        => Assert.Equal("WYN7036", CodeOf(() => Emit(new ScriptBackend("exit 0"), new Runtime(RuntimeAbi.Version + 1, () => []))));

    [Fact]
    public void Runtime_that_cannot_be_read_is_an_environment_error()
        => Assert.Equal("WYN7037", CodeOf(() => Emit(new ScriptBackend("exit 0"), new Runtime(RuntimeAbi.Version, () => throw new FileNotFoundException()))));

    [Fact]
    public void Program_that_cannot_be_started_is_an_environment_error()
        => Assert.Equal("WYN7022", CodeOf(() => ProcessRunner.Run("/no/such/program", [], ImmutableDictionary<string, string>.Empty)));

    [Fact]
    public void Artefact_with_a_path_for_a_name_is_refused()
        => Assert.Throws<InvalidOperationException>(() => Emit(new ScriptBackend("exit 0", name: "../escape"), null));

    [Fact]
    [SupportedOSPlatform("linux")]
    public void Backend_that_cannot_run_is_built_and_started()
    {
        using var folder = new TemporaryFolder();
        var backend = new ScriptBackend($"""echo "$WYN_WORKERS $*" >'{folder["said"]}'; exit 9""");

        var exitCode = new ProgramRun(Session("a", "b c"), Compilation(), new RegisteredBackend(backend, null, "test", "1.0.0"))
            .Run(new IrModule("demo"), new BackendRequest { ProgramName = "demo", Workers = 3 });

        Assert.Equal(9, exitCode);
        Assert.Equal("3 a b c\n", File.ReadAllText(folder["said"]));
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public void Program_that_a_signal_kills_gives_128_and_its_number()
    {
        var registered = new RegisteredBackend(new ScriptBackend("kill -9 $$"), null, "test", "1.0.0");

        Assert.Equal(137, new ProgramRun(Session(), Compilation(), registered).Run(new IrModule("demo"), new BackendRequest { ProgramName = "demo" }));
    }

    [Fact]
    public void Everything_built_in_is_registered_as_plugins_are()
    {
        var services = new ServiceCollection();
        new BuiltInBackends().Register(services);
        using var container = services.BuildServiceProvider();

        Assert.Equal(["cil", "interp", "llvm"], container.GetServices<IBackend>().Select(backend => backend.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Module_without_a_start_makes_no_program()
        => Assert.Equal("WYN6102", new Wyn.Backend.Cil.CilBackend().Emit(new IrModule("demo"), new BackendRequest { ProgramName = "demo" }).Diagnostics.Single().Code);

    private static string CodeOf(Action action) => Assert.Throws<ToolException>(action).Diagnostics.Single().Code;

    private static void Emit(IBackend backend, IRuntimePack? runtime)
        => new ProgramBuild(Session(), Compilation(), new RegisteredBackend(backend, runtime, "test", "1.0.0"))
            .Emit(new IrModule("demo"), new BackendRequest { ProgramName = "demo" }, "out");

    private static Compilation Compilation() => new(Session(), new CompilationOptions());

    private static ToolSession Session(params string[] programArguments)
        => new(new ToolIo(Stream.Null, Stream.Null, Stream.Null, false, false, _ => null), new DisplayChoice(MessageFormat.Human, false), [.. programArguments]);

    /// <summary>Makes an executable shell script.</summary>
    private sealed class ScriptBackend(string script, string name = "demo") : IBackend
    {
        public string Name => "script";

        public string Summary => "";

        public IrStage Stage => IrStage.Raw;

        public ImmutableArray<string> EmitKinds => [];

        public BackendResult Emit(IrModule module, BackendRequest request)
            => BackendResult.Success(new BackendArtifact(name, [.. Encoding.UTF8.GetBytes("#!/bin/sh\n" + script + "\n")], IsExecutable: true));
    }

    private sealed class Runtime(int version, Func<ImmutableArray<BackendArtifact>> files) : IRuntimePack
    {
        public string Backend => "script";

        public int AbiVersion => version;

        public ImmutableArray<BackendArtifact> GetFiles() => files();
    }
}
