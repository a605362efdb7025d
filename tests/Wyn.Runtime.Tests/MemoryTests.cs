// That memory does not grow with the number of tasks that have ended. Alone in the process while it measures.
using System;
using Wyn.Stress;
using Xunit;

namespace Wyn.Runtime.Tests;

[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class AloneCollection;

[Collection("alone")]
public sealed unsafe class MemoryTests
{
    private static readonly SpawnSite SquareSite = new((nint)(delegate*<Worker, Future, Frame?>)&Square, 0, 1, false, "square", "test.wyn:3:3");

    [Fact]
    public void Memory_stays_flat_over_five_million_tasks()
    {
        var before = 0L;
        var after = 0L;
        Tasks.Run(2, worker =>
        {
            SpawnAndAwait(worker, 100_000);
            before = GC.GetTotalMemory(forceFullCollection: true);
            SpawnAndAwait(worker, 5_000_000);
            after = GC.GetTotalMemory(forceFullCollection: true);
            return 0;
        });
        Assert.True(after - before < 8 << 20, $"{before} before, {after} after");
    }

    [Fact]
    public void Memory_stays_flat_when_tasks_are_spawned_and_awaited_in_bulk()
    {
        var before = 0L;
        var after = 0L;
        Tasks.Run(1, worker =>
        {
            SpawnAllAndAwait(worker, 20);
            before = GC.GetTotalMemory(forceFullCollection: true);
            SpawnAllAndAwait(worker, 500);
            after = GC.GetTotalMemory(forceFullCollection: true);
            return 0;
        });
        Assert.True(after - before < 8 << 20, $"{before} before, {after} after");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Cells_of_detached_tasks_are_used_again(int workers)
    {
        var before = 0L;
        var after = 0L;
        var done = 0;
        Tasks.Run(workers, worker =>
        {
            Respawn(worker, 100_000);
            return 0;
        });
        Assert.Equal(100_001, done);
        Assert.True(after - before < 1 << 20, $"{before} before, {after} after");

        void Respawn(Worker worker, int left)
        {
            done++;
            if (left == 90_000)
            {
                before = GC.GetTotalMemory(forceFullCollection: true);
            }

            if (left == 0)
            {
                after = GC.GetTotalMemory(forceFullCollection: true);
            }
            else
            {
                Tasks.Detach(worker, inner => Respawn(inner, left - 1));
            }
        }
    }

    private static void SpawnAndAwait(Worker worker, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var task = RuntimeEntryPoints.TaskNew(worker, SquareSite);
            task.Word(0) = i;
            RuntimeEntryPoints.TaskPublish(worker, task);
            Await(worker, task);
            Assert.Equal((long)i * i, task.Word(0));
        }
    }

    private static void SpawnAllAndAwait(Worker worker, int rounds)
    {
        var tasks = new Future[2000];
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < tasks.Length; i++)
            {
                tasks[i] = RuntimeEntryPoints.TaskNew(worker, SquareSite);
                tasks[i].Word(0) = i;
                RuntimeEntryPoints.TaskPublish(worker, tasks[i]);
            }

            foreach (var task in tasks)
            {
                Await(worker, task);
            }
        }
    }

    // The tasks do not wait: this one may look until the task has ended.
    private static void Await(Worker worker, Future task)
    {
        while (Waiting.Await(worker, task, "test.wyn:7:7") is not null)
        {
            System.Threading.Thread.Yield();
        }
    }

    private static Frame? Square(Worker worker, Future task)
    {
        task.Word(0) *= task.Word(0);
        return null;
    }
}
