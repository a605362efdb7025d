// The programs of the corpus and of the samples without and with all optimisation, those without tasks in one of the two ways: same
// output, same exit code. A class of its own, so that it runs beside RunCorpusTests.
using System.Collections.Generic;
using System.Linq;
using Wyn.TestKit;
using Xunit;

namespace Wyn.EndToEnd.Tests;

public sealed class OptimizationTests
{
    private static readonly string[] Schedules = ["cil --workers 1"];

    private static readonly string[] Levels = ["-O0", "--release"];

    public static IEnumerable<object[]> Runs()
        => from level in Enumerable.Range(0, Levels.Length)
           from path in Corpus.ProgramsFor(level, Levels.Length)
           from schedule in Schedules
           where !CorpusProgram.Read(Repository.PathOf(path)).IgnoredBackends.Contains(schedule.Split(' ')[0])
           select new object[] { path, schedule, Levels[level] };

    [Theory]
    [MemberData(nameof(Runs))]
    public void Program_gives_the_same_at_every_level(string path, string schedule, string level)
    {
        var program = CorpusProgram.Read(Repository.PathOf(path));

        var result = Run(program, ["run", level, "--backend", .. schedule.Split(' '), program.Path]);

        Assert.Null(program.Difference(result));
    }

    private static ToolResult Run(CorpusProgram program, string[] arguments)
        => program.FillsStack ? Tool.Start(arguments) : Tool.Run(arguments);
}
