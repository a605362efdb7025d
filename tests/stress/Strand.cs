// A task whose body is an async lambda: its waits are those of the runtime. The compiler's state machine stands for the code that
// the backend would emit: what is live across a wait lies in it, and StrandFrame is the frame around it.
using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Wyn.Runtime;

namespace Wyn.Stress;

/// <summary>What a body knows of the task that it is, and how it waits.</summary>
internal sealed class Strand(Worker worker) : Strand<SystemHooks>(worker);

/// <inheritdoc/>
/// <typeparam name="THooks">The seam through which the waits go.</typeparam>
internal class Strand<THooks>(Worker worker)
    where THooks : struct, ISchedulerHooks
{
    private Action? _goOn;
    private Frame? _leaf;

    /// <summary>The worker that runs the task now; another one after a wait.</summary>
    public Worker Worker { get; private set; } = worker;

    /// <summary>A wait that the body awaits: null if there is nothing to wait for.</summary>
    public StrandWait Wait(Frame? leaf)
    {
        _leaf = leaf;
        return new StrandWait(this);
    }

    public async Task<long> Await(Future task)
    {
        await Wait(Awaiting.Await<THooks>(Worker, task, "test.wyn:7:7"));
        return task.Word(0);
    }

    public async Task<T?> Receive<T>(WynChannel<T> channel, T? otherwise = default)
    {
        var leaf = channel.Receive<THooks>(Worker, "test.wyn:8:8", out var value, out var isSome);
        await Wait(leaf);
        (value, isSome) = leaf is ReceiveFrame<T> received ? (received.Value, received.IsSome) : (value, isSome);
        return isSome ? value : otherwise;
    }

    public StrandWait Send<T>(WynChannel<T> channel, T value) => Wait(channel.Send<THooks>(Worker, value, "test.wyn:9:9"));

    public async Task<long> Select(long milliseconds, params WynChannel[] channels)
    {
        var leaf = Wyn.Runtime.Select.Begin<THooks>(Worker, milliseconds, channels, "test.wyn:10:10", out var index);
        await Wait(leaf);
        return leaf is SelectFrame select ? select.Index : index;
    }

    public StrandWait Sleep(long milliseconds) => Wait(Waiting.Sleep<THooks>(Worker, milliseconds, "test.wyn:11:11"));

    public StrandWait Yield() => Wait(Waiting.Yield<THooks>(Worker, "test.wyn:12:12"));

    /// <summary>Calls a body; one that is not async throws here.</summary>
    public Task<long> Call(Func<Task<long>> body)
    {
        try
        {
            return body();
        }
        catch (Exception failure) when (Worker.Scheduler.Report<THooks>(Worker, failure))
        {
            throw new ProgramEndedException();
        }
    }

    /// <summary>
    /// What a body that has ended gives. A panic is reported here: bodies catch what they throw, so the stack of a task that runs
    /// on top of another would be gone before the runtime looks.
    /// </summary>
    public long ResultOf(Task<long> body)
    {
        if (body.Exception?.InnerException is { } failure)
        {
            Worker.Scheduler.Report<THooks>(Worker, failure);
            throw new ProgramEndedException();
        }

        return body.Result;
    }

    /// <summary>What an entry does with a body that it has called: null if it has ended, else its frame.</summary>
    public Frame? Begin(Task<long> body) => body.IsCompleted ? null : new StrandFrame(this, body).Suspend();

    /// <summary>Waits for the leaf.</summary>
    internal readonly struct StrandWait(Strand<THooks> strand) : INotifyCompletion
    {
        public bool IsCompleted => strand._leaf is null;

        public StrandWait GetAwaiter() => this;

        public void GetResult()
        {
            // nothing: what was waited for is in the leaf
        }

        public void OnCompleted(Action continuation) => strand._goOn = continuation;
    }

    /// <summary>The frame of a body.</summary>
    internal sealed class StrandFrame(Strand<THooks> strand, Task<long> body) : Frame
    {
        public long Result => strand.ResultOf(body);

        public Frame Suspend()
        {
            (strand._leaf ?? throw new UnreachableException("a body waits for what is not of the runtime")).Parent = this;
            strand._leaf = null;
            return this;
        }

        public override Frame? Resume(Worker worker, Frame child)
        {
            strand.Worker = worker;
            var goOn = strand._goOn!; // set by the wait
            strand._goOn = null;
            goOn();
            if (!body.IsCompleted)
            {
                return Suspend();
            }

            _ = Result; // a panic goes on from here
            return null;
        }
    }
}
