// Debug information, as a debugger sees it: gdb breaks on lines of the source, prints variables and walks the stack.
using System;
using System.Linq;
using Wyn.TestKit;
using Xunit;

namespace Wyn.Backend.Llvm.Tests;

public sealed class DebugInfoTests
{
    private const string Source = """
        fn work(n: int, name: string) -> int {
            var double = n * 2
            var half = 1.5
            var big = n > 3
            print(name)
            var total = double + n
            if big and half > 1.0 { total += 1 }
            return total
        }
        fn main() {
            var f = spawn work(21, "task")
            print(f.await())
        }
        """;

    [Theory]
    [InlineData("-O0")]
    [InlineData("-O2")]
    public void A_breakpoint_on_a_line_shows_arguments_and_the_stack(string level)
    {
        var text = Debug(level, "break demo.wyn:5", "run", "info args", "print (char*)name->bytes", "backtrace");

        Assert.Contains("at ./demo.wyn:5", text, StringComparison.Ordinal);
        Assert.Contains("print(name)", text, StringComparison.Ordinal); // the line of the source
        Assert.Contains("n = 21", text, StringComparison.Ordinal);
        Assert.Contains("\"task\"", text, StringComparison.Ordinal);
        Assert.Contains("#0  work (n=21, name=", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_optimisation_every_variable_is_there()
    {
        var text = Debug("-O0", "break demo.wyn:6", "run", "info locals", "next", "print total", "ptype name");

        Assert.Contains("double = 42", text, StringComparison.Ordinal);
        Assert.Contains("half = 1.5", text, StringComparison.Ordinal);
        Assert.Contains("big = true", text, StringComparison.Ordinal);
        Assert.Contains("= 63", text, StringComparison.Ordinal);
        Assert.Contains("length", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_is_known_by_its_name_and_stepped_line_by_line()
    {
        var text = Debug("-O0", "break work", "run", "next", "next", "next", "info line");

        Assert.Contains("work (n=21", text, StringComparison.Ordinal);
        var lines = text.Split('\n').Where(line => line.Length > 0 && char.IsAsciiDigit(line[0])).Select(line => line.Split('\t')[0]);
        Assert.Equal(["2", "3", "4", "5"], lines.Take(4));
    }

    private static string Debug(string level, params string[] commands)
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("demo.wyn", Source);
        var build = Tool.Run("build", "--backend", "llvm", level, source, "-o", folder["demo"]);
        Assert.Equal((0, ""), (build.ExitCode, build.Error));
        string[] options = ["-nx", "-batch", "-ex", "set debuginfod enabled off"];
        var result = Tool.Start("gdb", [.. options, .. commands.SelectMany(command => new[] { "-ex", command }), folder["demo"]], start =>
        {
            start.WorkingDirectory = folder.Path;
            start.Environment["WYN_WORKERS"] = "1";
        });
        return result.Output;
    }
}
