// A small fixed budget of the stress program's storms.
using System.Linq;
using Wyn.Stress;
using Xunit;

namespace Wyn.Runtime.Tests;

public sealed class StormTests
{
    private const int Seeds = 5;

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var (name, _) in Storms.All)
            {
                foreach (var workers in new[] { 1, 2, 3, 8, 64 })
                {
                    cases.Add(name, workers);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_storm_passes(string name, int workers)
    {
        var run = Storms.All.Single(storm => storm.Name == name).Run;
        for (var seed = 1; seed <= Seeds; seed++)
        {
            Assert.Null(run(workers, seed));
        }
    }
}
