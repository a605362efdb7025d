// Runs a module of any stage: the meaning of the IR in the simplest code that can be right, as the oracle for backends and
// passes. One thread runs all tasks, in an order that depends only on the seed. Use one instance for one run.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using System.Text;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.IR.Interpret;

/// <summary>A run of a program.</summary>
internal sealed class IrInterpreter
{
    /// <summary>The exit code of a program that ends in a panic or a deadlock.</summary>
    private const int FailureExitCode = 1;

    private const int PooledStackLimit = 64;

    private readonly InterpreterOptions _options;
    private readonly ProgramIo _io;
    private readonly ProgramOutput _output;
    private readonly Schedule _schedule;
    private readonly IReadOnlyDictionary<IrFunction, DecodedFunction> _functions;
    private readonly Value[] _globals;
    private readonly bool _limitsCalls;
    private readonly bool _checksOwnership;
    private readonly LinkedList<InterpreterTask> _waiting = [];
    private readonly Stack<TaskStack> _pool = [];
    private InterpreterTask _current;
    private int? _exitCode;
    private byte _polls;

    /// <summary>Prepares a run.</summary>
    public IrInterpreter(IrModule module, InterpreterOptions options, ProgramIo io)
    {
        var entry = module.EntryPoint ?? throw new ArgumentException("the module has no entry point", nameof(module));
        _options = options;
        _io = io;
        _output = new ProgramOutput(io.Output);
        _schedule = options.Seed is { } seed ? new SeededSchedule(seed) : new NaturalSchedule();
        _functions = FunctionDecoder.Decode(module);
        _globals = [.. module.Globals.Select(global => Zero(global.Type))];
        _limitsCalls = module.Stage < IrStage.Suspend;
        UsesFrames = module.Functions.Any(function => function.ResumeOf is not null);
        _checksOwnership = options.CheckOwnership && module.Stage >= IrStage.Owned;
        _current = new InterpreterTask(_functions[entry], [], null);
    }

    /// <summary>Runs the program to its end and gives its exit code.</summary>
    public int Run()
    {
        var main = _current;
        _schedule.Ready(main);
        try
        {
            while (_exitCode is null && TakeNext() is { } task)
            {
                _current = task;
                new Turn(this, task).Run(_schedule.NextQuantum());
                Clock.PassTurn(this);
            }

            return _exitCode ?? (_waiting.Count > 0 ? Fail(DeadlockReport.Describe(_waiting)) : unchecked((int)main.Result.Bits));
        }
        catch (PanicException panic)
        {
            return Fail(panic);
        }
        catch (OutOfMemoryException)
        {
            return Fail(new PanicException("out of memory", _current.SpawnSite ?? default));
        }
        finally
        {
            _output.Flush();
        }
    }

    /// <summary>The time, as tasks that sleep see it.</summary>
    public VirtualClock Clock { get; } = new();

    /// <summary>The channels and cells that have a number.</summary>
    public HandleTable Handles { get; } = new();

    /// <summary>What a clock shows, in milliseconds: under a seed nothing but the time of the run.</summary>
    public long Milliseconds => Clock.Now + (_options.Seed is null ? Environment.TickCount64 : 0);

    /// <summary>True each 256th time. Polls of the ops themselves are counted by their tasks.</summary>
    public bool CountPoll() => unchecked(++_polls) == 0;

    /// <summary>The time of day in milliseconds; with a seed it begins with 1970.</summary>
    public long WallMilliseconds => Clock.Now + (_options.Seed is null ? DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() : 0);

    /// <summary>True once the program has called <c>exit</c>.</summary>
    public bool HasExited => _exitCode is not null;

    /// <summary>True if the program keeps suspended calls in frames.</summary>
    public bool UsesFrames { get; }

    /// <summary>True if an op is to give a frame before it has looked, so that what may be suspended is.</summary>
    public bool SuspendsAtOnce() => _options.SuspendsAlways || _schedule.SuspendsAtOnce();

    /// <summary>True if tasks give up their turn at each scheduling point.</summary>
    public bool SwitchesAtEachPoint => _schedule.SwitchesAtEachPoint;

    /// <summary>Writes to standard output.</summary>
    public void Print(byte[] text) => _output.Write(text);

    /// <summary>Writes to standard error, after all that was written to standard output.</summary>
    public void PrintError(byte[] text)
    {
        _output.Flush();
        _io.Error.Write(text);
        _io.Error.Flush();
    }

    /// <summary>Ends the program after the current instruction.</summary>
    public void Exit(long code) => _exitCode = unchecked((int)code);

    /// <summary>The value of a global; panics if the type has no zero and nothing was stored yet.</summary>
    public Value LoadGlobal(in DecodedInstruction load)
    {
        var value = _globals[load.A];
        if (value.Reference is Hole)
        {
            throw new UnreachableException($"global @{load.Source.Global.Name} is read while it is open, at {load.Source.Location}");
        }

        return value.Reference is not null || load.Source.Global.Type.HasZero
            ? value
            : throw new PanicException($"global '{load.Source.Global.Name}' is read before it is initialised", load.Source.Location);
    }

    /// <summary>As <see cref="LoadGlobal"/>, and leaves a hole.</summary>
    public Value TakeGlobal(in DecodedInstruction take)
    {
        var value = LoadGlobal(take);
        _globals[take.A] = Hole.Value;
        return value;
    }

    /// <summary>Replaces the value of a global.</summary>
    public void StoreGlobal(in DecodedInstruction store, in Value value)
    {
        if (store.Source.Global.IsShared)
        {
            CrossingCheck.Check(value, store.Source.Global.Type, store.Source.Location);
        }

        _globals[store.A] = value;
    }

