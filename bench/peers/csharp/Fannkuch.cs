// Flips of all permutations of ten.
using System;

namespace Wyn.Bench.Peers;

internal static class Fannkuch
{
    private const int N = 10;

    public static void Run()
    {
        long[] order = new long[N], counts = new long[N], flipped = new long[N];
        for (var i = 0; i < N; i++)
        {
            order[i] = i;
        }

        long most = 0, checksum = 0, turn = 0;
        var rest = N;
        do
        {
            for (; rest > 1; rest--)
            {
                counts[rest - 1] = rest;
            }

            Array.Copy(order, flipped, N);
            var flips = CountFlips(flipped);
            most = Math.Max(most, flips);
            checksum += turn % 2 == 0 ? flips : -flips;
            turn++;
        }
        while (Advance(order, counts, ref rest));
        Console.WriteLine($"{checksum} {most}");
    }

    private static long CountFlips(long[] flipped)
    {
        var flips = 0L;
        while (flipped[0] != 0)
        {
            for (long low = 0, high = flipped[0]; low < high; low++, high--)
            {
                (flipped[low], flipped[high]) = (flipped[high], flipped[low]);
            }

            flips++;
        }

        return flips;
    }

    // Goes to the next permutation; false if there is none.
    private static bool Advance(long[] order, long[] counts, ref int rest)
    {
        for (; rest != N; rest++)
        {
            var first = order[0];
            for (var i = 0; i < rest; i++)
            {
                order[i] = order[i + 1];
            }

            order[rest] = first;
            if (--counts[rest] > 0)
            {
                return true;
            }
        }

        return false;
    }
}
