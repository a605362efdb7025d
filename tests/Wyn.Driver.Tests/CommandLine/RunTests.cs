// `wyn run`: the program's own exit code, arguments, streams, and the ways in which it can be told to run.
using System;
using System.IO;
using Wyn.TestKit;
using Xunit;

namespace Wyn.Driver.Tests.CommandLine;

public sealed class RunTests
{
    [Theory]
    [InlineData("cil")]
    [InlineData("interp")]
    public void Exit_code_is_the_programs_own(string backend)
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("code.wyn", "fn main() -> int {\n    return 42\n}\n");

        Assert.Equal(new ToolResult(42, "", ""), Tool.Run("run", "--backend", backend, source));
    }

    [Theory]
    [InlineData("cil")]
    [InlineData("interp")]
    public void Panic_is_told_from_a_rejection_by_its_message(string backend)
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("panics.wyn", "print(\"before\")\npanic(\"so be it\")\n");

        var result = Tool.Run("run", "--backend", backend, source);

        Assert.Equal(new ToolResult(1, "before\n", "panic at panics.wyn:2:1: Panic: so be it\n"), result);
    }

    [Fact]
    public void Location_names_are_relative_to_the_main_files_folder()
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write(Path.Combine("a b", "c.wyn"), "print(1 / (1 - 1))\n");

        Assert.StartsWith("panic at c.wyn:1:", Tool.Run("run", source).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_writes_no_files_beside_the_program()
    {
        using var folder = new TemporaryFolder();

        Tool.Run("run", folder.Write("hello.wyn", "print(1)\n"));

        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Dumps_and_times_go_to_standard_error()
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("hello.wyn", "fn twice(n: int) -> int => n * 2\nprint(twice(4))\n");

        var result = Tool.Run("run", "--dump-ir=all:twice", "--time-passes", "--verify-ir", source);

        Assert.Equal((0, "8\n"), (result.ExitCode, result.Output));
        Assert.Contains("; after Ownership\nfn @twice(", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("fn @$start(", result.Error, StringComparison.Ordinal);
        Assert.Contains(" ms  Ownership\n", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--dump-ir=after:DeadCod", "WYN7006")]
    [InlineData("--dump-ir=all:twise", "WYN7007")]
    public void Dump_of_what_is_not_there_is_refused(string option, string code)
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("hello.wyn", "fn twice(n: int) -> int => n * 2\nprint(twice(4))\n");

        var result = Tool.Run("run", option, source);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(code, result.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Same_seed_gives_the_same_order()
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("race.wyn", "fn say(n: int) {\n    print(n)\n}\nfor i in 0..20 { spawn say(i) }\n");

        Assert.Equal(Tool.Run("run", "--backend", "interp", "--seed", "7", source), Tool.Run("run", "--backend", "interp", "--seed", "7", source));
    }
}
