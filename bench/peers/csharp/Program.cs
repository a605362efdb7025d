// The C# peers: the same work as the Wyn programs, with Task.Run for a spawn.
using System;
using System.Threading.Tasks;

namespace Wyn.Bench.Peers;

internal static class Program
{
    private static int Main(string[] args)
    {
        switch (args)
        {
            case ["hello"]:
                Console.WriteLine("hello");
                return 0;
            case ["fib"]:
                Console.WriteLine(Fib(35));
                return 0;
            case ["fib_spawn"]:
                Console.WriteLine(FibSpawn(32).Result);
                return 0;
            case ["spawn_each"]:
                Console.WriteLine(SpawnEach(1_000_000).Result);
                return 0;
            default:
                Console.Error.WriteLine("usage: peers hello|fib|fib_spawn|spawn_each");
                return 2;
        }
    }

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
