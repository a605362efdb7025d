// Who calls whom, who spawns whom, and who uses which global: collected once from the bound bodies, then asked by the race
// error, by the choice of what becomes IR, for which globals tasks share, and for which functions leave everything alone.
using System.Collections.Generic;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;

namespace Wyn.Frontend.Analysis;

/// <summary>The uses of all functions of a program.</summary>
internal sealed class CallGraph
{
    private readonly Dictionary<FunctionSymbol, FunctionUses> _uses = [];
    private readonly List<FunctionUses> _order = [];
    private HashSet<FunctionSymbol>? _disturbing;

    private CallGraph()
    {
    }

    /// <summary>Collects the uses of all functions of a program, the start among them.</summary>
    public static CallGraph Build(BoundProgram program)
    {
        var graph = new CallGraph();
        foreach (var function in program.Functions.Append(program.Start))
        {
            var uses = FunctionUses.Collect(function.Body, program);
            graph._uses.Add(function.Symbol, uses);
            graph._order.Add(uses);
        }

        return graph;
    }

    /// <summary>True if the program starts tasks.</summary>
    public bool HasTasks => _order.Exists(uses => uses.UsesTasks);

    public FunctionUses UsesOf(FunctionSymbol function) => _uses[function];

    /// <summary>The functions that a run of these may come to, themselves among them.</summary>
    public HashSet<FunctionSymbol> ReachableFrom(IEnumerable<FunctionSymbol> roots)
    {
        var reached = new HashSet<FunctionSymbol>(roots);
        var open = new Stack<FunctionSymbol>(reached);
        while (open.TryPop(out var function))
        {
            foreach (var next in CalleesOf(function))
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
                foreach (var next in concurrent.TryAdd(function, site) ? CalleesOf(function) : [])
                {
                    open.Push(next);
                }
            }
        }

        return concurrent;
    }

    /// <summary>
    /// The globals that a task other than the main one may use. Where a task may call a value of function type, that may be any lambda or any
    /// function that is used as a value.
    /// </summary>
    public HashSet<GlobalSymbol> SharedGlobals()
    {
        var concurrent = Concurrent().Keys.Where(_uses.ContainsKey).ToList();
        var shared = concurrent.SelectMany(function => _uses[function].Globals).ToHashSet();
        if (_order.Exists(uses => uses.SpawnsClosures) || concurrent.Exists(function => _uses[function].CallsClosures))
        {
            var lambdas = _order.Select(uses => uses.Lambdas).OfType<FunctionUses>().ToList();
            shared.UnionWith(lambdas.SelectMany(uses => uses.Globals));
            var targets = ReachableFrom(lambdas.SelectMany(uses => uses.Callees).Concat(_order.SelectMany(uses => uses.Values)));
            shared.UnionWith(targets.Where(_uses.ContainsKey).SelectMany(function => _uses[function].Globals));
        }

        return shared;
    }

    /// <summary>
    /// True if a run of the function comes to no global, no closure and no task, so that it may be called while a variable has a hole.
    /// </summary>
    public bool IsQuiet(FunctionSymbol function) => !(_disturbing ??= FindDisturbing()).Contains(function);

    private HashSet<FunctionSymbol> FindDisturbing()
    {
        var callers = new Dictionary<FunctionSymbol, List<FunctionSymbol>>();
        foreach (var (caller, uses) in _uses)
        {
            foreach (var callee in uses.Callees)
            {
                if (!callers.TryGetValue(callee, out var list))
                {
                    callers.Add(callee, list = []);
                }

                list.Add(caller);
            }
        }

        var found = _uses.Where(pair => pair.Value is { CallsClosures: true } or { UsesTasks: true } or { Globals.Count: > 0 }).Select(pair => pair.Key).ToHashSet();
        var open = new Stack<FunctionSymbol>(found);
        while (open.TryPop(out var function))
        {
            foreach (var caller in callers.GetValueOrDefault(function) ?? [])
            {
                if (found.Add(caller))
                {
                    open.Push(caller);
                }
            }
        }

        return found;
    }

    /// <summary>The functions that one calls; none for those that the compiler supplies.</summary>
    private HashSet<FunctionSymbol> CalleesOf(FunctionSymbol function) => _uses.GetValueOrDefault(function)?.Callees ?? [];
}
