// Every schedule that the explorer tries ends well; every planted bug is found by one of them.
using System;
using System.Linq;
using Xunit;
using Xunit.Abstractions;

namespace Wyn.Runtime.Tests.Explore;

public sealed class ExploreTests(ITestOutputHelper output)
{
    // More with WYN_EXPLORE=N, for a long run.
    private const int Schedules = 300;
    private const int SchedulesPerMutant = 4000;

    public static TheoryData<string> ProgramNames => [.. Programs.All.Select(program => program.Name)];

    public static TheoryData<string> Mutants => [.. Enum.GetNames<Mutation>().Where(name => name != nameof(Mutation.None))];

    [Theory]
    [MemberData(nameof(ProgramNames))]
    public void Every_explored_schedule_ends_well(string name)
    {
        var (_, make) = Programs.All.Single(program => program.Name == name);
        var schedules = int.TryParse(Environment.GetEnvironmentVariable("WYN_EXPLORE"), out var count) ? count : Schedules;
        for (var workers = 1; workers <= 3; workers++)
        {
            for (var seed = 0; seed < schedules; seed++)
            {
                var failure = Explorer.Run(seed, workers, Mutation.None, make(workers));
                Assert.True(failure is null, $"seed {seed}, {workers} workers: {failure}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Mutants))]
    public void A_planted_bug_is_found(string name)
    {
        var mutation = Enum.Parse<Mutation>(name);
        for (var seed = 0; seed < SchedulesPerMutant; seed++)
        {
            foreach (var (program, make) in Programs.All)
            {
                var workers = 2 + (seed % 2);
                if (Explorer.Run(seed, workers, mutation, make(workers)) is { } failure)
                {
                    output.WriteLine($"{program}, seed {seed}: {failure}");
                    return;
                }
            }
        }

        Assert.Fail("no schedule found it");
    }
}
