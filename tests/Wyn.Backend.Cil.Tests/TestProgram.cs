// Programs in IR text for the tests: parsing, emitting (each emitted assembly goes through the checker), running.
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Text;
using Xunit;

namespace Wyn.Backend.Cil.Tests;

internal static class TestProgram
{
    /// <summary>A module from functions in stage suspend; the program starts at <c>@$start</c>.</summary>
    public static IrModule Parse(string functions, string header = "")
    {
        var text = $"module \"test\" stage suspend entry @$start\nfile \"test.wyn\"\n{header}\n{functions}\n";
        var result = IrParser.Parse(text, "test.wir");
        Assert.True(result.IsSuccess, string.Join("\n", result.Errors.Select(error => error.ToString())));
        return result.Module;
    }

    /// <summary>A module whose only function is the start, with the instructions as its entry block.</summary>
    public static IrModule Start(string instructions, string header = "") => Parse(
        $"fn @$start(%worker: worker) -> int {{\n^entry(%worker: worker):\n{instructions}\n  %exit = const 0 : int\n  ret %exit\n}}", header);

    public static BackendRequest Request(string name = "test", int optimization = 2, string? kind = null, string? source = null) => new()
    {
        ProgramName = name,
        OptimizationLevel = optimization,
        EmitKind = kind,
        Sources = source is null ? [] : [new SourceDocument("test.wyn", [.. Encoding.UTF8.GetBytes(source)])],
    };

    /// <summary>Emits, checks and runs in this process; also without optimisation, which must make no difference.</summary>
    public static Outcome Run(IrModule module, int workers = 1)
    {
        var outcome = Run(module, Request() with { Workers = workers });
        Assert.Equal(outcome, Run(module, Request(optimization: 0) with { Workers = workers }));
        return outcome;
    }

    public static Outcome Run(IrModule module, BackendRequest request)
    {
        CodeChecker.Check(module, request);
        using var input = new MemoryStream();
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var exitCode = new CilBackend().Run(module, request, [], new ProgramIo(input, output, error));
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
        var result = new CilBackend().Emit(module, request);
        Assert.Empty(result.Diagnostics);
        return result.Artifacts;
    }

    public static string Listing(IrModule module, string? source = null)
        => Encoding.UTF8.GetString([.. Emit(module, Request(kind: "il", source: source)).Single().Content]);
}