    /// <summary>Makes a task for a call and puts it among those who are ready.</summary>
    public InterpreterTask Spawn(CallSite site, ReadOnlySpan<Value> slots, IrLocation location)
    {
        var arguments = new Value[site.Callee.Source.Parameters.Count];
        for (var i = 0; i < site.Arguments.Length; i++)
        {
            arguments[site.FirstParameter + i] = slots[site.Arguments[i]];
            CrossingCheck.Check(slots[site.Arguments[i]], site.Callee.Source.Parameters[site.FirstParameter + i].Type, location);
        }

        var task = new InterpreterTask(site.Callee, arguments, location);
        _schedule.Ready(task);
        return task;
    }

    /// <summary>Gives a new task its stack with the arguments in the first frame.</summary>
    public TaskStack Start(InterpreterTask task)
    {
        var stack = _pool.TryPop(out var pooled) ? pooled : new TaskStack();
        task.Ownership = _checksOwnership ? new OwnershipChecker() : null;
        Enter(task, stack, task.Function);
        task.Arguments.CopyTo(stack.TopSlots);
        task.Arguments = [];
        task.Stack = stack;
        task.State = TaskState.Ready;
        return stack;
    }

    /// <summary>Puts a frame on top of the stack of a task. Before stage <c>suspend</c> each call checks the depth, from then on <c>stack.check</c> does.</summary>
    public void Enter(InterpreterTask task, TaskStack stack, DecodedFunction function)
    {
        stack.Push(function);
        if (_limitsCalls)
        {
            CheckDepth(stack, function.Source.Location);
        }

        task.Ownership?.Enter(stack.Top);
    }

    /// <summary>Panics if the stack is deeper than the options allow.</summary>
    public void CheckDepth(TaskStack stack, IrLocation location)
    {
        if (stack.Depth > _options.MaximumDepth || stack.SlotsInUse > _options.MaximumSlots)
        {
            throw new PanicException("stack overflow", location);
        }
    }

    /// <summary>The running task gives up its turn.</summary>
    public void Yield(InterpreterTask task) => _schedule.Ready(task);

    /// <summary>The running task waits.</summary>
    public void BeginWait(InterpreterTask task, Wait wait)
    {
        task.State = TaskState.Waiting;
        task.Wait = wait;
        wait.Task = task;
        _waiting.AddLast(task.Link);
        wait.Enter(this);
    }

    /// <summary>A wait of the running task is for the end of a task.</summary>
    public void AwaitEnd(InterpreterTask awaited, Wait wait)
    {
        (awaited.Waiters ??= []).Add(wait);
        _schedule.Waits(awaited);
    }

    /// <summary>Makes a task ready that waits; if its wait is not over, it looks again.</summary>
    public void Wake(Wait wait)
    {
        if (StopWaiting(wait) is { } task)
        {
            _schedule.Ready(task);
        }
    }

    /// <summary>The running task has ended: keeps the result and wakes those who wait for it.</summary>
    public void End(InterpreterTask task, TaskStack stack, in Value result)
    {
        CrossingCheck.Check(result, task.Function.Source.ValueResult, task.SpawnSite ?? default);
        task.State = TaskState.Done;
        task.Result = result;
        task.Stack = null;
        task.Ownership = null;
        if (stack.IsReusable && _pool.Count < PooledStackLimit)
        {
            stack.Clear();
            _pool.Push(stack);
        }

        if (task.Waiters is { } waiters)
        {
            _schedule.Woken([.. waiters.Select(StopWaiting).OfType<InterpreterTask>()]);
            task.Waiters = null;
        }
    }

    /// <summary>The zero of a type; nothing if it has none.</summary>
    private static Value Zero(IrType type) => type switch
    {
        { HasZero: false } => default,
        { Kind: IrTypeKind.Str } => new Value { Reference = Array.Empty<byte>() },
        ArrayType => ArraySemantics.Of([]),
        AggregateType aggregate => new Value { Reference = Zeros(aggregate.FieldTypes) },
        EnumType sum => new Value { Reference = new EnumValue(0, Zeros(sum.Variants[0].Payload)) },
        _ => default,
    };

    private static Value[] Zeros(ImmutableArray<IrType> types) => [.. types.Select(Zero)];

    private int Fail(PanicException panic)
    {
        var position = panic.Location.IsKnown ? $"panic at {panic.Location}: " : "panic: ";
        var origin = _current.SpawnSite is { IsKnown: true } site ? $"\n  in a task spawned at {site}\n" : "\n";
        return Fail([.. Encoding.UTF8.GetBytes(position), .. panic.Text, .. Encoding.UTF8.GetBytes(origin)]);
    }

    private int Fail(string message) => Fail(Encoding.UTF8.GetBytes(message));

    private int Fail(byte[] message)
    {
        _output.Flush();
        _io.Error.Write(message);
        _io.Error.Flush();
        return FailureExitCode;
    }

    private InterpreterTask? TakeNext()
    {
        var task = _schedule.TakeNext();
        while (task is null && Clock.Jump(this))
        {
            task = _schedule.TakeNext();
        }

        return task;
    }

    private InterpreterTask? StopWaiting(Wait wait)
    {
        if (wait.Task is not { State: TaskState.Waiting } task)
        {
            return null;
        }

        wait.Leave();
        task.State = TaskState.Ready;
        _waiting.Remove(task.Link);
        return task;
    }
}
