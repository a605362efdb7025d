// Programs in stage raw for the tests: lowered with and without optimisation, and run on .NET and in the interpreter.
using System.IO;
using System.Text;
using Wyn.IR.Backends;
using Wyn.IR.Interpret;
using Wyn.IR.Model;
using Wyn.IR.Passes;
using Wyn.IR.Text;
using Xunit;

namespace Wyn.Backend.Cil.Tests;

internal static class RawProgram
{
    private const string Print = """
        fn @show(%n: int) {
        ^entry(%n: int):
          %s = call.rt str.from.int(%n) : str
          call @shows(%s)
          ret
        }
        fn @shows(%s: str) {
        ^entry(%s: str):
          %nl = const " " : str
          %line = call.rt str.concat(%s, %nl) : str
          call.rt print(%line)
          ret
        }
        """;

    /// <summary>A program that starts in <c>@$start</c>, with <c>@show</c> and <c>@shows</c> to print an int and a text.</summary>
    public static string Of(string functions, string header = "")
        => $"module \"test\" stage raw entry @$start\nfile \"test.wyn\"\n{header}\n{Print}\n{functions}\n";

    public static IrModule Parse(string text)
    {
        var result = IrParser.Parse(text, "test.wir");
        Assert.True(result.IsSuccess, string.Join("\n", result.Errors));
        return result.Module;
    }

    public static IrModule Lower(string text, int level)
    {
        var module = Parse(text);
        var lowered = PassRunner.Run(module, IrStage.Suspend, new PassOptions { OptimizationLevel = level, VerifyEachPass = true });
        Assert.True(lowered.IsSuccess, lowered.Failure?.ToString());
        return module;
    }

    public static Outcome Interpret(IrModule module)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var exitCode = new InterpreterBackend().Run(module, TestProgram.Request(), [], new ProgramIo(Stream.Null, output, error));
        return new Outcome(exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }

    /// <summary>Lowers and runs on .NET, with and without optimisation, with one worker and several.</summary>
    public static void AssertRuns(string text, Outcome expected)
    {
        foreach (var level in new[] { 0, 2 })
        {
            var module = Lower(text, level);
            Assert.Equal(expected, TestProgram.Run(module, TestProgram.Request(optimization: level) with { Workers = 1 }));
            Assert.Equal(expected, TestProgram.Run(module, TestProgram.Request(optimization: level) with { Workers = 3 }));
        }
    }

    /// <summary>As <see cref="AssertRuns"/>, in the interpreter too, for a program that ends well.</summary>
    public static void AssertPrints(string expected, string functions, string header = "")
    {
        var text = Of(functions, header);
        var outcome = new Outcome(0, expected, "");
        Assert.Equal(outcome, Interpret(Parse(text)));
        AssertRuns(text, outcome);
    }
}
