// Many schedules of one program.
using System;

namespace Wyn.Runtime.Tests.Explore;

/// <summary>What an exploration found.</summary>
/// <param name="IsExhausted">True if no schedule within the bounds is left.</param>
/// <param name="Schedules">How many schedules were run.</param>
/// <param name="Steps">How many steps they had.</param>
/// <param name="Failure">The first failing one; null if none failed.</param>
internal sealed record Exploration(bool IsExhausted, int Schedules, long Steps, Outcome? Failure)
{
    /// <summary>Visits all schedules within the bounds, up to a limit; stops at the first that fails.</summary>
    public static Exploration DepthFirst(Func<ExploredProgram> make, Mutation mutation, int preemptionBound, int unseenBound, int limit)
    {
        using var threads = new FiberThreads();
        var strategy = new DepthFirst(preemptionBound, unseenBound);
        var schedules = 0;
        var steps = 0L;
        while (schedules < limit)
        {
            var outcome = Explorer.Run(make(), strategy, mutation, threads);
            schedules++;
            steps += outcome.Steps;
            var isDone = outcome.Failure is not null;
            if (isDone || !strategy.Advance())
            {
                return new Exploration(!isDone, schedules, steps, isDone ? outcome : null);
            }
        }

        return new Exploration(false, schedules, steps, null);
    }
}
