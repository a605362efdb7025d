// Who calls whom, who spawns whom, and who uses which global: collected once from the bound bodies, then asked by the race
// error, by the choice of what becomes IR, and for which globals tasks share.
using System.Collections.Generic;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Analysis;

/// <summary>The functions that may start in a task, each with the first spawn that leads there.</summary>
internal sealed class CallGraph
{
    private readonly Dictionary<FunctionSymbol, FunctionUses> _uses = [];
    private readonly List<FunctionUses> _order = [];

    private CallGraph()
    {
    }

    /// <summary>Collects the uses of all functions of a program, the start among them.</summary>
    public static CallGraph Build(BoundProgram program)
    {
        var graph = new CallGraph();
        foreach (var function in program.Functions.Append(program.Start))
        {
            var uses = FunctionUses.Collect(function);
            graph._uses.Add(function.Symbol, uses);
            graph._order.Add(uses);
        }

        return graph;
    }

    public FunctionUses UsesOf(FunctionSymbol function) => _uses[function];

    /// <summary>The functions that a run of these may come to, themselves among them.</summary>
    public HashSet<FunctionSymbol> ReachableFrom(IEnumerable<FunctionSymbol> roots)
    {
        var reached = new HashSet<FunctionSymbol>(roots);
        var open = new Stack<FunctionSymbol>(reached);
        while (open.TryPop(out var function))
        {
            foreach (var next in _uses[function].Callees)
            {
                if (reached.Add(next))
                {
                    open.Push(next);
                }
            }
        }

        return reached;
    }

    /// <summary>The functions that may run in a task, each with a spawn that leads to it.</summary>
    public Dictionary<FunctionSymbol, SpawnSite> Concurrent()
    {
        var concurrent = new Dictionary<FunctionSymbol, SpawnSite>();
        var open = new Stack<FunctionSymbol>();
        foreach (var site in _order.SelectMany(uses => uses.Spawns))
        {
            open.Push(site.Function);
            while (open.TryPop(out var function))
            {
                // What a function already in the set comes to is there too.
                foreach (var next in concurrent.TryAdd(function, site) ? _uses[function].Callees : [])
                {
                    open.Push(next);
                }
            }
        }

        return concurrent;
    }
}

/// <summary>A place where a function is spawned.</summary>
internal sealed record SpawnSite(FunctionSymbol Function, TextLocation Location);

/// <summary>What one function's body uses.</summary>
internal sealed class FunctionUses
{
    /// <summary>Functions that are called or spawned.</summary>
    public HashSet<FunctionSymbol> Callees { get; } = [];

    public List<SpawnSite> Spawns { get; } = [];

    /// <summary>Globals that are read or written.</summary>
    public HashSet<GlobalSymbol> Globals { get; } = [];

    /// <summary>Assignments of globals, declarations excepted, in the order of the source.</summary>
    public List<(GlobalSymbol Global, TextLocation Location)> Writes { get; } = [];

    public static FunctionUses Collect(BoundFunction function)
    {
        var uses = new FunctionUses();
        foreach (var node in function.Body.DescendantsAndSelf())
        {
            uses.Add(node);
        }

        return uses;
    }

    private void Add(BoundNode node)
    {
        switch (node)
        {
            case BoundCall call:
                Callees.Add(call.Function);
                break;
            case BoundSpawn { Call: BoundCall call } spawn:
                Spawns.Add(new SpawnSite(call.Function, spawn.Location));
                break;
            case BoundSpawnStatement { Call: BoundCall call } spawn:
                Spawns.Add(new SpawnSite(call.Function, spawn.Location));
                break;
            case BoundVariable { Variable: GlobalSymbol global }:
                Globals.Add(global);
                break;
            case BoundAssignment { Target: BoundVariable { Variable: GlobalSymbol global } } assignment:
                Globals.Add(global);
                if (!assignment.IsDeclaration)
                {
                    Writes.Add((global, assignment.Location));
                }

                break;
            case BoundCompoundAssignment { Target: BoundVariable { Variable: GlobalSymbol global } target }:
                Writes.Add((global, target.Location));
                break;
        }
    }
}
