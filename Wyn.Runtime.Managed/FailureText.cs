// What stands on standard error when a program fails.
using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Wyn.Runtime;

/// <summary>The messages of panics and deadlocks.</summary>
internal static class FailureText
{
    /// <summary>How many waiting tasks are named.</summary>
    public const int LongestList = 20;

    /// <summary>A panic, or an exception of .NET that stands for one.</summary>
    public static string Panic(Exception failure, Future task, Future main)
    {
        var site = task.Chunk?.Site;
        var (location, message) = failure switch
        {
            WynPanicException panic => (panic.Location, panic.Message),
            OutOfMemoryException => ("", "out of memory"),
            _ => ("", $"internal error: {failure.GetType().Name}: {failure.Message}"),
        };
        location = location.Length == 0 ? site?.Location ?? "" : location;
        return $"panic at {location}: {message}\n"
            + (site is null || IsSame(task, main) ? "" : $"  in a task spawned at {site.Location}\n");
    }

    /// <summary>A deadlock: who waits for whom, one line for each of the first.</summary>
    public static string Deadlock(ImmutableArray<Wait> waits, Future main)
    {
        var text = new StringBuilder("wyn: deadlock - ");
        for (var i = 0; i < Math.Min(waits.Length, LongestList); i++)
        {
            var (awaiter, awaited) = waits[i];
            text.Append(i == 0 ? "" : "  ").Append(Name(awaiter, main)).Append(" waits for ");
            text.Append(IsSame(awaiter, awaited) ? "itself" : Name(awaited, main)).Append('\n');
        }

        if (waits.Length > LongestList)
        {
            text.Append(CultureInfo.InvariantCulture, $"  and {waits.Length - LongestList} more tasks wait\n");
        }

        return text.ToString();
    }

    private static string Name(Future task, Future main)
        => IsSame(task, main) ? "the main task"
            : task.Chunk is { Site: var site } ? $"the task spawned at {site.Location}"
            : "a task";

    private static bool IsSame(Future a, Future b) => a.Chunk == b.Chunk && a.Index == b.Index;
}
