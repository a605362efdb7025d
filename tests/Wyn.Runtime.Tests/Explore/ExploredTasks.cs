// Tasks from lambdas whose spawns and awaits go through the explorer.
using System;
using System.IO;
using System.Runtime.CompilerServices;

namespace Wyn.Runtime.Tests.Explore;

internal static unsafe class ExploredTasks
{
    private static readonly ConditionalWeakTable<SpawnSite, Func<Worker, long>> Mains = [];
    private static readonly SpawnSite Site = new((nint)(delegate*<Worker, Future, void>)&Enter, 1, true, "body", "test.wyn:1:1");
    private static readonly SpawnSite DetachedSite = new((nint)(delegate*<Worker, Future, void>)&Enter, 1, true, "body", "test.wyn:2:2");

    /// <summary>A run whose main task is the body, not started yet.</summary>
    public static Scheduler Prepare(int workers, Func<Worker, long> main, out Worker first)
    {
        var site = new SpawnSite((nint)(delegate*<Worker, Future, void>)&EnterMain, 1, false, "$start", "test.wyn:0:0");
        Mains.Add(site, main);
        var scheduler = new Scheduler(site, new Output(Stream.Null, flushLines: false), Stream.Null, workers);
        first = scheduler.Prepare<ExplorerHooks>();
        return scheduler;
    }

    public static Future Spawn(Worker worker, Func<Worker, long> body)
    {
        var task = worker.NewTask<ExplorerHooks>(Site);
        Publish(worker, task, body);
        return task;
    }

    public static void Detach(Worker worker, Action<Worker> body)
    {
        var task = worker.NewDetachedTask<ExplorerHooks>(DetachedSite);
        Publish(worker, task, inner =>
        {
            body(inner);
            return 0;
        });
    }

    public static long Await(Worker worker, Future task)
    {
        Awaiting.Await<ExplorerHooks>(worker, task);
        return task.Word(0);
    }

    private static void Publish(Worker worker, Future task, Func<Worker, long> body)
    {
        if (Explorer.Current!.PublishesFirst) // on fibers only
        {
            worker.Publish<ExplorerHooks>(task);
            ExplorerHooks.CompareExchange(task.Chunk!.Words, task.Index, 0, -1); // a step
            task.Reference(0) = body;
        }
        else
        {
            task.Reference(0) = body;
            worker.Publish<ExplorerHooks>(task);
        }
    }

    private static void Enter(Worker worker, Future task)
    {
        var body = (Func<Worker, long>)task.Reference(0)!; // stored by who spawned; null if two workers run the task
        task.Reference(0) = null;
        Explorer.Current!.StoreResult(task, body(worker)); // on fibers only
    }

    private static void EnterMain(Worker worker, Future task)
    {
        Mains.TryGetValue(task.Chunk!.Site, out var body); // a task has a chunk
        task.Word(0) = body!(worker); // made by Prepare
    }
}
