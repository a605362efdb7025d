// How many points of a 2000 x 2000 grid stay within 50 turns.
using System;

namespace Wyn.Bench.Peers;

internal static class Mandelbrot
{
    public static void Run()
    {
        const int N = 2000;
        var inside = 0L;
        for (var y = 0; y < N; y++)
        {
            var ci = 2.0 * y / N - 1.0;
            for (var x = 0; x < N; x++)
            {
                if (Stays(2.0 * x / N - 1.5, ci))
                {
                    inside++;
                }
            }
        }

        Console.WriteLine(inside);
    }

    private static bool Stays(double cr, double ci)
    {
        double zr = 0, zi = 0;
        for (var i = 0; i < 50; i++)
        {
            double r2 = zr * zr, i2 = zi * zi;
            if (r2 + i2 > 4.0)
            {
                return false;
            }

            zi = 2.0 * zr * zi + ci;
            zr = r2 - i2 + cr;
        }

        return true;
    }
}
