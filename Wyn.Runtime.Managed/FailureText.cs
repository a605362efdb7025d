// What stands on standard error when a program fails.
using System;
using System.Collections.Generic;
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
        return $"panic{(location.Length == 0 ? "" : $" at {location}")}: {message}\n"
            + (site is null || IsSame(task, main) ? "" : $"  in a task spawned at {site.Location}\n");
    }

    /// <summary>A deadlock: who waits where for what, one line for each of the first.</summary>
    public static string Deadlock(List<LeafFrame> leaves, Future main)
    {
        var text = new StringBuilder("wyn: deadlock - ");
        for (var i = 0; i < Math.Min(leaves.Count, LongestList); i++)
        {
            var leaf = leaves[i];
            text.Append(i == 0 ? "" : "  ").Append(Name(leaf.Task, main)).Append(" waits ");
            text.Append(leaf.Location.Length == 0 ? "" : $"at {leaf.Location} ");
            text.Append(leaf.Describe(task => IsSame(task, leaf.Task) ? "itself" : Name(task, main))).Append('\n');
        }

        if (leaves.Count > LongestList)
        {
            text.Append(CultureInfo.InvariantCulture, $"  and {leaves.Count - LongestList} more tasks wait\n");
        }

        return text.ToString();
    }

    private static string Name(Future task, Future main)
        => IsSame(task, main) ? "the main task"
            : task.Chunk is { Site: var site } ? $"the task spawned at {site.Location}"
            : "a task";

    private static bool IsSame(Future a, Future b) => a.Chunk == b.Chunk && a.Index == b.Index;
}
