// Trees built, counted and left to the collector, down to depth 16.
using System;

namespace Wyn.Bench.Peers;

internal static class BinaryTrees
{
    public static void Run()
    {
        const int Deepest = 16;
        var lasting = Build(Deepest);
        for (var depth = 4; depth <= Deepest; depth += 2)
        {
            var rounds = 1 << (Deepest - depth + 4);
            var nodes = 0L;
            for (var i = 0; i < rounds; i++)
            {
                nodes += Count(Build(depth));
            }

            Console.WriteLine($"{rounds} {depth} {nodes}");
        }

        Console.WriteLine(Count(lasting));
    }

    private static Tree Build(int depth) => depth == 0 ? new Tree(null, null) : new Tree(Build(depth - 1), Build(depth - 1));

    private static long Count(Tree? tree) => tree == null ? 0 : 1 + Count(tree.Left) + Count(tree.Right);

    private sealed record Tree(Tree? Left, Tree? Right);
}
