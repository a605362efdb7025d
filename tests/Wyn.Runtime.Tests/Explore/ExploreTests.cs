// Every schedule that the explorer tries ends well; every planted bug is found by one of them.
using System;
using System.Linq;
using Xunit;
using Xunit.Abstractions;

namespace Wyn.Runtime.Tests.Explore;

public sealed class ExploreTests(ITestOutputHelper output)
{
    private const int PreemptionBound = 2;
    private const int UnseenBound = 2;
    private const int Limit = 100_000;

    public static TheoryData<string> ProtocolNames => [.. Protocols.All.Select(protocol => protocol.Name)];

    public static TheoryData<string> Mutants => [.. Enum.GetNames<Mutation>().Where(name => name != nameof(Mutation.None))];

    [Theory]
    [MemberData(nameof(ProtocolNames))]
    public void Every_schedule_of_a_protocol_ends_well(string name)
    {
        var (_, make) = Protocols.All.Single(protocol => protocol.Name == name);
        var bound = int.TryParse(Environment.GetEnvironmentVariable("WYN_EXPLORE_BOUND"), out var b) ? b : PreemptionBound;
        var found = Exploration.DepthFirst(make, Mutation.None, bound, UnseenBound, Limit);
        output.WriteLine($"{found}");
        Assert.True(found.Failure is null, $"{found}");
        Assert.True(found.IsExhausted);
    }

    [Theory]
    [MemberData(nameof(Mutants))]
    public void A_planted_bug_is_found(string name)
    {
        var mutation = Enum.Parse<Mutation>(name);
        var isFound = false;
        foreach (var (protocol, make) in Protocols.All)
        {
            var found = Exploration.DepthFirst(make, mutation, PreemptionBound, UnseenBound, Limit);
            output.WriteLine($"{protocol}: {found}");
            isFound |= found.Failure is not null;
        }
        Assert.True(isFound);
    }
}
