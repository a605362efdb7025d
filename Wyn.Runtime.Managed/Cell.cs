// R1: the header word of a cell, and its transitions. A cell is task and future in one; its word alone says what may happen:
//
//   FREE --publish--> NEW --claim--> RUNNING --complete--> DONE          FREE: also a detached task that has ended
//
//   bits 0-3    state
//   bits 4-15   flags: who made the task says them once, before NEW, and nobody changes them afterwards
//   bits 32-63  while RUNNING: 1 + index of the worker whose thread waits first, 0 for none; further waiters hang off it
//
// Payload: the maker writes the arguments before NEW (release); who claims (compare-and-swap) reads and clears them before
// user code runs; it writes the result before DONE (release); who has seen DONE (acquire) reads the result.
using System.Runtime.CompilerServices;

namespace Wyn.Runtime;

/// <summary>The states of a cell's header word and the steps between them.</summary>
internal static class Cell
{
    public const long Free = 0;
    public const long New = 1;
    public const long Running = 2;
    public const long Done = 3;

    /// <summary>Nobody has the handle: nobody waits, and the cell may be used again when the task has ended.</summary>
    public const long Detached = 1 << 4;

    /// <summary>What <see cref="Complete"/> gives for a detached task.</summary>
    public const int Recyclable = -1;

    private const long StateMask = 0xF;
    private const long FlagMask = 0xFFF0;
    private const int WaiterShift = 32;

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

    /// <summary>True if the task looks as if nobody had started it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNew<THooks>(long[] words, int index)
        where THooks : struct, ISchedulerHooks
        => StateOf(THooks.Load(words, index)) == New;

    /// <summary>
    /// R5: NEW to RUNNING. Whoever succeeds runs the task; everybody else's hints have gone stale. Always a compare-and-swap,
    /// after a plain look: several hints to one task may be tried at once.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryClaim<THooks>(long[] words, int index)
        where THooks : struct, ISchedulerHooks
    {
        var header = THooks.Load(words, index);
        return StateOf(header) == New

            // pairs with Publish (acquires the arguments) and with other claims (one wins)
            && THooks.CompareExchange(words, index, header - New + Running, header) == header;
    }

    /// <summary>
    /// RUNNING to DONE, by the task's runner after it has stored the result; for a detached task RUNNING to FREE. Gives the
    /// first waiter, 1 + index of its worker; 0 if there is none; <see cref="Recyclable"/> if the cell may be used again.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Complete<THooks>(long[] words, int index)
        where THooks : struct, ISchedulerHooks
    {
        // a compare-and-swap because a waiter may be entering itself (TryAddWaiter): one of us comes first;
        // releases the result: pairs with the load that sees DONE
        var header = THooks.CompareExchange(words, index, Done, Running);
        return header == Running ? 0 : CompleteFlagged<THooks>(words, index, header);
    }

    /// <summary>
    /// Enters a waiter, 1 + index of its worker, into the word of a task that is not done, and gives the one that was there.
    /// False if the task is done: nothing to wait for.
    /// </summary>
    public static bool TryAddWaiter<THooks>(long[] words, int index, Worker waiter)
        where THooks : struct, ISchedulerHooks
    {
        var header = THooks.Load(words, index);
        while (StateOf(header) != Done)
        {
            waiter.NextWaiter = (int)(header >> WaiterShift);
            var withWaiter = (header & (StateMask | FlagMask)) | ((long)(waiter.Index + 1) << WaiterShift);
            var seen = THooks.CompareExchange(words, index, withWaiter, header); // pairs with Complete: one of us comes first
            if (seen == header)
            {
                return true;
            }

            header = seen;
        }

        return false;
    }

    private static int CompleteFlagged<THooks>(long[] words, int index, long header)
        where THooks : struct, ISchedulerHooks
    {
        if ((header & Detached) != 0)
        {
            THooks.Store(words, index, Free); // a plain store: nobody waits; a stale hint sees RUNNING or FREE, both not NEW
            return Recyclable;
        }

        while (true)
        {
            var seen = THooks.CompareExchange(words, index, (header & FlagMask) | Done, header); // as in Complete
            if (seen == header)
            {
                return (int)(header >> WaiterShift);
            }

            header = seen;
        }
    }
}
