// What every kind of failure looks like from outside: one clear message, the documented exit code, nothing on standard
// output, no stack trace.
using System;
using System.Linq;
using Wyn.TestKit;
using Xunit;

namespace Wyn.Driver.Tests.CommandLine;

public sealed class ExitCodeTests
{
    public static TheoryData<string, int, string> UsageErrors => new()
    {
        { "", 2, "WYN7001" },
        { "biuld x.wyn", 2, "did you mean 'build'?" },
        { "run", 2, "'wyn run' needs FILE" },
        { "run --bakend interp x.wyn", 2, "did you mean '--backend'?" },
        { "run x.wyn y.wyn", 2, "does not know what to do with 'y.wyn'" },
        { "run --workers x.wyn", 2, "--workers takes a whole number" },
        { "run --workers 0 x.wyn", 2, "--workers takes a whole number" },
        { "run --workers", 2, "--workers needs a value" },
        { "run --color blue x.wyn", 2, "--color takes auto, always or never, not 'blue'" },
        { "run -O0 -O3 x.wyn", 2, "-O0 and -O3 cannot both hold" },
        { "run --dump-ir=before x.wyn", 2, "--dump-ir takes" },
        { "run --backend clr x.wyn", 2, "known backends: cil, interp, llvm" },
        { "run --backend cil --seed 1 x.wyn", 2, "WYN7003" },
        { "run --backend interp --workers 1 x.wyn", 2, "WYN7003" },
        { "build --emit asm x.wyn", 2, "WYN7004" },
        { "build --emit tokens -O2 x.wyn", 2, "-O2 has no part in --emit tokens" },
        { "build --emit ir --backend cil x.wyn", 2, "--backend has no part in --emit ir" },
        { "check x.wyn -- a", 2, "runs no program" },
        { "explain WYN9999", 2, "WYN7005" },
        { "ir", 2, "'wyn ir' needs a command" },
        { "run @x.wyn", 3, "there is no file '@x.wyn'" },
        { "run no/such.wyn", 3, "WYN7010" },
        { "run /", 2, "WYN7011" },
        { "run /dev/null", 3, "WYN7013" },
        { "ir verify no.wir", 3, "WYN7010" },
    };

    [Theory]
    [MemberData(nameof(UsageErrors))]
    public void Wrong_command_line_is_one_message(string arguments, int exitCode, string part)
    {
        var result = Tool.Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        AssertOneError(result, exitCode, part);
    }

    [Fact]
    public void Near_file_name_is_suggested()
    {
        using var folder = new TemporaryFolder();
        folder.Write("hello.wyn", "print(1)");

        AssertOneError(Tool.Run("run", folder["helo.wyn"]), 3, $"did you mean '{folder["hello.wyn"]}'?");
    }

    [Theory]
    [InlineData("run")]
    [InlineData("build")]
    [InlineData("check")]
    [InlineData("ir opt")]
    [InlineData("ir run")]
    public void Help_is_the_product(string command)
    {
        var result = Tool.Run([.. command.Split(' '), "--help"]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains($"wyn {command} <FILE> [options]", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Version_is_the_product()
    {
        var result = Tool.Run("version");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("wyn ", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WYN7001")]
    [InlineData("wyn7001")]
    [InlineData("7001")]
    public void Explain_prints_the_page(string code)
    {
        var result = Tool.Run("explain", code);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("# WYN7001: ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Passes_are_listed_in_their_order()
    {
        var result = Tool.Run("ir", "passes");

        var names = result.Output.Split('\n').Where(line => line.Length > 0 && line[0] != ' ').Select(line => line.Split(' ')[0]);
        Assert.Equal(Wyn.IR.Passes.PassPipeline.Passes.Select(pass => pass.Id), names);
    }

    [Fact]
    public void Backends_are_listed_with_version_stage_and_origin()
    {
        var result = Tool.Run("backends");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches(@"(?m)^cil +\d+\.\d+\.\d+ +suspend +built in ", result.Output);
        Assert.Matches(@"(?m)^interp +\d+\.\d+\.\d+ +opt +built in ", result.Output);
        Assert.Matches(@"(?m)^llvm +\d+\.\d+\.\d+ +suspend +built in ", result.Output);
    }

    private static void AssertOneError(ToolResult result, int exitCode, string part)
    {
        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        Assert.Contains(part, result.Error, StringComparison.Ordinal);
        Assert.StartsWith("error[WYN", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Split('\n'), line => line.StartsWith("error[", StringComparison.Ordinal));
    }
}
