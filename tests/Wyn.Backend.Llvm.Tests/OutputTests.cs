// What is emitted: valid by LLVM's own tools, the same bytes everywhere, small, and in need of the C library alone.
using System;
using System.IO;
using System.Linq;
using Wyn.TestKit;
using Xunit;

namespace Wyn.Backend.Llvm.Tests;

public sealed class OutputTests
{
    private const string Source = """
        fn fib(n: int) -> int {
            if n < 2 { return n }
            var a = spawn fib(n - 1)
            return fib(n - 2) + a.await()
        }
        print("fib " + fib(15) + " " + 5.5 % 2.0)
        """;

    [Theory]
    [InlineData("-O0")]
    [InlineData("--release")]
    public void Text_passes_the_verifier_of_opt(string level)
    {
        using var folder = new TemporaryFolder();
        var result = Tool.Run("build", "--backend", "llvm", "--emit", "llvm", level, folder.Write("demo.wyn", Source), "-o", folder["demo.ll"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(new ToolResult(0, "", ""), Tool.Start("opt-19", ["-passes=verify", "-disable-output", folder["demo.ll"]]));
    }

    [Theory]
    [InlineData("-O0")]
    [InlineData("--release")]
    public void Equal_input_gives_equal_bytes_in_any_folder(string level)
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        Assert.Equal(Build(first, "demo.wyn", level), Build(second, Path.Combine("some", "where", "demo.wyn"), level));

        static byte[] Build(TemporaryFolder folder, string name, string level)
        {
            BuildDemo(folder, name, level);
            return File.ReadAllBytes(folder["demo"]);
        }
    }

    [Theory]
    [InlineData("-O0")]
    [InlineData("--release")]
    public void A_program_needs_the_C_library_alone_and_no_environment(string level)
    {
        using var folder = new TemporaryFolder();
        BuildDemo(folder, "demo.wyn", level);

        var needed = Tool.Start("readelf", ["-d", folder["demo"]]).Output.Split('\n').Where(line => line.Contains("NEEDED", StringComparison.Ordinal));
        Assert.All(needed, line => Assert.True(line.Contains("[libc.so.6]", StringComparison.Ordinal) || line.Contains("[libm.so.6]", StringComparison.Ordinal), line));
        Assert.Equal(new ToolResult(0, "fib 610 1.5\n", ""), Tool.Start(folder["demo"], [], start => start.Environment.Clear()));
    }

    [Fact]
    public void A_small_program_is_a_small_file()
    {
        using var folder = new TemporaryFolder();
        var result = Tool.Run("build", "--backend", "llvm", "--release", Repository.PathOf("samples/hello.wyn"), "-o", folder["hello"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.True(new FileInfo(folder["hello"]).Length < 60_000, result.Output);
    }

    [Fact]
    public void An_object_file_is_the_whole_program()
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("demo.wyn", Source);
        Assert.Equal(0, Tool.Run("build", "--backend", "llvm", "--emit", "obj", source, "-o", folder["demo.o"]).ExitCode);
        Assert.Equal(new ToolResult(0, "", ""), Tool.Start("clang-19", [folder["demo.o"], "-lm", "-o", folder["demo"]]));
        Assert.Equal("fib 610 1.5\n", Tool.Start(folder["demo"], []).Output);

        var assembly = Tool.Run("build", "--backend", "llvm", "--emit", "asm", source);
        Assert.Contains("\nwyn.fib:", assembly.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Floats_are_never_contracted_and_libm_is_called_as_it_is()
    {
        var module = TestProgram.Parse("""
            fn @f(%a: float, %b: float, %c: float) -> float {
            ^entry(%a: float, %b: float, %c: float):
              %0 = mul.float %a, %b
              %1 = add.float %0, %c
              %2 = rem.float %1, %c
              ret %2
            }
            fn @$start() -> int {
            ^entry:
              %a = const 1.5 : float
              %0 = call @f(%a, %a, %a) : float
              %1 = int.from.float %0
              ret %1
            }
            """);
        var text = TestProgram.Text(module, level: 3);
        Assert.DoesNotContain("fmul fast", text, StringComparison.Ordinal);
        Assert.DoesNotContain("contract", text, StringComparison.Ordinal);
        Assert.Contains("nobuiltin", text, StringComparison.Ordinal);
        var request = TestProgram.Request(3, "asm") with { TargetCpu = "x86-64-v4" };
        Assert.DoesNotContain("vfmadd", System.Text.Encoding.UTF8.GetString([.. TestProgram.Emit(module, request)[0].Content]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+", 60_000)]
    [InlineData("*+", 30_000)]
    public void A_function_of_any_length_is_built_in_time(string operators, int count)
    {
        // A chain of mixed operators is what the optimiser never gets to the end of.
        var chain = string.Concat(Enumerable.Range(0, count).Select(i => $"  %v{i + 1} = {(operators[i % operators.Length] == '+' ? "add" : "mul")}.wrap %v{i}, %v0\n"));
        var module = TestProgram.Parse($$"""
            fn @f(%v0: int) -> int {
            ^entry(%v0: int):
            {{chain}}  ret %v{{count}}
            }
            fn @$start() -> int {
            ^entry:
              %1 = const 1 : int
              %2 = call @f(%1) : int
              %3 = call.rt str.from.int(%2) : str
              call.rt print(%3)
              %0 = const 0 : int
              ret %0
            }
            """);
        Assert.Equal($"{1 + (count / operators.Length)}", TestProgram.Output(module));
    }

    private static void BuildDemo(TemporaryFolder folder, string name, string level)
    {
        var result = Tool.Run("build", "--backend", "llvm", level, folder.Write(name, Source), "-o", folder["demo"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }
}
