// Who calls whom, and the strongly connected components of that graph (Tarjan, without recursion). The call of a closure may
// call each function that closures of its type are made of, so a function type is a node between them. Spawns are no calls: a
// task has a stack of its own, or checks before it runs on the one of its awaiter.
using System;
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Analysis;

/// <summary>The calls between the functions of a module.</summary>
public sealed class CallGraph
{
    private readonly Dictionary<IrFunction, int> _index = [];

    /// <summary>The nodes of function types have the numbers behind those of the functions.</summary>
    private readonly Dictionary<FunctionType, int> _typeIndex = [];
    private readonly Dictionary<FunctionType, HashSet<IrFunction>> _targets = [];
    private readonly List<List<int>> _callees = [];
    private readonly bool[] _isRecursive;
    private readonly List<IReadOnlyList<IrFunction>> _components = [];

    private CallGraph(IrModule module, bool followClosures)
    {
        foreach (var function in module.Functions)
        {
            _index.Add(function, _index.Count);
        }

        if (followClosures)
        {
            FindTargets(module);
        }

        _isRecursive = new bool[module.Functions.Count];
        _callees.AddRange(module.Functions.Select(FindCallees));
        _callees.AddRange(_targets.Values.Select(targets => targets.Select(target => _index[target]).ToList()));
        new ComponentFinder(this, module).Run();
    }

    /// <summary>The components, callees before callers; functions that call each other in a cycle are in one component.</summary>
    public IReadOnlyList<IReadOnlyList<IrFunction>> Components => _components;

    /// <summary>Computes the call graph of a module.</summary>
    public static CallGraph Of(IrModule module) => new(module, followClosures: true);

    /// <summary>Computes the graph of the calls that name a function, without those of closures.</summary>
    public static CallGraph OfDirectCalls(IrModule module) => new(module, followClosures: false);

    /// <summary>The function types that closures are made of, with the functions of these closures.</summary>
    public IReadOnlyDictionary<FunctionType, HashSet<IrFunction>> ClosureTargets => _targets;

    /// <summary>True if the function may call itself, directly or through others.</summary>
    public bool IsRecursive(IrFunction function) => _isRecursive[_index[function]];

    private void FindTargets(IrModule module)
    {
        foreach (var instruction in module.Functions.SelectMany(function => function.Blocks).SelectMany(block => block.Instructions))
        {
            if (instruction.Info.Shape != OperandShape.Captures || instruction.Result.Type is not FunctionType type)
            {
                continue;
            }

            if (!_targets.TryGetValue(type, out var targets))
            {
                _typeIndex.Add(type, _index.Count + _typeIndex.Count);
                _targets.Add(type, targets = []);
            }

            targets.Add(instruction.Callee);
        }
    }

    private List<int> FindCallees(IrFunction function)
    {
        List<int> callees = [];
        HashSet<int> seen = [];
        foreach (var instruction in function.Blocks.SelectMany(block => block.Instructions))
        {
            if (CalleeOf(instruction) is { } callee && seen.Add(callee))
            {
                callees.Add(callee);
            }
        }

        return callees;
    }

    /// <summary>The node that is called; null if none is, also for a closure of a type that no closure is made of.</summary>
    private int? CalleeOf(IrInstruction instruction) => instruction.Info.Shape switch
    {
        OperandShape.Callee => _index[instruction.Callee],
        OperandShape.Closure when instruction.Closure.Type is FunctionType type && _typeIndex.TryGetValue(type, out var node) => node,
        _ => null,
    };

    /// <summary>The state of one search for components.</summary>
    private sealed class ComponentFinder(CallGraph graph, IrModule module)
    {
        private readonly int[] _entered = new int[graph._callees.Count];
        private readonly int[] _lowest = new int[graph._callees.Count];
        private readonly bool[] _isPending = new bool[graph._callees.Count];
        private readonly Stack<int> _pending = new();
        private readonly Stack<(int Node, int Next)> _open = new();
        private int _clock;

        public void Run()
        {
            for (var root = 0; root < graph._callees.Count; root++)
            {
                if (_entered[root] == 0)
                {
                    Enter(root);
                    Search();
                }
            }
        }

        private void Enter(int node)
        {
            _entered[node] = _lowest[node] = ++_clock;
            _isPending[node] = true;
            _pending.Push(node);
            _open.Push((node, 0));
        }

        private void Search()
        {
            while (_open.TryPop(out var top))
            {
                var (node, next) = top;
                if (next < graph._callees[node].Count)
                {
                    _open.Push((node, next + 1));
                    Visit(node, graph._callees[node][next]);
                    continue;
                }

                if (_lowest[node] == _entered[node])
                {
                    CloseComponent(node);
                }

                if (_open.TryPeek(out var parent))
                {
                    _lowest[parent.Node] = Math.Min(_lowest[parent.Node], _lowest[node]);
                }
            }
        }

        private void Visit(int node, int callee)
        {
            if (_entered[callee] == 0)
            {
                Enter(callee);
            }
            else if (_isPending[callee])
            {
                _lowest[node] = Math.Min(_lowest[node], _entered[callee]);
            }
        }

        private void CloseComponent(int root)
        {
            List<IrFunction> component = [];
            var size = 0;
            int member;
            do
            {
                member = _pending.Pop();
                _isPending[member] = false;
                size++;
                if (member < module.Functions.Count)
                {
                    component.Add(module.Functions[member]);
                }
            }
            while (member != root);

            var isCycle = size > 1 || graph._callees[root].Contains(root);
            foreach (var function in component)
            {
                graph._isRecursive[graph._index[function]] = isCycle;
            }

            if (component.Count > 0)
            {
                graph._components.Add(component);
            }
        }
    }
}
