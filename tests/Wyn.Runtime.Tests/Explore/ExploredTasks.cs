// Tasks from lambdas whose spawns and waits go through the explorer.
using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Wyn.Stress;

namespace Wyn.Runtime.Tests.Explore;

internal static class ExploredTasks
{
    private static readonly ConditionalWeakTable<SpawnSite, Func<ExploredStrand, Task<long>>> Mains = [];
    private static readonly SpawnSite Site = MakeSite("test.wyn:1:1");
    private static readonly SpawnSite DetachedSite = MakeSite("test.wyn:2:2");

    /// <summary>A run whose main task is the body, not started yet.</summary>
    public static unsafe Scheduler Prepare(int workers, Func<ExploredStrand, Task<long>> main, out Worker first, int others = 0)
    {
        var site = new SpawnSite(
            (nint)(delegate*<Worker, Future, Frame?>)&EnterMain, (nint)(delegate*<Worker, Future, Frame, void>)&Finish, 1, false, "$start", "test.wyn:0:0");
        Mains.Add(site, main);
        var scheduler = new Scheduler(site, new Output(Stream.Null, flushLines: false), Stream.Null, workers, others);
        first = scheduler.Prepare<ExplorerHooks>();
        return scheduler;
    }

    public static Future Spawn(Worker worker, Func<ExploredStrand, Task<long>> body)
    {
        var task = worker.NewTask<ExplorerHooks>(Site);
        Publish(worker, task, body);
        return task;
    }

    public static Future Spawn(Worker worker, Func<Worker, long> body)
        => Spawn(worker, strand => Task.FromResult(body(strand.Worker)));

    public static void Detach(Worker worker, Func<ExploredStrand, Task> body)
    {
        var task = worker.NewDetachedTask<ExplorerHooks>(DetachedSite);
        Publish(worker, task, async strand =>
        {
            await body(strand);
            return 0;
        });
    }

    public static void Detach(Worker worker, Action<Worker> body)
        => Detach(
            worker,
            strand =>
            {
                body(strand.Worker);
                return Task.CompletedTask;
            });

    private static unsafe SpawnSite MakeSite(string location)
        => new((nint)(delegate*<Worker, Future, Frame?>)&Enter, (nint)(delegate*<Worker, Future, Frame, void>)&Finish, 1, true, "body", location);

    private static void Publish(Worker worker, Future task, Func<ExploredStrand, Task<long>> body)
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

    private static Frame? Enter(Worker worker, Future task)
    {
        var body = (Func<ExploredStrand, Task<long>>)task.Reference(0)!; // stored by who spawned; null if two workers run the task
        task.Reference(0) = null;
        return Begin(worker, task, body);
    }

    private static Frame? EnterMain(Worker worker, Future task)
    {
        Mains.TryGetValue(task.Chunk!.Site, out var body); // a task has a chunk
        return Begin(worker, task, body!); // made by Prepare
    }

    private static Frame? Begin(Worker worker, Future task, Func<ExploredStrand, Task<long>> body)
    {
        var strand = new ExploredStrand(worker);
        var run = strand.Call(() => body(strand));
        var frame = strand.Begin(run);
        if (frame is null)
        {
            Explorer.Current!.StoreResult(task, strand.ResultOf(run)); // on fibers only
        }

        return frame;
    }

    private static void Finish(Worker worker, Future task, Frame frame)
        => Explorer.Current!.StoreResult(task, ((Strand<ExplorerHooks>.StrandFrame)frame).Result); // on fibers only
}
