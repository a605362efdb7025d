// What the backend needs from the machine, and what it says where that is missing: one message with the way out.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wyn.Backend.Llvm.Interop;
using Wyn.Driver;
using Wyn.TestKit;
using Xunit;

namespace Wyn.Backend.Llvm.Tests;

public sealed class EnvironmentTests
{
    [Fact]
    public void A_library_that_is_not_there_is_one_message()
    {
        var result = Tool.Start(Tool.ExecutablePath, ["build", "--backend", "llvm", "--message-format", "short", Hello], start => start.Environment["WYN_LIBLLVM"] = "/none");

        Assert.Equal(new ToolResult(3, "", "error[WYN6201]: there is no LLVM library at '/none'\n"), result with { Error = FirstLine(result.Error) });
    }

    [Fact]
    public void Another_backend_needs_no_library()
    {
        var result = Tool.Start(Tool.ExecutablePath, ["run", Hello], start => start.Environment["WYN_LIBLLVM"] = "/none");

        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void A_library_of_another_kind_is_refused()
    {
        var found = LibLlvm.Find("libc.so.6");

        Assert.Equal((0, "WYN6202"), (found.Handle, found.Problem?.Code));
    }

    [Fact]
    public void The_tool_has_the_runtime() => Assert.True(RuntimeBitcode.IsPresent, "WYN6203: the tests need a tool that was built with clang 19");

    [Fact]
    public void No_linker()
    {
        var result = new NativeLinker(new FakeRunner(), Paths with { Linkers = ["/none"], Compilers = ["none"] }).Link([], "demo");

        Assert.Equal("WYN6204", Assert.Single(result.Diagnostics).Code);
        Assert.True(result.Diagnostics[0].IsEnvironment);
    }

    [Fact]
    public void No_start_files()
    {
        var result = new NativeLinker(new FakeRunner(), Paths with { LibraryFolder = "/none" }).Link([], "demo");

        var problem = Assert.Single(result.Diagnostics);
        Assert.Equal(("WYN6205", "'/none/Scrt1.o' is missing, which every native program begins with"), (problem.Code, problem.Message));
    }

    [Fact]
    public void A_linker_that_fails_is_quoted()
    {
        var runner = new FakeRunner { Outcome = new ToolOutcome(1, "ld.lld: error: first\nld.lld: error: second\n") };

        var problem = Assert.Single(new NativeLinker(runner, Paths).Link([], "demo").Diagnostics);

        Assert.Equal("WYN6206", problem.Code);
        Assert.EndsWith("failed: ld.lld: error: first", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_linker_that_cannot_be_started()
    {
        var problem = Assert.Single(new NativeLinker(new FakeRunner(), Paths).Link([], "demo").Diagnostics);

        Assert.EndsWith("it cannot be started", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_linker_of_its_own_the_compiler_links()
    {
        using var folder = new TemporaryFolder();
        var module = TestProgram.Start("  %s = const \"linked\" : str\n  call.rt print(%s)");
        var backend = new LlvmBackend(new ToolRunner()) { Paths = Paths with { Linkers = [] } };

        var program = folder.Write("demo", [.. Assert.Single(backend.Emit(module, TestProgram.Request()).Artifacts).Content]);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Assert.Equal(new Outcome(0, "linked", ""), TestProgram.Execute(program, workers: 1));
    }

    [Fact]
    public void Linkers_are_looked_for_in_order()
    {
        using var folder = new TemporaryFolder();
        var paths = Paths with { PathFolders = [folder.Path] };
        Assert.Null(paths.FindProgram(["ld.lld-19", "ld.lld"]));
        folder.Write("ld.lld", "");
        Assert.Equal(folder["ld.lld"], paths.FindProgram(["ld.lld-19", "ld.lld"]));
        folder.Write("ld.lld-19", "");
        Assert.Equal(folder["ld.lld-19"], paths.FindProgram(["ld.lld-19", "ld.lld"]));
    }

    [Fact]
    public void The_newest_start_files_are_taken()
    {
        using var folder = new TemporaryFolder();
        foreach (var version in new[] { "9", "12", "9.5.0" })
        {
            Directory.CreateDirectory(folder[version]);
        }

        Assert.Equal(folder["12"], (Paths with { CompilerFolder = folder.Path }).NewestCompilerFolder());
        Assert.Equal("/none", (Paths with { CompilerFolder = "/none" }).NewestCompilerFolder());
    }

    [Fact]
    public void Nothing_stays_in_the_temporary_folder()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["tmp"]);
        var result = Tool.Start(Tool.ExecutablePath, ["build", "--backend", "llvm", Hello, "-o", folder["hello"]], start => start.Environment["TMPDIR"] = folder["tmp"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["tmp"]).Where(path => !Path.GetFileName(path).StartsWith("dotnet-diagnostic", StringComparison.Ordinal) && !Path.GetFileName(path).StartsWith("clr-debug", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_unknown_processor_is_a_usage_error()
    {
        var result = Tool.Run("build", "--backend", "llvm", "--target-cpu", "pentium9", "--message-format", "short", Hello);

        Assert.Equal((2, "error[WYN6207]: 'pentium9' is no processor that LLVM 19 knows"), (result.ExitCode, FirstLine(result.Error).TrimEnd()));
    }

    [Fact]
    public void A_backend_without_native_code_refuses_a_processor()
        => Assert.Equal(2, Tool.Run("run", "--backend", "cil", "--target-cpu", "native", Hello).ExitCode);

    [Fact]
    public void The_known_processors_are_those_of_LLVM()
    {
        if (TargetCpus.Baseline != "x86-64")
        {
            return; // Their list was taken on x86-64.
        }

        var help = Tool.Start("llc-19", ["-march=x86-64", "-mcpu=help"]);
        var known = help.Error.Split("Available features")[0].Split('\n')
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal))
            .Select(line => line.Trim().Split(' ')[0])
            .ToHashSet();
        Assert.Empty(TargetCpus.Names.Except(known));

        var page = File.ReadAllText(Repository.PathOf("docs/errors/WYN6207.md"));
        Assert.All(TargetCpus.Names, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void A_module_without_an_entry_point_is_refused()
    {
        var module = new Wyn.IR.Model.IrModule("demo");

        var problem = Assert.Single(new LlvmBackend(new FakeRunner()).Emit(module, TestProgram.Request()).Diagnostics);

        Assert.Equal("WYN6208", problem.Code);
    }

    [Fact]
    public void Messages_about_the_machine_are_environment_errors()
    {
        Assert.True(LlvmDiagnostics.UnsupportedMachine("other") is { Code: "WYN6209", IsEnvironment: true });
        Assert.True(LlvmDiagnostics.RuntimeMismatch("reason") is { Code: "WYN6210", IsEnvironment: true });
        Assert.True(LlvmDiagnostics.NoRuntime() is { Code: "WYN6203", IsEnvironment: true });
    }

    private static string Hello => Repository.PathOf("samples/hello.wyn");

    private static LinkerPaths Paths => LinkerPaths.OfMachine();

    private static string FirstLine(string text) => text.Split('\n')[0] + "\n";

    private sealed class FakeRunner : IToolRunner
    {
        public ToolOutcome? Outcome { get; init; }

        public ToolOutcome? Run(string path, IReadOnlyList<string> arguments) => Outcome;
    }
}
