// Programs that nobody writes on purpose: bad bytes, deep nesting, long chains. Each ends in one clear message or runs.
using System;
using System.Diagnostics;
using System.Linq;
using System.Text;
using Wyn.TestKit;
using Xunit;

namespace Wyn.Driver.Tests.CommandLine;

public sealed class HostileProgramTests
{
    public static TheoryData<string, byte[], string> RejectedPrograms => new()
    {
        { "unknown name", Encoding.UTF8.GetBytes("count = 1\nprint(coutn)\n"), "2:7: error[WYN2" },
        { "type mismatch", Encoding.UTF8.GetBytes("var x: int = \"a\"\n"), "1:14: error[WYN3" },
        { "wrong number of arguments", Encoding.UTF8.GetBytes("fn f(a: int) -> int => a\nprint(f(1, 2))\n"), "2:" },
        { "missing brace", Encoding.UTF8.GetBytes("fn f() {\n    print(1)\n"), "error[WYN1" },
        { "integer too large", Encoding.UTF8.GetBytes("print(9223372036854775808)\n"), "1:7: error[WYN1" },
        { "invalid UTF-8", [.. "print(\""u8, 0xC3, 0x28, .. "\")\n"u8], "1:8: error[WYN1" },
        { "NUL", [.. "print(1"u8, 0, .. ")\n"u8], "1:8: error[WYN1" },
    };

    [Theory]
    [MemberData(nameof(RejectedPrograms))]
    public void Program_is_rejected_with_one_message(string name, byte[] text, string part)
    {
        using var folder = new TemporaryFolder();

        var result = Tool.Run("run", "--message-format", "short", folder.Write("bad.wyn", text));

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains(part, result.Error, StringComparison.Ordinal);
        Assert.True(result.Error.Count(character => character == '\n') == 1, $"{name}: {result}");
    }

    [Fact]
    public void Unknown_name_comes_with_a_suggestion()
    {
        using var folder = new TemporaryFolder();

        var result = Tool.Run("run", folder.Write("bad.wyn", "count = 1\nprint(coutn)\n"));

        Assert.Contains("count", result.Error.Split("help:").Last(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("not ", "")]
    public void Five_thousand_levels_are_refused_by_a_limit_that_says_so(string open, string close)
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("deep.wyn", $"print({Repeat(open)}1{Repeat(close)})\n");

        var result = Tool.Run("run", "--message-format", "short", source);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));

        static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, 5000));
    }

    [Theory]
    [InlineData("cil")]
    [InlineData("interp")]
    public void Chain_of_100000_additions_compiles_and_runs(string backend)
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("chain.wyn", $"x = 1\nprint({string.Join(" + ", Enumerable.Repeat("x", 100_000))})\n");
        var watch = Stopwatch.StartNew();

        var result = Tool.Run("run", "--backend", backend, source);

        Assert.Equal(new ToolResult(0, "100000\n", ""), result);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"it took {watch.Elapsed}");
    }

    [Fact]
    public void Function_with_more_live_values_than_a_method_holds_is_refused()
    {
        const int Count = 66_000;
        using var folder = new TemporaryFolder();
        var names = Enumerable.Range(0, Count).Select(i => $"a{i}").ToList();
        var text = $"""
            fn f(x: int) -> int {"{"}
            {string.Join('\n', names.Select(name => $"{name} = x + {name[1..]}"))}
            s = 0
            {string.Join('\n', names.Select(name => $"s += {name}"))}
            return s
            {"}"}
            print(f(1))

            """;

        var result = Tool.Run("run", "--message-format", "short", folder.Write("wide.wyn", text));

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("wide.wyn:1:4: error[WYN6103]: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Error_in_a_long_line_is_shown_around_its_place()
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("long.wyn", $"print(1{string.Concat(Enumerable.Repeat(" + 1", 10_000))} + missing)\n");

        var result = Tool.Run("check", source);

        Assert.Equal(1, result.ExitCode);
        Assert.All(result.Error.Split('\n'), line => Assert.True(line.Length < 200, line));
        Assert.Contains("missing", result.Error.Split('\n')[3], StringComparison.Ordinal);
    }
}
