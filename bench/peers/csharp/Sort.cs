// Five million ints of a linear congruential generator, sorted.
using System;

namespace Wyn.Bench.Peers;

internal static class Sort
{
    public static void Run()
    {
        var seed = 42L;
        var items = new long[5_000_000];
        for (var i = 0; i < items.Length; i++)
        {
            seed = (seed * 1103515245 + 12345) & 2147483647;
            items[i] = seed;
        }

        Array.Sort(items);
        var checksum = 0L;
        for (var i = 0; i < items.Length; i++)
        {
            checksum += items[i] * (i % 1000);
        }

        Console.WriteLine(checksum);
    }
}
