// Makes a failing module small: drops lines, alone or as whole `{ ... }` blocks, or a block's braces, as long as the failure
// stays. Knows nothing of the language but braces; what no longer compiles is not taken.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Wyn.Fuzz;

/// <summary>Reduces a module.</summary>
internal static class Reducer
{
    /// <summary>The smallest module found for which <paramref name="fails"/> holds, within some time.</summary>
    public static string Reduce(string module, Func<string, bool> fails, TimeSpan time)
    {
        var end = DateTime.UtcNow + time;
        var lines = module.Split('\n').Where(line => line.Trim().Length > 0).ToList();
        for (var size = lines.Count / 2; size >= 1 && DateTime.UtcNow < end; size /= 2)
        {
            for (var again = true; again && DateTime.UtcNow < end;)
            {
                again = false;
                for (var start = lines.Count - 1; start >= 0 && DateTime.UtcNow < end; start--)
                {
                    foreach (var candidate in Candidates(lines, start, size))
                    {
                        if (fails(string.Join('\n', candidate) + "\n"))
                        {
                            lines = candidate;
                            again = size == 1;
                            start = Math.Min(start, lines.Count);
                            break;
                        }
                    }
                }
            }
        }

        return string.Join('\n', lines) + "\n";
    }

    private static IEnumerable<List<string>> Candidates(List<string> lines, int start, int size)
    {
        var end = EndOfBlock(lines, start);
        if (end - start >= size)
        {
            yield return [.. lines.Take(start), .. lines.Skip(end + 1)];
            if (size == 1 && end > start)
            {
                yield return [.. lines.Take(start), .. lines.Skip(start + 1).Take(end - start - 1), .. lines.Skip(end + 1)];
            }
        }
        else if (size == 1)
        {
            yield return [.. lines.Take(start), .. lines.Skip(start + 1)];
        }
    }

    /// <summary>The line where the braces that a line opens are closed.</summary>
    private static int EndOfBlock(List<string> lines, int start)
    {
        var depth = 0;
        for (var i = start; i < lines.Count; i++)
        {
            depth += lines[i].Count(character => character == '{') - lines[i].Count(character => character == '}');
            if (depth <= 0)
            {
                return i;
            }
        }

        return start;
    }
}
