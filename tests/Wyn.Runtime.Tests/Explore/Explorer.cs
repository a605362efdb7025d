// One run of a program with one thread at a time, a fiber. Before each step that another fiber can see a strategy decides who
// goes on, and at each look at a place that another fiber has stored to, whether that store has reached memory yet. Here: the
// steps and the memory that they see. Explorer.Turns.cs: who goes on. The same decisions give the same run.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Wyn.Runtime.Tests.Explore;

internal sealed partial class Explorer
{
    private const long MicrosecondsPerLook = 20;
    private const int LongestNap = 1000;

    [ThreadStatic]
    private static Explorer? t_explorer;

    [ThreadStatic]
    private static Fiber? t_fiber;

    private readonly HashSet<object> _locked = new(ReferenceEqualityComparer.Instance);
    private readonly ConditionalWeakTable<Parker, Permit> _permits = [];
    private readonly Mutation _mutation;

    /// <summary>The explorer of the calling fiber.</summary>
    public static Explorer? Current => t_explorer;

    public long Load(long[] words, int index)
    {
        var fiber = t_fiber!; // hooks run on fibers
        if (_mutation == Mutation.PushWakesNobody && IsShared(words, index, SharedWords.Wanted))
        {
            return 0;
        }

        Step(fiber);
        if (IsShared(words, index, SharedWords.QueuedBatches) && IsBlind(fiber))
        {
            return 0;
        }

        if (fiber.Find(words, index) is { } own)
        {
            return own.Word;
        }

        Settle(fiber, words, index);
        return words[index];
    }

    public TaskChunk? LoadChunk(TaskChunk?[] chunks, int index)
    {
        var fiber = t_fiber!; // hooks run on fibers
        Step(fiber);
        if (IsBlind(fiber))
        {
            return null;
        }

        if (fiber.Find(chunks, index) is { } own)
        {
            return own.Chunk;
        }

        Settle(fiber, chunks, index);
        return chunks[index];
    }

    /// <summary>No step that others see: it goes into the buffer. A switch before it can as well come behind it.</summary>
    public void Store(long[] words, int index, long value)
    {
        var fiber = t_fiber!; // hooks run on fibers
        var store = new BufferedStore(words, null, index, value, null);
        if (_mutation == Mutation.ArmAfterLook && IsShared(words, index, SharedWords.Wanted))
        {
            fiber.Held = value == Parking.WantedByAll ? store : null;
            fiber.IsHeldDue = false;
            if (fiber.Held is not null)
            {
                return;
            }
        }

        if (_mutation == Mutation.ForgetDecrement && IsShared(words, index, SharedWords.QueuedBatches) && value < words[index])
        {
            return;
        }

        StoreHeld(fiber);
        fiber.Stores.Add(store);
    }

    public static void StoreChunk(TaskChunk?[] chunks, int index, TaskChunk? value)
    {
        var fiber = t_fiber!; // hooks run on fibers
        StoreHeld(fiber);
        fiber.Stores.Add(new BufferedStore(null, chunks, index, 0, value));
    }

    public long CompareExchange(long[] words, int index, long value, long expected)
    {
        var fiber = t_fiber!; // hooks run on fibers
        SerialisingStep(fiber);
        Settle(fiber, words, index);
        var seen = words[index];
        if (_mutation == Mutation.TornCompareExchange)
        {
            SerialisingStep(fiber);
        }

        if (_mutation == Mutation.SuspendAfterRegister && value - expected == Cell.Suspended - Cell.Running && Cell.StateOf(expected) == Cell.Running)
        {
            fiber.HeldSuspension = (words, index, value);
            return expected;
        }

        var isBlind = (_mutation == Mutation.SelectIgnoresCall && words.Length == 1 && value == 1 && expected == 0)
            || (_mutation == Mutation.CompletionIgnoresWaiter && value == Cell.Done && expected == Cell.Running)
            || (_mutation == Mutation.ClaimByStore && value == Cell.Running && expected == Cell.New);
        if (isBlind)
        {
            words[index] = value;
            return expected;
        }

        if (seen == expected)
        {
            words[index] = value;
            StoreHeldResult(fiber, words, index, value);
        }

        return seen;
    }

    public LeafFrame? CompareExchange(LeafFrame?[] leaves, int index, LeafFrame? value, LeafFrame? expected)
    {
        SerialisingStep(t_fiber!); // hooks run on fibers
        var seen = leaves[index];
        if (seen == expected)
        {
            leaves[index] = _mutation == Mutation.WaitersStayOpen && value?.Location.Length == 0 ? null : value; // no leaf but that mark has no place
        }

        return seen;
    }

    public void FenceAllThreads()
    {
        var fiber = t_fiber!; // hooks run on fibers
        Step(fiber);
        if (_mutation != Mutation.NoFence)
        {
            _fibers.ForEach(Flush);
        }

        fiber.IsHeldDue = true;
        fiber.BlindLooks = _mutation == Mutation.NoLastLook ? 1 + (ExplorerHooks.RingCapacity * _fibers.Count) : 0;
    }

    public void Enter(object gate)
    {
        var fiber = t_fiber!; // hooks run on fibers
        fiber.BlindLooks = 0;
        SerialisingStep(fiber);
        if (_mutation == Mutation.NoMutualExclusion)
        {
            return;
        }

        fiber.WantedGate = gate;
        while (!_locked.Add(gate))
        {
            Wait(fiber);
        }

        fiber.WantedGate = null;
    }

