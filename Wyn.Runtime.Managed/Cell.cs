// R1: the header word of a cell, and its transitions. A cell is task and future in one; its word alone says what may happen:
//
//   FREE --publish--> NEW --claim--> RUNNING --complete--> DONE          FREE: also a detached task that has ended
//                                    |     ^
//                             suspend|     |claim        unsuspend: SUSPENDED back to RUNNING, by who suspended it
//                                    v     |
//                              SUSPENDED --wake--> READY
//
//   bits 0-3    state
//   bits 4-15   flags: detached is said once, before NEW; the others are set by anybody, at any time before DONE
//
// Payload: the maker writes the arguments before NEW (release); who claims (compare-and-swap) reads and clears them before
// user code runs; it writes the result before DONE (release); who has seen DONE (acquire) reads the result. What a suspended
// task waits on lies in its chunk (TaskChunk.Leaf), written before SUSPENDED, read after the claim of READY.
using System.Runtime.CompilerServices;

namespace Wyn.Runtime;

/// <summary>The states of a cell's header word and the steps between them.</summary>
internal static class Cell
{
    public const long Free = 0;
    public const long New = 1;
    public const long Running = 2;
    public const long Done = 3;
    public const long Suspended = 4;
    public const long Ready = 5;

    /// <summary>Nobody has the handle: nobody waits, and the cell may be used again when the task has ended.</summary>
    public const long Detached = 1 << 4;

    /// <summary>Somebody wants the task to stop.</summary>
    public const long Cancelled = 1 << 5;

    /// <summary>Somebody waits, or is about to: whoever completes the task looks at the list of waiters.</summary>
    public const long Awaited = 1 << 6;

    private const long StateMask = 0xF;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long StateOf(long header) => header & StateMask;

    /// <summary>Marks a cell that its maker has not published yet. A stale hint may still lead here; it sees FREE.</summary>
    public static void Detach<THooks>(long[] words, int index)
        where THooks : struct, ISchedulerHooks
        => THooks.Store(words, index, Free | Detached);

    /// <summary>FREE to NEW, by the maker, with the arguments stored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Publish<THooks>(long[] words, int index)
        where THooks : struct, ISchedulerHooks
        => THooks.Store(words, index, THooks.Load(words, index) + New); // release: pairs with the claim, which reads the arguments

    /// <summary>True if the task looks as if it could be run, and nobody had claimed it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsClaimable<THooks>(long[] words, int index)
        where THooks : struct, ISchedulerHooks
        => StateOf(THooks.Load(words, index)) is New or Ready;

    /// <summary>
    /// R5: NEW or READY to RUNNING. Whoever succeeds runs the task; everybody else's hints have gone stale. Always a
    /// compare-and-swap, after a plain look: several hints to one task may be tried at once.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryClaim<THooks>(long[] words, int index)
        where THooks : struct, ISchedulerHooks
    {
        var header = THooks.Load(words, index);
        while (StateOf(header) is New or Ready)
        {
            // pairs with Publish and Wake (acquires the arguments, or what the task waited for) and with other claims (one wins)
            var seen = THooks.CompareExchange(words, index, (header & ~StateMask) | Running, header);
            if (seen == header)
            {
                return true;
            }

            header = seen; // a flag was set in between, or it is taken
        }

        return false;
    }

    /// <summary>As <see cref="TryClaim"/>, for a task that nobody has started.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryClaimNew<THooks>(long[] words, int index)
        where THooks : struct, ISchedulerHooks
    {
        var header = THooks.Load(words, index);
        while (StateOf(header) == New)
        {
            var seen = THooks.CompareExchange(words, index, header - New + Running, header); // as in TryClaim
            if (seen == header)
            {
                return true;
            }

            header = seen;
        }

        return false;
    }

    /// <summary>RUNNING to SUSPENDED, by the task's runner; what the task waits on is stored.</summary>
    public static void Suspend<THooks>(long[] words, int index)
        where THooks : struct, ISchedulerHooks
        => Change<THooks>(words, index, Suspended - Running); // releases the leaf: pairs with TryClaim

    /// <summary>SUSPENDED back to RUNNING, by who suspended the task and has told nobody that it waits.</summary>
    public static void Unsuspend<THooks>(long[] words, int index)
        where THooks : struct, ISchedulerHooks
        => Change<THooks>(words, index, Running - Suspended);

    /// <summary>SUSPENDED to READY, by the one who has taken the task's leaf from where it waited.</summary>
    public static void Wake<THooks>(long[] words, int index)
        where THooks : struct, ISchedulerHooks
        => Change<THooks>(words, index, Ready - Suspended); // releases what the task waited for: pairs with TryClaim

    /// <summary>Sets a flag, unless the task is done; false if it is.</summary>
    public static bool TryFlag<THooks>(long[] words, int index, long flag)
        where THooks : struct, ISchedulerHooks
    {
        var header = THooks.Load(words, index);
        while (StateOf(header) != Done)
        {
            if ((header & flag) != 0)
            {
                return true;
            }

            var seen = THooks.CompareExchange(words, index, header | flag, header); // pairs with Complete: one of us comes first
            if (seen == header)
            {
                return true;
            }

            header = seen;
        }

        return false;
    }

    /// <summary>
    /// RUNNING to DONE, by the task's runner after it has stored the result; for a detached task RUNNING to FREE. Gives the
    /// flags that call for more: <see cref="Awaited"/>, <see cref="Detached"/> (the cell may be used again).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Complete<THooks>(long[] words, int index)
        where THooks : struct, ISchedulerHooks
    {
        // a compare-and-swap because somebody may be setting a flag (TryFlag): one of us comes first;
        // releases the result: pairs with the load that sees DONE
        var header = THooks.CompareExchange(words, index, Done, Running);
        return header == Running ? 0 : CompleteFlagged<THooks>(words, index, header);
    }

    private static long CompleteFlagged<THooks>(long[] words, int index, long header)
        where THooks : struct, ISchedulerHooks
    {
        if ((header & Detached) != 0)
        {
            THooks.Store(words, index, Free); // a plain store: nobody waits; a stale hint sees RUNNING or FREE, both not to be run
            return Detached;
        }

        while (true)
        {
            var seen = THooks.CompareExchange(words, index, header - Running + Done, header); // as in Complete
            if (seen == header)
            {
                return header & Awaited;
            }

            header = seen;
        }
    }

    // Only the caller changes the state, but anybody may set a flag at the same time.
    private static void Change<THooks>(long[] words, int index, long difference)
        where THooks : struct, ISchedulerHooks
    {
        var header = THooks.Load(words, index);
        while (true)
        {
            var seen = THooks.CompareExchange(words, index, header + difference, header);
            if (seen == header)
            {
                return;
            }

            header = seen;
        }
    }
}
