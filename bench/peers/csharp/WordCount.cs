// 20 MB of words, some far more common than others, counted in a dictionary.
using System;
using System.Collections.Generic;
using System.Text;

namespace Wyn.Bench.Peers;

internal static class WordCount
{
    public static void Run()
    {
        var counts = new Dictionary<string, long>();
        foreach (var word in MakeText(20_000_000).Split(' '))
        {
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        long most = 0, squares = 0;
        foreach (var count in counts.Values)
        {
            most = Math.Max(most, count);
            squares += count * count;
        }

        Console.WriteLine($"{counts.Count} {most} {squares}");
    }

    private static string Word(int number)
    {
        var result = new StringBuilder();
        for (var rest = number + 1; rest > 0; rest /= 26)
        {
            result.Append("etaoinshrdlucmfwypvbgkjqxz"[rest % 26]);
        }

        return result.Append("ing").ToString();
    }

    private static string MakeText(int size)
    {
        var vocabulary = new string[50_000];
        for (var i = 0; i < vocabulary.Length; i++)
        {
            vocabulary[i] = Word(i);
        }

        var text = new StringBuilder();
        var seed = 42L;
        while (text.Length < size)
        {
            seed = (seed * 1103515245 + 12345) & 2147483647;
            var limit = (seed >> 8) % vocabulary.Length + 1;
            seed = (seed * 1103515245 + 12345) & 2147483647;
            text.Append(vocabulary[(seed >> 8) % limit]).Append(' ');
        }

        return text.ToString();
    }
}
