// How programs end: exit codes, panics in each position, deadlock, output that fails.
using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Wyn.Stress;
using Xunit;

namespace Wyn.Runtime.Tests;

public sealed class EndTests
{
    private static readonly SpawnSite Outer = Tasks.SiteAt("test.wyn:5:9");
    private static readonly SpawnSite Inner = Tasks.SiteAt("test.wyn:6:13");

    public static TheoryData<int> Workers => [1, 2, 3, 8, 64];

    [Theory]
    [MemberData(nameof(Workers))]
    public void A_panic_in_main_flushes_the_output_first(int workers)
    {
        var outcome = Tasks.Run(workers, worker =>
        {
            Print(worker, "before\n");
            RuntimeEntryPoints.PanicDivision("test.wyn:2:3");
            return 0;
        });
        Assert.Equal(new Outcome(1, "before\n", "panic at test.wyn:2:3: division by zero\n"), outcome);
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void A_panic_in_a_task_names_its_spawn(int workers)
    {
        var outcome = Tasks.Run(workers, strand => strand.Await(Tasks.Spawn(strand.Worker, _ => Panic("boom"), Outer)));
        Assert.Equal(new Outcome(1, "", "panic at test.wyn:9:9: Panic: boom\n  in a task spawned at test.wyn:5:9\n"), outcome);
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void A_panic_in_a_nested_task_names_the_innermost_spawn(int workers)
    {
        var outcome = Tasks.Run(workers, strand => strand.Await(Tasks.Spawn(
            strand.Worker,
            outer => outer.Await(Tasks.Spawn(outer.Worker, _ => Panic("deep"), Inner)),
            Outer)));
        Assert.Equal(new Outcome(1, "", "panic at test.wyn:9:9: Panic: deep\n  in a task spawned at test.wyn:6:13\n"), outcome);
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void A_panic_after_an_await_in_place_names_the_outer_task_again(int workers)
    {
        var outcome = Tasks.Run(workers, strand => strand.Await(Tasks.Spawn(
            strand.Worker,
            async outer => await outer.Await(Tasks.Spawn(outer.Worker, _ => 1, Inner)) + Panic("after"),
            Outer)));
        Assert.Equal(new Outcome(1, "", "panic at test.wyn:9:9: Panic: after\n  in a task spawned at test.wyn:5:9\n"), outcome);
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void A_panic_in_a_detached_task_ends_the_program(int workers)
    {
        var outcome = Tasks.Run(workers, worker =>
        {
            Tasks.Detach(worker, _ => Panic("alone"), Inner);
            return 0;
        });
        Assert.Equal(new Outcome(1, "", "panic at test.wyn:9:9: Panic: alone\n  in a task spawned at test.wyn:6:13\n"), outcome);
    }

    [Fact]
    public void Of_two_panics_one_is_reported()
    {
        var outcome = Tasks.Run(8, worker =>
        {
            for (var i = 0; i < 100; i++)
            {
                Tasks.Detach(worker, _ => Panic("many"), Inner);
            }

            return 0;
        });
        Assert.Equal(new Outcome(1, "", "panic at test.wyn:9:9: Panic: many\n  in a task spawned at test.wyn:6:13\n"), outcome);
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void Exit_does_not_wait_for_tasks(int workers)
    {
        using var isReleased = new ManualResetEventSlim();
        var outcome = Tasks.Run(workers, worker =>
        {
            Tasks.Detach(worker, _ => isReleased.Wait());
            Print(worker, "out");
            RuntimeEntryPoints.Exit(worker, 42);
            return 0;
        });
        isReleased.Set();
        Assert.Equal(new Outcome(42, "out", ""), outcome);
    }

    [Fact]
    public void Exit_in_a_task_ends_the_program_while_main_spins()
    {
        using var isReleased = new ManualResetEventSlim();
        var outcome = Tasks.Run(2, worker =>
        {
            Tasks.Detach(worker, inner => RuntimeEntryPoints.Exit(inner, 5));
            isReleased.Wait();
            return 0;
        });
        isReleased.Set();
        Assert.Equal(new Outcome(5, "", ""), outcome);
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void A_task_that_awaits_itself_is_a_deadlock(int workers)
    {
        var outcome = Tasks.Run(workers, async strand =>
        {
            Future? self = null;
            var isReady = 0;
            self = Tasks.Spawn(
                strand.Worker,
                async inner =>
                {
                    SpinWait.SpinUntil(() => Volatile.Read(ref isReady) == 1);
                    return await inner.Await(self!.Value); // set before isReady
                },
                Outer);
            Volatile.Write(ref isReady, 1);
            return await strand.Await(self.Value);
        });
        Assert.Equal(
            new Outcome(
                1,
                "",
                """
                wyn: deadlock - the main task waits at test.wyn:7:7 for the task spawned at test.wyn:5:9
                  the task spawned at test.wyn:5:9 waits at test.wyn:7:7 for itself

                """),
            outcome);
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void A_deadlock_after_main_has_returned_is_found(int workers)
    {
        var outcome = Tasks.Run(workers, strand =>
        {
            var a = default(Future);
            var b = default(Future);
            var isReady = 0;
            a = Tasks.Spawn(strand.Worker, inner => WaitFor(inner, () => isReady, () => b), Outer);
            b = Tasks.Spawn(strand.Worker, inner => WaitFor(inner, () => isReady, () => a), Inner);
            Volatile.Write(ref isReady, 1);
            return Task.FromResult(0L);
        });
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("the task spawned at test.wyn:5:9 waits at test.wyn:7:7 for the task spawned at test.wyn:6:13\n", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("the task spawned at test.wyn:6:13 waits at test.wyn:7:7 for the task spawned at test.wyn:5:9\n", outcome.Error, StringComparison.Ordinal);

        static async Task<long> WaitFor(Strand strand, Func<int> isReady, Func<Future> other)
        {
            while (isReady() == 0)
            {
                Thread.SpinWait(1);
            }

            return await strand.Await(other());
        }
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void A_deadlock_says_what_each_task_waits_in(int workers)
    {
        var outcome = Tasks.Run(workers, async strand =>
        {
            var (empty, full) = (new WynChannel<long>(1, ""), new WynChannel<long>(1, ""));
            await strand.Send(full, 1);
            Tasks.Detach(strand.Worker, async inner => await inner.Send(full, 2), Outer);
            Tasks.Detach(strand.Worker, async inner => await inner.Select(-1, empty), Inner);
            GC.Collect(); // nobody refers to the tasks any more but what they wait for
            return await strand.Receive(empty);
        });
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith(
            "wyn: deadlock - the main task waits at test.wyn:8:8 in recv() on a channel with no sender and no live tasks\n",
            outcome.Error,
            StringComparison.Ordinal);
        Assert.Contains(
            "  the task spawned at test.wyn:5:9 waits at test.wyn:9:9 in send() on a full channel with no receiver and no live tasks\n",
            outcome.Error,
            StringComparison.Ordinal);
        Assert.Contains(
            "  the task spawned at test.wyn:6:13 waits at test.wyn:10:10 in select with no sender and no live tasks\n",
            outcome.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Exceptions_of_the_platform_become_panics()
    {
        var outcome = Tasks.Run(1, strand => strand.Await(Tasks.Spawn(strand.Worker, (Worker _) => throw new InvalidOperationException("odd"), Outer)));
        Assert.Equal(
            new Outcome(1, "", "panic at test.wyn:5:9: internal error: InvalidOperationException: odd\n  in a task spawned at test.wyn:5:9\n"),
            outcome);
    }

    [Theory]
    [InlineData(32, 141)]
    [InlineData(28, 3)]
    public void Output_that_fails_ends_the_program_quietly(int errorCode, int exitCode)
    {
        using var output = new FailingStream(errorCode);
        using var error = new MemoryStream();
        var code = Tasks.Run(1, output, error, strand =>
        {
            while (true)
            {
                Print(strand.Worker, "again and again\n");
            }
        });
        Assert.Equal(exitCode, code);
        Assert.Equal(exitCode == 3 ? "wyn: cannot write to standard output: no\n" : "", Encoding.UTF8.GetString(error.ToArray()));
    }

    private static long Panic(string message)
    {
        RuntimeEntryPoints.Panic("test.wyn:9:9", WynString.FromText("Panic: " + message));
        return 0;
    }

    private static void Print(Worker worker, string text) => RuntimeEntryPoints.Print(worker, WynString.FromText(text));

    private sealed class FailingStream(int errorCode) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("no", errorCode);
    }
}
