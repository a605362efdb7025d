// Every schedule that the explorer tries ends well; every planted bug is found by one of them. What fails says how to see it
// again: `WYN_EXPLORE_REPLAY=PROGRAM:WORKERS:MUTATION:SCHEDULE`. A long run: WYN_EXPLORE=N, schedules for each program.
using System;
using System.Globalization;
using System.Linq;
using Xunit;
using Xunit.Abstractions;

namespace Wyn.Runtime.Tests.Explore;

public sealed class ExploreTests(ITestOutputHelper output)
{
    private const int LargestBound = 2;
    private const int UnseenBound = 2;
    private const int Schedules = 100;

    // Far more than there are, so that a change that makes a protocol too large for this is noticed.
    private const int Limit = 200_000;

    public static TheoryData<string> ProtocolNames => [.. Protocols.All.Select(protocol => protocol.Name)];

    public static TheoryData<string> ProgramNames => [.. Programs.All.Select(program => program.Name)];

    public static TheoryData<string, string> Mutants
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (mutation, protocol) in Protocols.Killers)
            {
                data.Add($"{mutation}", protocol);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(ProtocolNames))]
    public void Every_schedule_of_a_protocol_ends_well(string name)
    {
        var found = Explore(name, Mutation.None, Protocols.All.Single(protocol => protocol.Name == name).Bound);
        Assert.True(found.Failure is null, Describe(name, Mutation.None, found));
        Assert.True(found.IsExhausted, "the limit came first");
    }

    [Theory]
    [MemberData(nameof(Mutants))]
    public void A_planted_bug_is_found_and_its_schedule_repeats(string name, string protocol)
    {
        var mutation = Enum.Parse<Mutation>(name);
        for (var bound = 0; bound <= LargestBound; bound++)
        {
            var found = Explore(protocol, mutation, bound);
            if (found.Failure is { } failure)
            {
                output.WriteLine(Describe(protocol, mutation, found));
                using var threads = new FiberThreads();
                Assert.Equal(failure, Explorer.Run(Make(protocol, 3), new Replay(failure.Schedule), mutation, threads));
                return;
            }
        }

        Assert.Fail("no schedule found it");
    }

    [Fact]
    public void Each_mutation_has_a_protocol_that_finds_it()
        => Assert.Equal(
            Enum.GetValues<Mutation>().Where(mutation => mutation is not Mutation.None and not Mutation.PermitsAreLeftOver),
            Protocols.Killers.Select(killer => killer.Mutation).Order());

    [Theory]
    [MemberData(nameof(ProgramNames))]
    public void Schedules_by_chance_and_by_priorities_end_well(string name)
    {
        var schedules = int.TryParse(Environment.GetEnvironmentVariable("WYN_EXPLORE"), out var count) ? count : Schedules;
        using var threads = new FiberThreads();
        for (var workers = 1; workers <= 3; workers++)
        {
            for (var seed = 0; seed < schedules; seed++)
            {
                IStrategy strategy = seed % 2 == 0 ? new RandomWalk(seed) : new Priorities(seed);
                var outcome = Explorer.Run(Make(name, workers), strategy, Mutation.None, threads);
                Assert.True(outcome.Failure is null, $"seed {seed}: {outcome.Failure}; WYN_EXPLORE_REPLAY='{name}:{workers}:None:{outcome.Schedule}'");
            }
        }
    }

    [Fact]
    public void Permits_that_are_left_over_do_no_harm()
        => Assert.Null(Explore("completion", Mutation.PermitsAreLeftOver, 1).Failure);

    [Fact]
    public void The_schedule_in_the_environment_ends_well()
    {
        var parts = (Environment.GetEnvironmentVariable("WYN_EXPLORE_REPLAY") ?? "park:3:None:").Split(':');
        using var threads = new FiberThreads();
        var program = Make(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture));
        var outcome = Explorer.Run(program, new Replay(parts[3]), Enum.Parse<Mutation>(parts[2]), threads);
        output.WriteLine($"{outcome}");
        Assert.Null(outcome.Failure);
    }

    private static ExploredProgram Make(string name, int workers)
        => Protocols.All.FirstOrDefault(protocol => protocol.Name == name).Make is { } make
            ? make()
            : Programs.All.Single(program => program.Name == name).Make(workers);

    private static string Describe(string name, Mutation mutation, Exploration found)
        => $"{found.Failure?.Failure}; schedule {found.Schedules}; WYN_EXPLORE_REPLAY='{name}:3:{mutation}:{found.Failure?.Schedule}'";

    private Exploration Explore(string name, Mutation mutation, int bound)
    {
        var found = Exploration.DepthFirst(() => Make(name, 3), mutation, bound, UnseenBound, Limit);
        output.WriteLine($"{name}, bound {bound}: {found.Schedules} schedules, {found.Steps} steps");
        return found;
    }
}
