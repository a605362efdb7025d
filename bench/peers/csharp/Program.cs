// The C# peers: the same work as the Wyn programs, by the program's name; the concurrent ones with Task.Run for a spawn.
using System;
using System.Collections.Generic;

namespace Wyn.Bench.Peers;

internal static class Program
{
    private static int Main(string[] args)
    {
        var programs = new Dictionary<string, Action>
        {
            ["hello"] = () => Console.WriteLine("hello"),
            ["fib"] = Tasks.Fib,
            ["fib_spawn"] = Tasks.FibSpawn,
            ["spawn_each"] = Tasks.SpawnEach,
            ["spawn_all"] = ManyTasks.SpawnAll,
            ["nqueens"] = ManyTasks.Queens,
            ["skynet"] = ManyTasks.Skynet,
            ["ping_pong"] = ManyTasks.PingPong,
            ["producers"] = ManyTasks.Producers,
            ["sleepers"] = ManyTasks.Sleepers,
            ["nbody"] = NBody.Run,
            ["spectral_norm"] = SpectralNorm.Run,
            ["fannkuch"] = Fannkuch.Run,
            ["mandelbrot"] = Mandelbrot.Run,
            ["matmul"] = MatrixProduct.Run,
            ["matmul_dot"] = MatrixProduct.RunByElement,
            ["binary_trees"] = BinaryTrees.Run,
            ["word_count"] = WordCount.Run,
            ["builder_appends"] = BuilderAppends.Run,
            ["sort"] = Sort.Run,
            ["nested_update"] = NestedUpdate.Run,
        };
        if (args.Length != 1 || !programs.TryGetValue(args[0], out var run))
        {
            Console.Error.WriteLine("usage: peers " + string.Join('|', programs.Keys));
            return 2;
        }

        run();
        return 0;
    }
}
