// R6: how a worker without work finds tasks in the rings of others, also of those that are busy for long. It reads slots and
// claims tasks; owners notice nothing. A task that was pushed a moment ago is left alone: its owner most likely awaits it, or
// runs it, at once, and would have to wait if it were running elsewhere. So only a task that has stood first in its ring for
// some time is taken.
namespace Wyn.Runtime;

/// <summary>Looks into the rings of all workers.</summary>
internal static class Stealing
{
    // Microseconds.
    private const long ShortestWait = 15;

    /// <summary>Claims a task that has stood first in its ring long enough; remembers what stands first now.</summary>
    public static bool TrySteal<THooks>(Worker thief, out Future task)
        where THooks : struct, ISchedulerHooks
    {
        var scheduler = thief.Scheduler;
        var count = scheduler.WorkerCount<THooks>();
        if (thief.Seen.Length < count)
        {
            thief.Seen = new Sighting[scheduler.Workers.Length];
        }

        var now = THooks.Now();

        // Begins behind itself, so that thieves spread over the victims.
        for (var i = 1; i < count; i++)
        {
            var victim = (thief.Index + i) % count;
            if (TryStealFrom<THooks>(scheduler.Workers[victim]!, ref thief.Seen[victim], now, out task)) // there, below the count
            {
                return true;
            }
        }

        task = default;
        return false;
    }

    /// <summary>True if some ring holds a task that nobody has claimed. Looks at every slot: this is the look before parking.</summary>
    public static bool IsAnythingVisible<THooks>(Scheduler scheduler)
        where THooks : struct, ISchedulerHooks
    {
        if (!scheduler.Queue.IsEmpty<THooks>())
        {
            return true;
        }

        var count = scheduler.WorkerCount<THooks>();
        for (var i = 0; i < count; i++)
        {
            if (scheduler.Workers[i]!.Ring.TryPeek<THooks>(out _)) // entries below the count are there
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryStealFrom<THooks>(Worker victim, ref Sighting seen, long now, out Future task)
        where THooks : struct, ISchedulerHooks
    {
        if (victim.Ring.Count == 0 || !victim.Ring.TryPeek<THooks>(out task))
        {
            task = default;
            seen = default;
            return false;
        }

        var tag = task.Chunk!.Tag + task.Index; // a task has a chunk
        if (tag != seen.Tag)
        {
            seen = new Sighting(tag, now);
        }

        return now - seen.Since >= ShortestWait && Cell.TryClaim<THooks>(task.Chunk.Words, task.Index);
    }
}
