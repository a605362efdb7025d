// The product of two matrices that are arrays of rows: row by row (1024 x 1024), and element by element (700 x 700).
using System;

namespace Wyn.Bench.Peers;

internal static class MatrixProduct
{
    public static void Run() => Run(1024, Multiply);

    public static void RunByElement() => Run(700, MultiplyByElement);

    private static void Run(int n, Func<double[][], double[][], double[][]> multiply)
    {
        double[][] a = NewMatrix(n), b = NewMatrix(n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                a[i][j] = (i * 3 + j) % 10 * 0.5;
                b[i][j] = (i - j * 2) % 10 * 0.25;
            }
        }

        var product = multiply(a, b);
        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                sum += product[i][j] * (i % 7 + j % 5);
            }
        }

        Console.WriteLine((long)sum);
    }

    private static double[][] NewMatrix(int n)
    {
        var rows = new double[n][];
        for (var i = 0; i < n; i++)
        {
            rows[i] = new double[n];
        }

        return rows;
    }

    private static double[][] Multiply(double[][] a, double[][] b)
    {
        var n = a.Length;
        var product = NewMatrix(n);
        for (var i = 0; i < n; i++)
        {
            var to = product[i];
            for (var k = 0; k < n; k++)
            {
                var factor = a[i][k];
                var from = b[k];
                for (var j = 0; j < to.Length; j++)
                {
                    to[j] += factor * from[j];
                }
            }
        }

        return product;
    }

    private static double[][] MultiplyByElement(double[][] a, double[][] b)
    {
        var n = a.Length;
        var product = NewMatrix(n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < n; k++)
                {
                    sum += a[i][k] * b[k][j];
                }

                product[i][j] = sum;
            }
        }

        return product;
    }
}
