// The frames of the measured programs, as the CIL backend would emit them: what lives across a wait, and how it goes on.
using Wyn.Runtime;

namespace ManagedRuntimeBench;

/// <summary><c>fib</c>: state 0 waits for the call, state 1 for the task.</summary>
internal sealed class FibFrame : Frame<long>
{
    private readonly Future _task;
    private long _called;

    public FibFrame(Frame child, int state, Future task, long called)
    {
        child.Parent = this;
        State = state;
        _task = task;
        _called = called;
    }

    public override Frame? Resume(Worker worker, Frame child)
    {
        if (State == 0)
        {
            _called = ((Frame<long>)child).Results;
            if (Waiting.Await(worker, _task, "bench.wyn:1:1") is { } leaf)
            {
                leaf.Parent = this;
                State = 1;
                return this;
            }
        }

        Results = _called + _task.Word(0);
        return null;
    }
}

/// <summary>A loop over tasks whose results it sums up; spawns them itself if it has no array of them.</summary>
internal sealed class SumFrame : Frame<long>
{
    private readonly Future[]? _tasks;
    private readonly int _count;
    private int _i;
    private long _sum;
    private Future _task;

    public SumFrame(Frame child, Future[]? tasks, int count, int i, long sum, Future task)
    {
        child.Parent = this;
        _tasks = tasks;
        _count = count;
        _i = i;
        _sum = sum;
        _task = task;
    }

    public override Frame? Resume(Worker worker, Frame child)
    {
        for (_sum += _task.Word(0), _i++; _i < _count; _sum += _task.Word(0), _i++)
        {
            _task = _tasks?[_i] ?? Programs.SpawnSquare(worker, _i & 1023);
            if (Waiting.Await(worker, _task, "bench.wyn:2:1") is { } leaf)
            {
                leaf.Parent = this;
                return this;
            }
        }

        Results = _sum;
        return null;
    }
}
