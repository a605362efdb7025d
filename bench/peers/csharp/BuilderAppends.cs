// A million appends of a short text, a hundred times.
using System;
using System.Text;

namespace Wyn.Bench.Peers;

internal static class BuilderAppends
{
    public static void Run()
    {
        var total = 0L;
        for (var turn = 0; turn < 100; turn++)
        {
            total += Build(1_000_000 + turn).Length;
        }

        Console.WriteLine(total);
    }

    private static string Build(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append('x');
            if (i % 8 == 0)
            {
                text.Append(", ");
            }
        }

        return text.ToString();
    }
}
