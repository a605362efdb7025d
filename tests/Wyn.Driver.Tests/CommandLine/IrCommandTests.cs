// The commands that take IR as text, and what they say about IR that will not do.
using System;
using Wyn.TestKit;
using Xunit;

namespace Wyn.Driver.Tests.CommandLine;

public sealed class IrCommandTests : IDisposable
{
    private const string Program = """
        module "demo" stage raw entry @$start

        fn @$start() -> int {
        ^entry:
          %0 = const 7 : int
          ret %0
        }

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Print_gives_the_canonical_form()
        => Assert.Equal(new ToolResult(0, Program, ""), Tool.Run("ir", "print", Write(Program.Replace("  %0", "       %0", StringComparison.Ordinal))));

    [Fact]
    public void Verify_says_nothing_about_what_is_right()
        => Assert.Equal(new ToolResult(0, "", ""), Tool.Run("ir", "verify", Write(Program)));

    [Theory]
    [InlineData("interp")]
    [InlineData("cil")]
    public void Run_runs(string backend)
        => Assert.Equal(new ToolResult(7, "", ""), Tool.Run("ir", "run", "--backend", backend, Write(Program)));

    [Fact]
    public void Opt_brings_a_module_to_a_stage()
    {
        var result = Tool.Run("ir", "opt", "--stage", "suspend", Write(Program));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("stage suspend", result.Output, StringComparison.Ordinal);
        Assert.Contains("%worker: worker", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Opt_runs_one_pass_alone()
    {
        var result = Tool.Run("ir", "opt", "--pass", "markSuspending", Write(Program));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("stage opt", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Malformed_text_is_shown_at_its_place()
    {
        var result = Tool.Run("ir", "verify", Write(Program.Replace("ret %0", "ret %x", StringComparison.Ordinal)));

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("error[WYN7040]: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("--> demo.wir:6:7\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_utf8_is_malformed()
    {
        var result = Tool.Run("ir", "verify", _folder.Write("demo.wir", [.. "module \""u8, 0xFF, .. "\""u8]));

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("error[WYN7040]: the text is not UTF-8\n --> demo.wir:1:9\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_rule_is_named()
    {
        var result = Tool.Run("ir", "verify", Write(Program.Replace("const 7 : int", "const true : bool", StringComparison.Ordinal)));

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("error[WYN7041]: @$start", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Passes_go_one_way()
        => AssertError(Tool.Run("ir", "opt", "--stage", "opt", Write(Lowered())), 2, "WYN7042");

    [Fact]
    public void Module_that_is_lowered_already_runs()
    {
        Assert.Equal(7, Tool.Run("ir", "run", "--backend", "cil", Write(Lowered())).ExitCode);
        Assert.Equal(7, Tool.Run("ir", "run", "--backend", "interp", Write(Lowered())).ExitCode);
    }

    [Fact]
    public void Module_without_a_start_cannot_run()
        => AssertError(Tool.Run("ir", "run", Write(Program.Replace(" entry @$start", "", StringComparison.Ordinal))), 1, "WYN7043");

    [Fact]
    public void Pass_for_another_stage_is_refused()
        => AssertError(Tool.Run("ir", "opt", "--pass", "CallingConvention", Write(Program)), 2, "WYN7044");

    [Fact]
    public void Unknown_pass_is_refused()
        => AssertError(Tool.Run("ir", "opt", "--pass", "CallingConvntion", Write(Program)), 2, "WYN7006");

    [Fact]
    public void Option_without_a_part_is_refused()
        => AssertError(Tool.Run("ir", "opt", "--pass", "Ownership", "--stage", "opt", Write(Program)), 2, "WYN7001");

    private static void AssertError(ToolResult result, int exitCode, string code)
    {
        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        Assert.StartsWith($"error[{code}]: ", result.Error, StringComparison.Ordinal);
    }

    private string Lowered() => Tool.Run("ir", "opt", "--stage", "suspend", Write(Program)).Output;

    private string Write(string text) => _folder.Write("demo.wir", text);
}
