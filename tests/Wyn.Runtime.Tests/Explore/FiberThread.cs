// A thread that fibers of one schedule after the other run on: starting a thread costs more than a schedule.
using System;
using System.Threading;

namespace Wyn.Runtime.Tests.Explore;

internal sealed class FiberThread : IDisposable
{
    private const int Stack = 1 << 20;

    private readonly SemaphoreSlim _turn = new(0);
    private readonly Thread _thread;
    private Action? _body;

    public FiberThread()
    {
        _thread = new Thread(Run, Stack) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>What the thread does when it first gets the turn.</summary>
    public void Prepare(Action body) => _body = body;

    public void GiveTurn() => _turn.Release();

    public void AwaitTurn() => _turn.Wait();

    /// <summary>Ends the thread, which has nothing to do.</summary>
    public void Dispose()
    {
        _body = null;
        GiveTurn();
        _thread.Join();
        _turn.Dispose();
    }

    private void Run()
    {
        AwaitTurn();
        while (_body is { } body)
        {
            _body = null;
            body();
            AwaitTurn();
        }
    }
}
