// A look for the first of several channels that has a value, or a wait for it. It receives nothing: who asks tries to receive
// then, and selects again if somebody else was faster.
namespace Wyn.Runtime;

/// <summary>The start of a select.</summary>
public static class Select
{
    /// <summary>The index that says that all channels are closed and have no more values.</summary>
    internal const long AllAreClosed = -1;

    /// <summary>The index that says that the time is over.</summary>
    internal const long TimeIsOver = -2;

    /// <summary>
    /// Gives the index of the first channel that has a value, -1 if none comes any more, -2 if the time is over; or the leaf of
    /// the wait.
    /// </summary>
    /// <param name="worker">The worker.</param>
    /// <param name="milliseconds">How long to wait at most; negative: for ever.</param>
    /// <param name="channels">The channels; none: a wait for the time.</param>
    /// <param name="location">The place of the wait.</param>
    /// <param name="index">The answer, if there is no leaf.</param>
    public static Frame? Begin(Worker worker, long milliseconds, WynChannel[] channels, string location, out long index)
        => Begin<SystemHooks>(worker, milliseconds, channels, location, out index);

    /// <inheritdoc cref="Begin(Worker, long, WynChannel[], string, out long)"/>
    internal static Frame? Begin<THooks>(Worker worker, long milliseconds, WynChannel[] channels, string location, out long index)
        where THooks : struct, ISchedulerHooks
    {
        var isAnyOpen = channels.Length == 0 && milliseconds >= 0;
        for (var i = 0; i < channels.Length; i++)
        {
            var state = channels[i].Look<THooks>(null);
            if (state > 0)
            {
                index = i;
                return null;
            }

            isAnyOpen |= state == 0;
        }

        index = isAnyOpen ? TimeIsOver : AllAreClosed;
        return isAnyOpen && milliseconds != 0 ? worker.Wait(new SelectFrame<THooks>(channels, milliseconds, location)) : null;
    }
}
