// What the user reads when tasks are left and none of them can go on.
using System.Collections.Generic;
using System.Text;

namespace Wyn.IR.Interpret;

/// <summary>Names the tasks that wait, where they wait, and for what.</summary>
internal static class DeadlockReport
{
    private const int LongestList = 20;

    /// <summary>The message, one line for each of the first waiting tasks.</summary>
    public static string Describe(IReadOnlyCollection<InterpreterTask> waiting)
    {
        var text = new StringBuilder("wyn: deadlock - ");
        var count = 0;
        foreach (var task in waiting)
        {
            if (count == LongestList)
            {
                text.Append("  and ").Append(waiting.Count - count).Append(" more tasks wait\n");
                break;
            }

            text.Append(count++ == 0 ? "" : "  ").Append(Describe(task)).Append('\n');
        }

        return text.ToString();
    }

    private static string Describe(InterpreterTask task)
    {
        var place = task.Wait is { Location.IsKnown: true } wait ? $" at {wait.Location}" : "";
        return $"{task.Description} waits{place} {task.Wait?.Description}";
    }
}
