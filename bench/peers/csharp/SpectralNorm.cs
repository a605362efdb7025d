// The largest singular value of an infinite matrix, cut off at 2000.
using System;

namespace Wyn.Bench.Peers;

internal static class SpectralNorm
{
    public static void Run()
    {
        const int N = 2000;
        double[] u = new double[N], v = new double[N];
        Array.Fill(u, 1.0);
        for (var i = 0; i < 10; i++)
        {
            v = TransposedTimes(Times(u));
            u = TransposedTimes(Times(v));
        }

        double uv = 0, vv = 0;
        for (var i = 0; i < N; i++)
        {
            uv += u[i] * v[i];
            vv += v[i] * v[i];
        }

        Console.WriteLine((long)(Math.Sqrt(uv / vv) * 1000000000000.0));
    }

    private static double Element(long i, long j) => 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);

    private static double[] Times(double[] u)
    {
        var result = new double[u.Length];
        for (var i = 0; i < u.Length; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < u.Length; j++)
            {
                sum += Element(i, j) * u[j];
            }

            result[i] = sum;
        }

        return result;
    }

    private static double[] TransposedTimes(double[] u)
    {
        var result = new double[u.Length];
        for (var i = 0; i < u.Length; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < u.Length; j++)
            {
                sum += Element(j, i) * u[j];
            }

            result[i] = sum;
        }

        return result;
    }
}
