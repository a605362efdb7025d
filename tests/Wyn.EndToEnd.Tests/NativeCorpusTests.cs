// Every program of the corpus and of the samples as a native executable, run with several numbers of workers; same output, same
// exit code, nothing leaks. Those with tasks at each level, of the others an eighth at each. A class for each level, so that they run beside
// one another.
using System;
using System.Collections.Generic;
using System.Linq;
using Wyn.TestKit;
using Xunit;

namespace Wyn.EndToEnd.Tests;

public sealed class NativeCorpusTests
{
    public static IEnumerable<object[]> Programs() => NativeCorpus.Programs(0);

    [Theory]
    [MemberData(nameof(Programs))]
    public void Program_gives_what_it_promises(string path) => NativeCorpus.Check(path, "-O0");
}

public sealed class NativeReleaseCorpusTests
{
    public static IEnumerable<object[]> Programs() => NativeCorpus.Programs(1);

    [Theory]
    [MemberData(nameof(Programs))]
    public void Program_gives_what_it_promises(string path) => NativeCorpus.Check(path, "--release", "--target-cpu", "x86-64");

    [Fact]
    public void The_tool_runs_native_programs_itself()
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("demo.wyn", "print(1)\nexit(7)\n");

        Assert.Equal(new ToolResult(7, "1\n", ""), Tool.Start("run", "--backend", "llvm", "--workers", "2", source));
    }

    [Fact]
    public void One_file_stands_where_the_output_says()
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("demo.wyn", "print(1)\n");

        var result = Tool.Run("build", "--backend", "llvm", source, "-o", folder["here/it-is"]);

        Assert.StartsWith(folder["here/it-is"] + "  ", result.Output, StringComparison.Ordinal);
        Assert.Single(System.IO.Directory.GetFiles(folder["here"]));
        Assert.Equal("1\n", Tool.Start(folder["here/it-is"], []).Output);
    }
}

internal static class NativeCorpus
{
    /// <summary>Two levels, and the rest of the programs without tasks runs by other backends only.</summary>
    private const int Ways = 8;

    private static readonly string[] Workers = ["1", "2", "3", "8", "64"];

    public static IEnumerable<object[]> Programs(int level)
        => from path in Corpus.ProgramsFor(level, Ways)
           where !CorpusProgram.Read(Repository.PathOf(path)).IgnoredBackends.Contains("llvm")
           select new object[] { path };

    public static void Check(string path, params string[] options)
    {
        var program = CorpusProgram.Read(Repository.PathOf(path));
        using var folder = new TemporaryFolder();
        var build = Tool.Run(["build", "--backend", "llvm", .. options, program.Path, "-o", folder["program"]]);
        Assert.True(build.ExitCode == 0, build.ToString());
        foreach (var workers in program.HasTasks || Corpus.IsFull ? Workers : ["1"])
        {
            var result = Tool.Start(folder["program"], [], start =>
            {
                start.Environment["WYN_WORKERS"] = workers;
                start.Environment["WYN_CHECK_LEAKS"] = "1";
            });
            Assert.True(program.Difference(result) is null, $"{workers} workers: {program.Difference(result)}");
        }
    }
}