    public void Exit(object gate)
    {
        var fiber = t_fiber!; // hooks run on fibers
        SerialisingStep(fiber);
        _locked.Remove(gate);
        if (fiber.HeldSuspension is { } held)
        {
            SerialisingStep(fiber); // whom the task waits for may have come already
            held.Words[held.Index] = held.Header;
            fiber.HeldSuspension = null;
        }
    }

    public void Park(Parker parker, int microseconds)
    {
        var fiber = t_fiber!; // hooks run on fibers
        SerialisingStep(fiber); // the gap between deciding to park and parking is where wake-ups get lost
        var permit = PermitOf(parker);
        fiber.ParkedOn = parker;
        fiber.IsParkTimed = microseconds >= 0 && (_mutation != Mutation.TimeOutIsLost || microseconds <= LongestNap);
        while (!permit.Value)
        {
            Wait(fiber);
            if (fiber.IsParkTimed)
            {
                fiber.Clock += permit.Value ? 0 : microseconds;
                break; // the permit, or the time is over
            }
        }

        permit.Value = _mutation == Mutation.PermitsAreLeftOver && permit.Value && !permit.IsSpare;
        permit.IsSpare = permit.Value;
        fiber.ParkedOn = null;
    }

    public void Unpark(Parker parker)
    {
        var fiber = t_fiber!; // hooks run on fibers
        SerialisingStep(fiber);
        PermitOf(parker).IsSpare = false;
        PermitOf(parker).Value = _mutation != Mutation.PermitIsLost || _fibers.Any(other => other.ParkedOn == parker);
    }

    public static long Now() => t_fiber!.Clock += MicrosecondsPerLook; // hooks run on fibers

    /// <summary>Others may go on for nothing.</summary>
    public void Pause() => Wait(t_fiber!); // hooks run on fibers

    /// <summary>A step of the program itself; a full fence.</summary>
    public void Add(Counter counter)
    {
        var fiber = t_fiber!; // programs run on fibers
        SerialisingStep(fiber);
        counter.Value++;
    }

    /// <summary>A program's fiber goes on when the counter has reached the number.</summary>
    public void WaitFor(Counter counter, int count)
    {
        var fiber = t_fiber!; // programs run on fibers
        Step(fiber);
        fiber.WantedCounter = counter;
        fiber.WantedCount = count;
        while (counter.Value < count)
        {
            Wait(fiber);
        }

        fiber.WantedCounter = null;
    }

    /// <summary>A task's result; under one mutation it is stored behind DONE.</summary>
    public void StoreResult(Future task, long value)
    {
        if (_mutation == Mutation.ResultAfterDone)
        {
            t_fiber!.HeldResult = (task, value); // tasks run on fibers
        }
        else
        {
            task.Word(0) = value;
        }
    }

    /// <summary>True if who spawns publishes first and stores the arguments then; a step lies between.</summary>
    public bool PublishesFirst => _mutation == Mutation.PublishBeforeArguments;

    private static bool IsShared(long[] words, int index, int word) => index == word && words.Length == SharedWords.Length;

    // What follows a fence in the code is the last look, at the queue and at every slot of every ring.
    private static bool IsBlind(Fiber fiber) => fiber.BlindLooks-- > 0;

    private void SerialisingStep(Fiber fiber)
    {
        StoreHeld(fiber);
        Step(fiber);
        Flush(fiber);
    }

    // The fiber looks at a place: each store that another one has buffered to it may have reached memory by now, or not.
    private void Settle(Fiber reader, object array, int index)
    {
        foreach (var fiber in _fibers)
        {
            var count = fiber != reader && fiber.HasStores ? fiber.CountOf(array, index) : 0;
            if (count == 0)
            {
                continue;
            }

            var drained = count - PickUnseen(count);
            while (drained > 0)
            {
                drained -= fiber.Stores[0].IsTo(array, index) ? 1 : 0;
                FlushOne(fiber);
            }
        }
    }

    private static void Flush(Fiber fiber)
    {
        while (fiber.HasStores)
        {
            FlushOne(fiber);
        }
    }

    // Stores of two fibers to one place are never in buffers at the same time, or this would choose between their orders:
    // slots have one writer, the words of Parking and the queue are stored under a lock, a header by who has claimed it.
    private static void FlushOne(Fiber fiber)
    {
        var store = fiber.Stores[0];
        fiber.Stores.RemoveAt(0);
        store.Apply();
    }

    private static void StoreHeld(Fiber fiber)
    {
        if (fiber.Held is { } store && fiber.IsHeldDue)
        {
            fiber.Held = null;
            fiber.IsHeldDue = false;
            fiber.Stores.Add(store);
        }
    }

    private void StoreHeldResult(Fiber fiber, long[] words, int index, long header)
    {
        if (Cell.StateOf(header) == Cell.Done && fiber.HeldResult is { } held && held.Task.Index == index && held.Task.Chunk!.Words == words)
        {
            Step(fiber); // who sees DONE reads the result
            fiber.HeldResult = null;
            held.Task.Word(0) = held.Value;
        }
    }

    private Permit PermitOf(Parker parker) => _permits.GetValue(parker, _ => new Permit());
}
