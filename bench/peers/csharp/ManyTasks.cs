// Many tasks at once: held, asleep, in trees; and channels between them.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace Wyn.Bench.Peers;

internal static class ManyTasks
{
    private const int Million = 1_000_000;

    public static void SpawnAll() => Console.WriteLine(Sum(i => Task.Run(() => (i * 2) + 1)).Result);

    public static void Sleepers() => Console.WriteLine(Sum(Nap).Result);

    public static void PingPong() => Console.WriteLine(PingPongAsync().Result);

    public static void Producers() => Console.WriteLine(ProducersAsync().Result);

    public static void Queens() => Console.WriteLine(Place(12, 0, 0, 0, 0).Result);

    public static void Skynet() => Console.WriteLine(Skynet(0, Million).Result);

    private static async Task<long> Nap(long n)
    {
        await Task.Delay(500);
        return n;
    }

    private static async Task<long> Sum(Func<long, Task<long>> start)
    {
        var tasks = new Task<long>[Million];
        for (var i = 0; i < Million; i++)
        {
            tasks[i] = start(i);
        }

        var sum = 0L;
        foreach (var task in tasks)
        {
            sum += await task;
        }

        return sum;
    }

    private static async Task<long> PingPongAsync()
    {
        var requests = Channel.CreateBounded<long>(1);
        var answers = Channel.CreateBounded<long>(1);
        var echo = Task.Run(async () =>
        {
            await foreach (var request in requests.Reader.ReadAllAsync())
            {
                await answers.Writer.WriteAsync(request + 1);
            }
        });
        var n = 0L;
        for (var i = 0; i < Million / 2; i++)
        {
            await requests.Writer.WriteAsync(n);
            n = await answers.Reader.ReadAsync();
        }

        requests.Writer.Complete();
        await echo;
        return n;
    }

    private static async Task<long> ProducersAsync()
    {
        const int Sides = 4;
        var numbers = Channel.CreateBounded<long>(128);
        var producers = Enumerable.Range(0, Sides).Select(side => Task.Run(() => Produce(numbers.Writer, (long)side * (Million / Sides), Million / Sides))).ToList();
        var consumers = Enumerable.Range(0, Sides).Select(_ => Task.Run(() => Consume(numbers.Reader))).ToList();
        await Task.WhenAll(producers);
        numbers.Writer.Complete();
        return (await Task.WhenAll(consumers)).Sum();
    }

    private static async Task Produce(ChannelWriter<long> numbers, long from, long count)
    {
        for (var n = from; n < from + count; n++)
        {
            await numbers.WriteAsync(n);
        }
    }

    private static async Task<long> Consume(ChannelReader<long> numbers)
    {
        var sum = 0L;
        await foreach (var n in numbers.ReadAllAsync())
        {
            sum += n;
        }

        return sum;
    }

    private static async Task<long> Place(int size, int row, long columns, long falling, long rising)
    {
        if (row == size)
        {
            return 1;
        }

        var tasks = new List<Task<long>>();
        var free = ((1L << size) - 1) & ~(columns | falling | rising);
        while (free != 0)
        {
            var bit = free & -free;
            free &= free - 1;
            tasks.Add(Task.Run(() => Place(size, row + 1, columns | bit, (falling | bit) << 1, (rising | bit) >> 1)));
        }

        var count = 0L;
        foreach (var task in tasks)
        {
            count += await task;
        }

        return count;
    }

    private static async Task<long> Skynet(long number, long size)
    {
        if (size == 1)
        {
            return number;
        }

        var part = size / 10;
        var tasks = Enumerable.Range(0, 10).Select(i => Task.Run(() => Skynet(number + (i * part), part))).ToList();
        var sum = 0L;
        foreach (var task in tasks)
        {
            sum += await task;
        }

        return sum;
    }
}
