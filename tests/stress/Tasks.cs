// Tasks from lambdas, for tests: one site whose only argument is the body, and runs of whole programs made of such tasks.
using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Tasks;
using Wyn.Runtime;

namespace Wyn.Stress;

/// <summary>Spawns and awaits the way emitted code does, with a lambda for the function.</summary>
internal static class Tasks
{
    // A main task has no arguments, so its body is found by its site.
    private static readonly ConditionalWeakTable<SpawnSite, Func<Strand, Task<long>>> Mains = [];

    private static readonly SpawnSite Site = SiteAt("test.wyn:1:1");
    private static readonly SpawnSite DetachedSite = SiteAt("test.wyn:2:2");

    /// <summary>A site of its own, to be told apart in messages.</summary>
    public static unsafe SpawnSite SiteAt(string location) => MakeSite((nint)(delegate*<Worker, Future, Frame?>)&Enter, "body", location);

    /// <summary>Spawns a body that may wait.</summary>
    public static Future Spawn(Worker worker, Func<Strand, Task<long>> body, SpawnSite? site = null)
    {
        var task = RuntimeEntryPoints.TaskNew(worker, site ?? Site);
        task.Reference(0) = body;
        RuntimeEntryPoints.TaskPublish(worker, task);
        return task;
    }

    /// <summary>Spawns a body that does not wait.</summary>
    public static Future Spawn(Worker worker, Func<Worker, long> body, SpawnSite? site = null)
        => Spawn(worker, strand => Task.FromResult(body(strand.Worker)), site);

    public static void Detach(Worker worker, Func<Strand, Task> body, SpawnSite? site = null)
    {
        var task = RuntimeEntryPoints.TaskNewDetached(worker, site ?? DetachedSite);
        task.Reference(0) = (Func<Strand, Task<long>>)(async strand =>
        {
            await body(strand);
            return 0;
        });
        RuntimeEntryPoints.TaskPublish(worker, task);
    }

    public static void Detach(Worker worker, Action<Worker> body, SpawnSite? site = null)
        => Detach(
            worker,
            strand =>
            {
                body(strand.Worker);
                return Task.CompletedTask;
            },
            site);

    /// <summary>Runs a program whose main task is the body, which does not wait.</summary>
    public static Outcome Run(int workers, Func<Worker, long> body) => Run(workers, strand => Task.FromResult(body(strand.Worker)));

    /// <summary>Runs a program whose main task is the body.</summary>
    public static Outcome Run(int workers, Func<Strand, Task<long>> body)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var code = Run(workers, output, error, body);
        return new Outcome(code, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }

    /// <summary>Runs a program on the streams and gives its exit code.</summary>
    public static int Run(int workers, Stream output, Stream error, Func<Strand, Task<long>> body)
        => ProgramHost.Run(MainSite(body), [], Stream.Null, output, error, workers);

    private static unsafe SpawnSite MainSite(Func<Strand, Task<long>> body)
    {
        var site = MakeSite((nint)(delegate*<Worker, Future, Frame?>)&EnterMain, "$start", "test.wyn:0:0");
        Mains.Add(site, body);
        return site;
    }

    private static unsafe SpawnSite MakeSite(nint entry, string name, string location)
        => new(entry, (nint)(delegate*<Worker, Future, Frame, void>)&Finish, 1, true, name, location);

    private static Frame? EnterMain(Worker worker, Future task)
    {
        Mains.TryGetValue(task.Chunk!.Site, out var body); // a task has a chunk
        return Begin(worker, task, body!); // made by MainSite
    }

    private static Frame? Enter(Worker worker, Future task)
    {
        var body = (Func<Strand, Task<long>>)task.Reference(0)!; // stored by who spawned
        task.Reference(0) = null;
        return Begin(worker, task, body);
    }

    private static Frame? Begin(Worker worker, Future task, Func<Strand, Task<long>> body)
    {
        var strand = new Strand(worker);
        var run = strand.Call(() => body(strand));
        var frame = strand.Begin(run);
        if (frame is null)
        {
            task.Word(0) = strand.ResultOf(run);
        }

        return frame;
    }

    private static void Finish(Worker worker, Future task, Frame frame) => task.Word(0) = ((Strand.StrandFrame)frame).Result;
}
