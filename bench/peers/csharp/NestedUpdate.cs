// Cells of rows of a grid, changed in place: 1000 x 1000 cells, 500 turns.
using System;

namespace Wyn.Bench.Peers;

internal static class NestedUpdate
{
    public static void Run()
    {
        const int N = 1000;
        var g = new Grid { Rows = new Row[N] };
        for (var i = 0; i < N; i++)
        {
            g.Rows[i].Cells = new long[N];
        }

        for (var turn = 0; turn < 500; turn++)
        {
            for (var i = 0; i < N; i++)
            {
                for (var j = 0; j < N; j++)
                {
                    g.Rows[i].Cells[j] += (i ^ j) + turn;
                }
            }
        }

        var sum = 0L;
        foreach (var row in g.Rows)
        {
            foreach (var cell in row.Cells)
            {
                sum += cell;
            }
        }

        Console.WriteLine(sum);
    }

    private struct Row
    {
        public long[] Cells;
    }

    private struct Grid
    {
        public Row[] Rows;
    }
}
