// One run of a program: its workers, its queue, its output, and how it ends. Everything that changes hangs off this object.
using System;
using System.IO;
using System.Threading;

namespace Wyn.Runtime;

/// <summary>A run.</summary>
internal sealed class Scheduler
{
    private readonly SpawnSite _main;
    private readonly Stream _error;
    private readonly object _end = new();
    private readonly Lock _errorGate = new();

    // 0 until somebody has ended the program: the first one decides the exit code and what is reported.
    private int _endings;
    private int _exitCode;

    // Under _end: everything about the end has been done.
    private bool _hasEnded;

    /// <param name="main">The site of the main task.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="workers">How many workers there may be.</param>
    /// <param name="others">For how many more the table has room, which somebody else adds.</param>
    public Scheduler(SpawnSite main, Output output, Stream error, int workers, int others = 0)
    {
        _main = main;
        _error = error;
        Output = output;
        Words = new long[SharedWords.Length];
        Workers = new Worker?[workers + others];
        Queue = new BatchQueue(Words);
        Parking = new Parking(this, workers);
        Timers = new TimerWheel(this);
        Threads = new ThreadStarter();
    }

    /// <summary>See SharedWords.</summary>
    public long[] Words { get; }

    /// <summary>All workers that were ever made, in order; see <see cref="WorkerCount"/>.</summary>
    public Worker?[] Workers { get; }

    public BatchQueue Queue { get; }

    public Parking Parking { get; }

    public TimerWheel Timers { get; }

    public SuspendedTasks SuspendedTasks { get; } = new();

    public HandleTable Handles { get; } = new();

    public Output Output { get; }

    public ThreadStarter Threads { get; }

    /// <summary>The main task.</summary>
    public Future Main { get; private set; }

    /// <summary>The exit code, when the program has ended.</summary>
    public int ExitCode => _exitCode;

    /// <summary>True when the program has ended.</summary>
    public bool HasEnded
    {
        get
        {
            lock (_end)
            {
                return _hasEnded;
            }
        }
    }

    /// <summary>Runs the program to its end.</summary>
    public int Run()
    {
        var worker = Prepare<SystemHooks>();
        if (!SystemHooks.TryStartThread(worker))
        {
            End<SystemHooks>(ExitCodes.Environment, "wyn: the system has no thread for the program\n");
        }

        lock (_end)
        {
            while (!_hasEnded)
            {
                Monitor.Wait(_end);
            }

            return _exitCode;
        }
    }

    /// <summary>Makes worker 0, which begins with the main task.</summary>
    public Worker Prepare<THooks>()
        where THooks : struct, ISchedulerHooks
    {
        Parking.Open<THooks>();
        var worker = AddWorker<THooks>();
        worker.IsStarted = true;
        Main = worker.NewTask<THooks>(_main);
        THooks.Store(Main.Chunk!.Words, Main.Index, Cell.Running); // never NEW: nobody else may run it (R5)
        return worker;
    }

    /// <summary>What the thread of a worker does.</summary>
    public void Work<THooks>(Worker worker)
        where THooks : struct, ISchedulerHooks
    {
        try
        {
            worker.Loop<THooks>(worker.Index == 0 ? Main : default);
        }
        catch (Exception failure) when (Report<THooks>(worker, failure))
        {
            // Reported by the filter, before the stack was unwound; the thread ends.
        }
    }

    /// <summary>How many workers have been made.</summary>
    public int WorkerCount<THooks>()
        where THooks : struct, ISchedulerHooks
        => (int)THooks.Load(Words, SharedWords.Workers); // pairs with AddWorker: the entries below are there

    /// <summary>Makes a worker without a thread. One caller at a time: under the gate, or before there are threads.</summary>
    public Worker AddWorker<THooks>()
        where THooks : struct, ISchedulerHooks
    {
        var index = WorkerCount<THooks>();
        var worker = new Worker(this, index, THooks.RingCapacity);
        Workers[index] = worker;
        THooks.Store(Words, SharedWords.Workers, index + 1); // release: pairs with WorkerCount
        return worker;
    }

    /// <summary>True if a task is suspended. Exact while no worker runs one.</summary>
    public bool IsAnythingSuspended<THooks>()
        where THooks : struct, ISchedulerHooks
    {
        var sum = 0L;
        for (var i = WorkerCount<THooks>() - 1; i >= 0; i--)
        {
            sum += Workers[i]!.SuspendedTasks; // entries below the count are there
        }

        return sum != 0;
    }

    /// <summary>A number that no other chunk of the run has.</summary>
    public long NextChunkNumber<THooks>()
        where THooks : struct, ISchedulerHooks
    {
        var last = THooks.Load(Words, SharedWords.LastChunk);
        while (true)
        {
            var seen = THooks.CompareExchange(Words, SharedWords.LastChunk, last + 1, last); // a counter: pairs with itself
            if (seen == last)
            {
                return last + 1;
            }

            last = seen;
        }
    }

    /// <summary>Writes the bytes to standard error, uninterrupted, after what was printed before.</summary>
    /// <exception cref="ProgramEndedException">The program has ended.</exception>
    public void PrintError(ReadOnlySpan<byte> text)
    {
        Output.Flush();
        lock (_errorGate)
        {
            if (Volatile.Read(ref _endings) != 0) // nothing comes behind the program's last message
            {
                throw new ProgramEndedException();
            }

            TryWriteError(text);
        }
    }

    /// <summary>Acts on what Parking has found. Outside of the gate.</summary>
    public void Conclude<THooks>(Verdict verdict)
        where THooks : struct, ISchedulerHooks
    {
        switch (verdict)
        {
            case Verdict.None:
                break;
            case Verdict.Finished:
                End<THooks>((int)Main.Word(0), null);
                break;
            case Verdict.Deadlock:
                End<THooks>(ExitCodes.Panic, FailureText.Deadlock(SuspendedTasks.Leaves<THooks>(), Main));
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"verdict {verdict}");
        }
    }

    /// <summary>Ends the program, unless it has ended: flushes the output, writes the message, stops all workers.</summary>
    public void End<THooks>(int exitCode, string? message)
        where THooks : struct, ISchedulerHooks
    {
        if (Interlocked.Exchange(ref _endings, 1) != 0) // atomic: the first one wins; nothing else is decided by this word
        {
            return;
        }

        _exitCode = exitCode;
        if (Output.Close() is { } failure)
        {
            (_exitCode, message) = failure;
        }

        if (message is not null)
        {
            lock (_errorGate)
            {
                TryWriteError(WynString.FromText(message).Bytes);
            }
        }

        Parking.Stop<THooks>();
        lock (_end)
        {
            _hasEnded = true;
            Monitor.PulseAll(_end);
        }
    }

    /// <summary>Ends the program for a failure. While the stack still stands, so that Current names the task that failed: a filter, always true.</summary>
    public bool Report<THooks>(Worker worker, Exception failure)
        where THooks : struct, ISchedulerHooks
    {
        if (failure is OutputFailedException)
        {
            End<THooks>(ExitCodes.Environment, null); // the output itself knows better
        }
        else if (failure is not ProgramEndedException)
        {
            End<THooks>(ExitCodes.Panic, FailureText.Panic(failure, worker.Current, Main));
        }

        return true;
    }

    private void TryWriteError(ReadOnlySpan<byte> text)
    {
        try
        {
            _error.Write(text);
            _error.Flush();
        }
        catch (IOException)
        {
            // nobody is left to tell
        }
    }
}
