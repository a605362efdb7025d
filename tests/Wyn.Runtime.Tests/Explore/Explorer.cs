// Runs a program of the scheduler with one thread at a time and decides at each shared step who goes on, from a seed: odd seeds
// by priorities with a few random changes (PCT), even seeds by chance. The same seed gives the same schedule. Fails when
// nobody can go on, when the program does not end, or when its result is wrong.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace Wyn.Runtime.Tests.Explore;

internal sealed class Explorer
{
    private const int MaxSteps = 20_000;
    private const int PriorityChanges = 3;
    private const int ExpectedSteps = 600;
    private const int FiberStack = 1 << 20;
    private const long MicrosecondsPerStep = 5;

    [ThreadStatic]
    private static Explorer? t_explorer;

    [ThreadStatic]
    private static Fiber? t_fiber;

    private readonly Random _random;
    private readonly bool _usesPriorities;
    private readonly double _switching;
    private readonly double _flushing;
    private readonly HashSet<int> _changes = [];
    private readonly List<Fiber> _fibers = [];
    private readonly List<Thread> _threads = [];
    private readonly HashSet<object> _locked = new(ReferenceEqualityComparer.Instance);
    private readonly ConditionalWeakTable<Parker, StrongBox<bool>> _permits = [];
    private readonly TaskCompletionSource _over = new();
    private readonly Mutation _mutation;
    private int _steps;
    private int _lowest;
    private bool _isYielding;
    private volatile string? _failure;

    private Explorer(int seed, Mutation mutation)
    {
        _random = new Random(seed);
        _mutation = mutation;
        _usesPriorities = seed % 2 != 0;
        _switching = _random.NextDouble() * 0.5;
        _flushing = Math.Pow(0.5, _random.Next(1, 8));
        for (var i = 0; i < PriorityChanges; i++)
        {
            _changes.Add(_random.Next(ExpectedSteps));
        }
    }

    /// <summary>The explorer of the calling fiber.</summary>
    public static Explorer? Current => t_explorer;

    /// <summary>Runs the program under the schedule of a seed; gives what went wrong, or null.</summary>
    public static string? Run(int seed, int workers, Mutation mutation, ExploredProgram program)
    {
        var explorer = new Explorer(seed, mutation);
        var scheduler = ExploredTasks.Prepare(workers, program.Main, out var first);
        explorer.Start(first);
        explorer._fibers[0].Turn.Release();
        explorer._over.Task.Wait();
        foreach (var thread in explorer._threads)
        {
            thread.Join();
        }

        return explorer._failure
            ?? (scheduler.HasEnded && scheduler.ExitCode == 0 && program.Result() == program.Expected
                ? null
                : $"exit code {scheduler.ExitCode}, {program.Result()} instead of {program.Expected}");
    }

    public long Load(long[] words, int index)
    {
        Step();
        return words.Length == SharedWords.Length && index == SharedWords.QueuedBatches && IsBlind() ? 0 : t_fiber!.Find(words, index)?.Word ?? words[index];
    }

    public TaskChunk? LoadChunk(TaskChunk?[] chunks, int index)
    {
        Step();
        return IsBlind() ? null : t_fiber!.Find(chunks, index) is { } own ? own.Chunk : chunks[index];
    }

    public void Store(long[] words, int index, long value)
    {
        Step();
        t_fiber!.Buffer(new BufferedStore(words, null, index, value, null));
    }

    public void StoreChunk(TaskChunk?[] chunks, int index, TaskChunk? value)
    {
        Step();
        t_fiber!.Buffer(new BufferedStore(null, chunks, index, 0, value));
    }

    public long CompareExchange(long[] words, int index, long value, long expected)
    {
        Step();
        t_fiber!.FlushAll();
        var seen = words[index];
        if (_mutation == Mutation.TornCompareExchange)
        {
            Step();
        }

        if (_mutation == Mutation.CompletionIgnoresWaiter && value == Cell.Done && expected == Cell.Running)
        {
            words[index] = value;
            return expected;
        }

        if (seen == expected)
        {
            words[index] = value;
        }

        return seen;
    }

    public void FenceAllThreads()
    {
        Step();
        if (_mutation != Mutation.NoFence)
        {
            _fibers.ForEach(fiber => fiber.FlushAll());
        }

        t_fiber!.BlindLooks = _mutation == Mutation.NoLastLook ? 1 + (ExplorerHooks.RingCapacity * _fibers.Count) : 0;
    }

    public void Enter(object gate)
    {
        var fiber = t_fiber!; // hooks run on fibers
        fiber.BlindLooks = 0;
        Step();
        fiber.FlushAll();
        if (_mutation == Mutation.NoMutualExclusion)
        {
            return;
        }

        fiber.WantedGate = gate;
        while (!_locked.Add(gate))
        {
            Schedule();
        }

        fiber.WantedGate = null;
    }

