// Calls and tasks: fib(35) by plain calls, fib(32) with a task in every call, and a million tasks one at a time.
using System;
using System.Threading.Tasks;

namespace Wyn.Bench.Peers;

internal static class Tasks
{
    public static void Fib() => Console.WriteLine(Fib(35));

    public static void FibSpawn() => Console.WriteLine(FibSpawn(32).Result);

    public static void SpawnEach() => Console.WriteLine(SpawnEach(1_000_000).Result);

    private static long Fib(long n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);

    private static async Task<long> FibSpawn(long n)
    {
        if (n < 2)
        {
            return n;
        }

        var a = Task.Run(() => FibSpawn(n - 1));
        var b = await FibSpawn(n - 2);
        return await a + b;
    }

    private static async Task<long> SpawnEach(long count)
    {
        var sum = 0L;
        for (var i = 0L; i < count; i++)
        {
            var n = i;
            sum += await Task.Run(() => n * n);
        }

        return sum;
    }
}
