// A program to explore, made anew for each schedule.
using System;
using System.Threading.Tasks;

namespace Wyn.Runtime.Tests.Explore;

/// <summary>A program and what tells that it went well.</summary>
/// <param name="Begin">Adds the first fibers; gives a check for the end, which says what is wrong, or null.</param>
internal sealed record ExploredProgram(Func<Explorer, Func<string?>> Begin)
{
    /// <summary>A program for a whole scheduler, whose main task gives 0. Decisions begin at once, or when the program opens them.</summary>
    public static ExploredProgram Whole(
        int workers,
        Func<ExploredStrand, Task<long>> main,
        Func<long> result,
        long expected,
        bool isOpen = true,
        int exitCode = 0)
        => new(explorer =>
        {
            var scheduler = ExploredTasks.Prepare(workers, main, out var first);
            explorer.Start(() => scheduler.Work<ExplorerHooks>(first));
            if (isOpen)
            {
                explorer.Open();
            }

            return () => scheduler.HasEnded && scheduler.ExitCode == exitCode && result() == expected
                ? null
                : $"exit code {scheduler.ExitCode}, {result()} instead of {expected}";
        });

    /// <summary>A program for a whole scheduler whose main task computes the result.</summary>
    public static ExploredProgram Computing(int workers, Func<ExploredStrand, Task<long>> compute, long expected)
    {
        var result = 0L;
        return Whole(
            workers,
            async strand =>
            {
                result = await compute(strand);
                return 0;
            },
            () => result,
            expected);
    }
}
