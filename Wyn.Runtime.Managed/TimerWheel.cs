// Who waits for a time: a hierarchical wheel, seven levels of 64 lists, of which each covers 64 times as much time as the one
// below. Entering and leaving cost the same however many wait; an entry moves down a level when its list's time begins, so at
// most six times. A tick is a millisecond. All under one lock, the gate; the shared word NextDue says without it when to look.
// There is no thread: a parked worker wakes up for it, and running workers look now and then between two tasks.
using System.Numerics;

namespace Wyn.Runtime;

/// <summary>The timers of a run.</summary>
internal sealed class TimerWheel(Scheduler scheduler)
{
    private const int BitsPerLevel = 6;
    private const int ListsPerLevel = 1 << BitsPerLevel;
    private const int Levels = 7;
    private const int MicrosecondsPerTick = 1000;

    // Half of what the levels cover, some seventy years, so that no moment lies beyond them.
    private const long LongestWait = 1L << ((BitsPerLevel * Levels) - 1);

    private readonly object _gate = new();
    private readonly TimedFrame?[][] _lists = MakeLists();

    // Which lists of a level are not empty, one bit each.
    private readonly ulong[] _occupied = new ulong[Levels];
    private long _tick;
    private long _count;

    /// <summary>True if somebody waits for a time.</summary>
    public bool IsAny<THooks>()
        where THooks : struct, ISchedulerHooks
        => THooks.Load(scheduler.Words, SharedWords.NextDue) != SharedWords.NoTimer;

    /// <summary>Microseconds until the next look: 0 if one is due, -1 if there is nothing to wait for.</summary>
    public int TimeLeft<THooks>()
        where THooks : struct, ISchedulerHooks
    {
        var due = THooks.Load(scheduler.Words, SharedWords.NextDue); // pairs with Add, by way of the fence in Parking
        if (due == SharedWords.NoTimer)
        {
            return -1;
        }

        // whole ticks: who parks for less would not park at all, and look again and again
        var ticks = (due - THooks.Now() + MicrosecondsPerTick - 1) / MicrosecondsPerTick;
        return (int)long.Clamp(ticks, 0, int.MaxValue / MicrosecondsPerTick) * MicrosecondsPerTick;
    }

    /// <summary>Enters a leaf that is to be woken after a time.</summary>
    public void Add<THooks>(TimedFrame leaf, long milliseconds)
        where THooks : struct, ISchedulerHooks
    {
        var now = THooks.Now();
        THooks.Enter(_gate);
        if (_count == 0)
        {
            _tick = long.Max(_tick, now / MicrosecondsPerTick); // nothing moves while nobody waits
        }

        leaf.Due = long.Clamp(((now + MicrosecondsPerTick - 1) / MicrosecondsPerTick) + long.Min(milliseconds, LongestWait), _tick + 1, _tick + LongestWait);
        Insert(leaf);
        _count++;
        var isEarlier = StoreNextDue<THooks>();
        THooks.Exit(_gate);
        if (isEarlier)
        {
            scheduler.Parking.Wake<THooks>(); // whoever is parked may have meant to sleep for longer
        }
    }

    /// <summary>Takes a leaf out, if it is still there.</summary>
    public void Remove<THooks>(TimedFrame leaf)
        where THooks : struct, ISchedulerHooks
    {
        THooks.Enter(_gate);
        if (leaf.Place != 0)
        {
            Unlink(leaf);
            _count--;
            if (_count == 0)
            {
                StoreNextDue<THooks>(); // else too early is good enough: the next look puts it right
            }
        }

        THooks.Exit(_gate);
    }

