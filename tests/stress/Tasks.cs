// Tasks from lambdas, for tests: one site whose only argument is the body, and runs of whole programs made of such tasks.
using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using Wyn.Runtime;

namespace Wyn.Stress;

/// <summary>Spawns and awaits the way emitted code does, with a lambda for the function.</summary>
internal static unsafe class Tasks
{
    // A main task has no arguments, so its body is found by its site.
    private static readonly ConditionalWeakTable<SpawnSite, Func<Worker, long>> Mains = [];

    private static readonly SpawnSite Site = SiteAt("test.wyn:1:1");
    private static readonly SpawnSite DetachedSite = SiteAt("test.wyn:2:2");

    /// <summary>A site of its own, to be told apart in messages.</summary>
    public static SpawnSite SiteAt(string location) => new((nint)(delegate*<Worker, Future, void>)&Enter, 1, true, "body", location);

    public static Future Spawn(Worker worker, Func<Worker, long> body, SpawnSite? site = null)
    {
        var task = RuntimeEntryPoints.TaskNew(worker, site ?? Site);
        task.Reference(0) = body;
        RuntimeEntryPoints.TaskPublish(worker, task);
        return task;
    }

    public static void Detach(Worker worker, Action<Worker> body, SpawnSite? site = null)
    {
        var task = RuntimeEntryPoints.TaskNewDetached(worker, site ?? DetachedSite);
        task.Reference(0) = (Func<Worker, long>)(w =>
        {
            body(w);
            return 0;
        });
        RuntimeEntryPoints.TaskPublish(worker, task);
    }

    public static long Await(Worker worker, Future task)
    {
        RuntimeEntryPoints.TaskAwait(worker, task);
        return task.Word(0);
    }

    /// <summary>Runs a program whose main task is the body.</summary>
    public static Outcome Run(int workers, Func<Worker, long> body)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var code = Run(workers, output, error, body);
        return new Outcome(code, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }

    /// <summary>Runs a program on the streams and gives its exit code.</summary>
    public static int Run(int workers, Stream output, Stream error, Func<Worker, long> body)
        => ProgramHost.Run(MainSite(body), [], Stream.Null, output, error, workers);

    private static SpawnSite MainSite(Func<Worker, long> body)
    {
        var site = new SpawnSite((nint)(delegate*<Worker, Future, void>)&EnterMain, 1, false, "$start", "test.wyn:0:0");
        Mains.Add(site, body);
        return site;
    }

    private static void EnterMain(Worker worker, Future task)
    {
        Mains.TryGetValue(task.Chunk!.Site, out var body); // a task has a chunk
        task.Word(0) = body!(worker); // made by MainSite
    }

    private static void Enter(Worker worker, Future task)
    {
        var body = (Func<Worker, long>)task.Reference(0)!; // stored by who spawned
        task.Reference(0) = null;
        task.Word(0) = body(worker);
    }
}