    public void Exit(object gate)
    {
        Step();
        t_fiber!.FlushAll();
        _locked.Remove(gate);
    }

    public void Park(Parker parker, int microseconds)
    {
        _isYielding = _random.Next(2) == 0; // the gap between deciding to park and parking is where wake-ups get lost
        Step();
        var fiber = t_fiber!; // hooks run on fibers
        fiber.FlushAll();
        fiber.ParkedOn = parker;
        fiber.IsParkTimed = microseconds >= 0;
        var permit = PermitOf(parker);
        do
        {
            Schedule();
        }
        while (!permit.Value && !fiber.IsParkTimed);
        permit.Value = false;
        fiber.ParkedOn = null;
    }

    public void Unpark(Parker parker)
    {
        Step();
        t_fiber!.FlushAll();
        PermitOf(parker).Value = _mutation != Mutation.PermitIsLost || _fibers.Any(fiber => fiber.ParkedOn == parker);
    }

    public long Now()
    {
        Step();
        return _steps * MicrosecondsPerStep;
    }

    public void Pause()
    {
        // Who spins lets the others go first, or would spin for ever.
        t_fiber!.Priority = --_lowest;
        _isYielding = _random.Next(2) == 0;
        Step();
    }

    public void Start(Worker worker)
    {
        t_fiber?.FlushAll();
        var fiber = new Fiber(_random.Next(1, 1000));
        var thread = new Thread(() => RunFiber(fiber, worker), FiberStack) { IsBackground = true };
        _fibers.Add(fiber);
        _threads.Add(thread);
        thread.Start();
    }

    public bool PushIsBlind => _mutation == Mutation.PushWakesNobody;

    // What follows a fence in the code is the last look, at the queue and at every slot of every ring.
    private static bool IsBlind() => t_fiber!.BlindLooks-- > 0; // hooks run on fibers

    private void RunFiber(Fiber fiber, Worker worker)
    {
        t_explorer = this;
        t_fiber = fiber;
        fiber.Turn.Wait();
        try
        {
            if (_failure is null)
            {
                worker.Scheduler.Work<ExplorerHooks>(worker);
            }
        }
        catch (FiberAbortedException)
        {
            // the schedule has failed elsewhere
        }

        fiber.FlushAll();
        fiber.IsFinished = true;
        if (_failure is not null)
        {
            return;
        }

        if (Pick() is { } next)
        {
            next.Turn.Release();
        }
        else if (_fibers.TrueForAll(other => other.IsFinished))
        {
            _over.TrySetResult();
        }
        else
        {
            Fail("nobody can go on");
        }
    }

    private void Step()
    {
        _steps++;
        if (_failure is not null || _steps > MaxSteps)
        {
            Fail($"no end after {MaxSteps} steps");
            throw new FiberAbortedException();
        }

        if (_changes.Contains(_steps))
        {
            t_fiber!.Priority = --_lowest;
        }

        Schedule();
    }

    // Gives the turn to whoever is picked, and comes back when this fiber is picked again.
    private void Schedule()
    {
        var fiber = t_fiber!; // hooks run on fibers
        var next = Pick();
        if (next is null)
        {
            Fail("nobody can go on");
        }
        else if (next != fiber)
        {
            next.Turn.Release();
            fiber.Turn.Wait();
        }

        if (_failure is not null)
        {
            throw new FiberAbortedException();
        }
    }

    private Fiber? Pick()
    {
        while (_fibers.Find(fiber => fiber.HasStores) is not null && _random.NextDouble() < _flushing)
        {
            var buffering = _fibers.FindAll(fiber => fiber.HasStores);
            buffering[_random.Next(buffering.Count)].FlushOne();
        }

        var ready = _fibers.FindAll(IsReady);
        if (ready.Count == 0)
        {
            return null;
        }

        if (_usesPriorities)
        {
            return ready.MaxBy(fiber => fiber.Priority);
        }

        var isYielding = _isYielding && ready.Count > 1;
        _isYielding = false;
        if (isYielding)
        {
            ready.Remove(t_fiber!); // hooks run on fibers
        }

        return t_fiber is { } self && ready.Contains(self) && _random.NextDouble() >= _switching ? self : ready[_random.Next(ready.Count)];
    }

    private bool IsReady(Fiber fiber)
        => !fiber.IsFinished
            && (fiber.WantedGate is null || !_locked.Contains(fiber.WantedGate))
            && (fiber.ParkedOn is null || fiber.IsParkTimed || PermitOf(fiber.ParkedOn).Value);

    private StrongBox<bool> PermitOf(Parker parker) => _permits.GetValue(parker, _ => new StrongBox<bool>());

    private void Fail(string failure)
    {
        if (_failure is null)
        {
            _failure = failure;
            _fibers.ForEach(fiber => fiber.Turn.Release());
            _over.TrySetResult();
        }
    }
}
