// Every program of the corpus and of the samples on every backend, under several schedules: same output, same exit code.
using System.Collections.Generic;
using System.Linq;
using Wyn.TestKit;
using Xunit;

namespace Wyn.EndToEnd.Tests;

public sealed class RunCorpusTests
{
    private static readonly string[] Schedules =
    [
        "cil --workers 1", "cil --workers 2", "cil --workers 3", "cil --workers 8", "cil --workers 64",
        "interp", "interp --seed 1", "interp --seed 2",
    ];

    public static IEnumerable<object[]> Runs()
        => from path in Corpus.Programs
           let program = CorpusProgram.Read(Repository.PathOf(path))
           from schedule in program.HasTasks || Corpus.IsFull ? Schedules : ["cil --workers 1", "interp"]
           where !program.IgnoredBackends.Contains(schedule.Split(' ')[0])
           select new object[] { path, schedule };

    [Theory]
    [MemberData(nameof(Runs))]
    public void Program_gives_what_it_promises(string path, string schedule)
    {
        var program = CorpusProgram.Read(Repository.PathOf(path));

        var result = Run(program, ["run", "--backend", .. schedule.Split(' '), program.Path]);

        Assert.Null(program.Difference(result));
    }

    private static ToolResult Run(CorpusProgram program, string[] arguments)
        => program.FillsStack ? Tool.Start(arguments) : Tool.Run(arguments);
}