    /// <summary>Wakes whose time is over.</summary>
    public void Serve<THooks>(Worker worker)
        where THooks : struct, ISchedulerHooks
    {
        var due = THooks.Load(scheduler.Words, SharedWords.NextDue);
        if (due == SharedWords.NoTimer)
        {
            return;
        }

        var now = THooks.Now();
        if (now < due)
        {
            return;
        }

        THooks.Enter(_gate);
        var fired = Advance(now / MicrosecondsPerTick);
        StoreNextDue<THooks>();
        THooks.Exit(_gate);
        while (fired is not null)
        {
            var next = fired.Next; // before it is woken: from then on the leaf is not ours
            worker.Wake<THooks>(fired);
            fired = next;
        }
    }

    private static TimedFrame?[][] MakeLists()
    {
        var lists = new TimedFrame?[Levels][];
        for (var level = 0; level < Levels; level++)
        {
            lists[level] = new TimedFrame?[ListsPerLevel];
        }

        return lists;
    }

    // Goes on to the tick; gives those whose time is over and who are to be woken, linked by Next.
    private LeafFrame? Advance(long tick)
    {
        LeafFrame? first = null;
        LeafFrame? last = null;
        while (_count > 0 && NextTick(out var level, out var slot) is var next && next <= tick)
        {
            _tick = next;
            var leaf = _lists[level][slot];
            _lists[level][slot] = null;
            _occupied[level] &= ~(1UL << slot);
            while (leaf is not null)
            {
                var later = leaf.Later;
                if (leaf.Due > next)
                {
                    Insert(leaf); // one level down or more
                }
                else
                {
                    leaf.Place = 0;
                    _count--;
                    if (leaf.TryFire())
                    {
                        (last ?? leaf).Next = leaf;
                        leaf.Next = null;
                        first ??= leaf;
                        last = leaf;
                    }
                }

                leaf = later;
            }
        }

        if (_tick < tick)
        {
            _tick = tick;
        }

        return first;
    }

    // When the time of the first list begins that is not empty: of the lowest such level, whose moments come before those of the
    // levels above. All lists in use lie behind the current tick's own.
    private long NextTick(out int level, out int slot)
    {
        level = 0;
        while (_occupied[level] == 0)
        {
            level++;
        }

        slot = BitOperations.TrailingZeroCount(_occupied[level]);
        var shift = level * BitsPerLevel;
        return (((_tick >> shift) & ~(ListsPerLevel - 1L)) | (long)slot) << shift;
    }

    // The level is that of the highest digit in which the moment differs from now.
    private void Insert(TimedFrame leaf)
    {
        var level = BitOperations.Log2((ulong)(leaf.Due ^ _tick) | 1) / BitsPerLevel;
        var slot = (int)(leaf.Due >> (level * BitsPerLevel)) & (ListsPerLevel - 1);
        var head = _lists[level][slot];
        leaf.Place = 1 + (level * ListsPerLevel) + slot;
        leaf.Earlier = null;
        leaf.Later = head;
        if (head is not null)
        {
            head.Earlier = leaf;
        }

        _lists[level][slot] = leaf;
        _occupied[level] |= 1UL << slot;
    }

    private void Unlink(TimedFrame leaf)
    {
        var (level, slot) = int.DivRem(leaf.Place - 1, ListsPerLevel);
        if (leaf.Later is { } later)
        {
            later.Earlier = leaf.Earlier;
        }

        if (leaf.Earlier is { } earlier)
        {
            earlier.Later = leaf.Later;
        }
        else if ((_lists[level][slot] = leaf.Later) is null)
        {
            _occupied[level] &= ~(1UL << slot);
        }

        leaf.Place = 0;
        leaf.Later = null;
        leaf.Earlier = null;
    }

    // Under the gate. True if the next look is earlier than it was.
    private bool StoreNextDue<THooks>()
        where THooks : struct, ISchedulerHooks
    {
        var before = THooks.Load(scheduler.Words, SharedWords.NextDue);
        var due = _count == 0 ? SharedWords.NoTimer : NextTick(out _, out _) * MicrosecondsPerTick;
        if (due != before)
        {
            THooks.Store(scheduler.Words, SharedWords.NextDue, due); // pairs with TimeLeft, by way of the fence in Parking
        }

        return due < before;
    }
}
