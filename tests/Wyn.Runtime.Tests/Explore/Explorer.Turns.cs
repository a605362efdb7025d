// Who goes on. Fibers hand the turn to each other directly; a step that goes on with the same fiber costs no hand-off.
using System;
using System.Collections.Generic;

namespace Wyn.Runtime.Tests.Explore;

internal sealed partial class Explorer
{
    private const int MaxSteps = 20_000;

    private readonly IStrategy _strategy;
    private readonly FiberThreads _threads;
    private readonly List<Fiber> _fibers = [];
    private readonly List<Fiber> _ready = [];
    private readonly List<(int Decision, int Choice)> _choices = [];
    private int _decisions;
    private int _steps;
    private bool _isOpen;
    private string? _failure;

    private Explorer(IStrategy strategy, Mutation mutation, FiberThreads threads)
    {
        _strategy = strategy;
        _mutation = mutation;
        _threads = threads;
    }

    /// <summary>Runs the program once.</summary>
    public static Outcome Run(ExploredProgram program, IStrategy strategy, Mutation mutation, FiberThreads threads)
    {
        var explorer = new Explorer(strategy, mutation, threads);
        strategy.Begin();
        var check = program.Begin(explorer);
        explorer._fibers[0].Thread.GiveTurn();
        threads.AwaitEnd();
        return new Outcome(explorer._failure ?? check(), Schedule.Print(explorer._choices), explorer._steps);
    }

    /// <summary>From here on the strategy decides; what came before is preparation.</summary>
    public void Open() => _isOpen = true;

    /// <summary>What comes from here on is of no interest.</summary>
    public void Close() => _isOpen = false;

    /// <summary>Adds a fiber; the first one begins with the turn.</summary>
    public void Start(Action body)
    {
        var fiber = new Fiber(_fibers.Count, _threads.Get(_fibers.Count));
        _fibers.Add(fiber);
        fiber.Thread.Prepare(() => Run(fiber, body));
    }

    private void Run(Fiber fiber, Action body)
    {
        t_explorer = this;
        t_fiber = fiber;
        try
        {
            if (_failure is null)
            {
                body();
            }
        }
        catch (FiberAbortedException)
        {
            // the schedule has failed elsewhere
        }
        catch (Exception failure) when (failure is NullReferenceException or InvalidOperationException or ProgramEndedException)
        {
            _failure ??= failure.Message; // a body that is not there, a program that checks itself
        }

        t_explorer = null;
        t_fiber = null;
        Flush(fiber);
        fiber.IsFinished = true;
        if (Next(fiber) is { } next)
        {
            next.Thread.GiveTurn();
        }
        else
        {
            _threads.End();
        }
    }

    // The turn goes to whoever is to take the next step.
    private void Step(Fiber fiber)
    {
        if (++_steps > MaxSteps)
        {
            _failure ??= $"no end after {MaxSteps} steps";
        }

        GiveTurn(fiber, isFree: false);
    }

    // The fiber can go on only later, or lets others go first.
    private void Wait(Fiber fiber) => GiveTurn(fiber, isFree: true);

    private void GiveTurn(Fiber fiber, bool isFree)
    {
        var next = _failure is null ? TryPick(fiber, isFree) : fiber;
        if (next is not null && next != fiber)
        {
            next.Thread.GiveTurn();
            fiber.Thread.AwaitTurn();
        }

        if (_failure is not null)
        {
            throw new FiberAbortedException();
        }
    }

    // When a fiber ends: who goes on; after a failure whoever is left, to unwind.
    private Fiber? Next(Fiber ended)
    {
        var next = _failure is null ? TryPick(ended, isFree: true) : null; // may find that nobody can go on
        return _failure is null ? next : _fibers.Find(fiber => !fiber.IsFinished);
    }

    private Fiber? TryPick(Fiber current, bool isFree)
    {
        try
        {
            return Pick(current, isFree);
        }
        catch (InvalidOperationException failure)
        {
            _failure = failure.Message; // what the strategy says against the program; not to be taken for a panic of it
            return null;
        }
    }

    private Fiber? Pick(Fiber current, bool isFree)
    {
        if (!_isOpen && !isFree)
        {
            return current;
        }

        _ready.Clear();
        var isAnybodyLeft = false;
        foreach (var fiber in _fibers)
        {
            isAnybodyLeft |= !fiber.IsFinished;
            if (IsReady(fiber))
            {
                _ready.Add(fiber);
            }
        }

        if (!_isOpen || _ready.Count < 2)
        {
            if (_ready.Count == 0 && isAnybodyLeft)
            {
                _failure = "nobody can go on";
            }

            return isFree ? Usual(current) : current;
        }

        var canGoOn = _ready.Contains(current);
        var usual = isFree ? Usual(current)! : current; // somebody is ready
        var crossing = new Crossing(_decisions++, current, canGoOn, isFree, _ready, usual);
        var picked = _strategy.PickFiber(crossing);
        if (picked != usual)
        {
            _choices.Add((crossing.Decision, picked.Index));
        }

        return picked;
    }

    // Who goes on after a fiber that lets others go first: the next one by number, rather one that has something to do than one
    // whose time to wait could be over.
    private Fiber? Usual(Fiber current)
    {
        Fiber? usual = null;
        foreach (var fiber in _ready)
        {
            if (usual is null || Rank(fiber, current) < Rank(usual, current))
            {
                usual = fiber;
            }
        }

        return usual;
    }

    private int Rank(Fiber fiber, Fiber current)
    {
        var isTimeOver = fiber.ParkedOn is { } parker && !PermitOf(parker).Value;
        var distance = (fiber.Index - current.Index - 1 + _fibers.Count) % _fibers.Count;
        return isTimeOver ? _fibers.Count + distance : distance;
    }

    private int PickUnseen(int most)
    {
        if (!_isOpen)
        {
            return 0;
        }

        var decision = _decisions++;
        var unseen = _strategy.PickUnseen(decision, most);
        if (unseen != 0)
        {
            _choices.Add((decision, unseen));
        }

        return unseen;
    }

    private bool IsReady(Fiber fiber)
        => !fiber.IsFinished
            && (fiber.WantedGate is null || !_locked.Contains(fiber.WantedGate))
            && (fiber.WantedCounter is null || fiber.WantedCounter.Value >= fiber.WantedCount)
            && (fiber.ParkedOn is null || fiber.IsParkTimed || PermitOf(fiber.ParkedOn).Value);
}
