// Programs in IR text for the tests: parsing, lowering, building, running. They are written in stage `raw`, so that the
// passes make ownership and the calling convention right.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using Wyn.Driver;
using Wyn.IR.Backends;
using Wyn.IR.Interpret;
using Wyn.IR.Model;
using Wyn.IR.Passes;
using Wyn.IR.Text;
using Wyn.TestKit;
using Xunit;

namespace Wyn.Backend.Llvm.Tests;

internal static class TestProgram
{
    /// <summary>The levels that tests run at: as it stands, and all optimisation with what every processor can do.</summary>
    private static readonly ImmutableArray<int> Levels = [0, 3];

    /// <summary>A module in stage suspend from functions in stage raw; the program starts at <c>@$start</c>.</summary>
    public static IrModule Parse(string functions, string header = "")
    {
        var text = $"module \"test\" stage raw entry @$start\nfile \"test.wyn\"\n{header}\n{functions}\n";
        var result = IrParser.Parse(text, "test.wir");
        Assert.True(result.IsSuccess, string.Join("\n", result.Errors.Select(error => error.ToString())));
        var lowered = PassRunner.Run(result.Module, IrStage.Suspend, new PassOptions { OptimizationLevel = 0, VerifyEachPass = true });
        Assert.Null(lowered.Failure);
        return result.Module;
    }

    /// <summary>A module whose only function is the start, with the instructions as its entry block.</summary>
    public static IrModule Start(string instructions, string header = "") => Parse(
        $"fn @$start() -> int {{\n^entry:\n{instructions}\n  %exit = const 0 : int\n  ret %exit\n}}", header);

    public static BackendRequest Request(int optimization = 0, string? kind = null) => new()
    {
        ProgramName = "test",
        OptimizationLevel = optimization,
        EmitKind = kind,
        TargetCpu = TargetCpus.Baseline,
        Sources = [new SourceDocument("test.wyn", [])],
    };

    /// <summary>Builds and runs at each level and with several numbers of workers; all must agree, and nothing may leak.</summary>
    public static Outcome Run(IrModule module)
    {
        var outcomes = new List<Outcome>();
        foreach (var level in Levels)
        {
            using var folder = new TemporaryFolder();
            var program = Build(module, folder, level);
            outcomes.Add(Execute(program, 1));
            outcomes.Add(Execute(program, 4));
        }

        Assert.All(outcomes, outcome => Assert.Equal(outcomes[0], outcome));
        return outcomes[0];
    }

    /// <summary>The executable of a module.</summary>
    public static string Build(IrModule module, TemporaryFolder folder, int level = 0)
    {
        var artifact = Emit(module, Request(level)).Single();
        var path = folder.Write(artifact.FileName, [.. artifact.Content]);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return path;
    }

    public static Outcome Execute(string program, int workers)
    {
        var result = Tool.Start(program, [], start =>
        {
            start.Environment["WYN_WORKERS"] = $"{workers}";
            start.Environment["WYN_CHECK_LEAKS"] = "1";
        });
        return new Outcome(result.ExitCode, result.Output, result.Error);
    }

    /// <summary>What the program does by the reference.</summary>
    public static Outcome Interpret(IrModule module)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var exitCode = new InterpreterBackend().Run(module, new BackendRequest { ProgramName = "test" }, [], new ProgramIo(Stream.Null, output, error));
        return new Outcome(exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }

    /// <summary>What a program prints that ends well.</summary>
    public static string Output(IrModule module)
    {
        var outcome = Run(module);
        Assert.Equal("", outcome.Error);
        Assert.Equal(0, outcome.ExitCode);
        return outcome.Output;
    }

    public static ImmutableArray<BackendArtifact> Emit(IrModule module, BackendRequest request)
    {
        var result = new LlvmBackend(new ToolRunner()).Emit(module, request);
        Assert.Empty(result.Diagnostics);
        return result.Artifacts;
    }

    /// <summary>LLVM's text of the program's own functions.</summary>
    public static string Text(IrModule module, int level = 0)
        => Encoding.UTF8.GetString([.. Emit(module, Request(level, LlvmBackend.TextKind)).Single().Content]);

    /// <summary>The lines of the text that define a function.</summary>
    public static string TextOf(IrModule module, string function, int level = 0)
    {
        var text = Text(module, level);
        var start = text.IndexOf($"@{function}(", text.IndexOf("\ndefine", StringComparison.Ordinal), StringComparison.Ordinal);
        return text[start..text.IndexOf("\n}", start, StringComparison.Ordinal)];
    }
}
