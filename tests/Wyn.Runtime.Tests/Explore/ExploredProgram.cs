// A program to explore, made anew for each schedule.
using System;

namespace Wyn.Runtime.Tests.Explore;

/// <summary>A program and what tells that it went well.</summary>
/// <param name="Main">The main task; gives 0.</param>
/// <param name="Result">Asked when the program has ended.</param>
/// <param name="Expected">What the result must be.</param>
internal sealed record ExploredProgram(Func<Worker, long> Main, Func<long> Result, long Expected)
{
    /// <summary>A program whose main task computes the result.</summary>
    public static ExploredProgram Computing(Func<Worker, long> compute, long expected)
    {
        var result = 0L;
        return new ExploredProgram(
            worker =>
            {
                result = compute(worker);
                return 0;
            },
            () => result,
            expected);
    }
}
