// The IR of every program of the corpus, with tasks in every stage, without in one of them: its text is read back to the same text, it verifies after each
// pass, and the interpreter runs it to the same output.
using System.Collections.Generic;
using System.Linq;
using Wyn.TestKit;
using Xunit;

namespace Wyn.EndToEnd.Tests;

public sealed class IrCorpusTests
{
    private static readonly string[] Targets = ["opt -O0", "owned", "suspend -O3"];

    public static IEnumerable<object[]> Stages()
        => from target in Enumerable.Range(0, Targets.Length)
           from path in Corpus.ProgramsFor(target, Targets.Length)
           select new object[] { path, Targets[target] };

    [Theory]
    [MemberData(nameof(Stages))]
    public void Emitted_ir_is_read_back_and_means_the_same(string path, string stage)
    {
        var program = CorpusProgram.Read(Repository.PathOf(path));
        using var folder = new TemporaryFolder();
        var raw = folder["raw.wir"];
        var lowered = folder["lowered.wir"];
        AssertQuiet(Tool.Run("build", "-O0", "--emit", "ir", "-o", raw, program.Path));
        var optimized = Tool.Run(["ir", "opt", raw, "--verify-ir", "--stage", .. stage.Split(' ')]);
        AssertQuiet(optimized);
        System.IO.File.WriteAllText(lowered, optimized.Output);

        var printed = Tool.Run("ir", "print", lowered);
        AssertQuiet(printed);
        Assert.Equal(optimized.Output, printed.Output);
        AssertQuiet(Tool.Run("ir", "verify", lowered));
        Assert.Null(program.Difference(Tool.Run("ir", "run", lowered)));
    }

    private static void AssertQuiet(ToolResult result)
    {
        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
    }
}
