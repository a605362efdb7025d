// Who calls whom, and the strongly connected components of that graph (Tarjan, without recursion). Spawns are no calls: a
// task has a stack of its own, or checks before it runs on the one of its awaiter.
using System;
using System.Collections.Generic;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Analysis;

/// <summary>The direct calls between the functions of a module.</summary>
public sealed class CallGraph
{
    private readonly Dictionary<IrFunction, int> _index = [];
    private readonly List<int>[] _callees;
    private readonly bool[] _isRecursive;
    private readonly List<IReadOnlyList<IrFunction>> _components = [];

    private CallGraph(IrModule module)
    {
        foreach (var function in module.Functions)
        {
            _index.Add(function, _index.Count);
        }

        _callees = new List<int>[module.Functions.Count];
        _isRecursive = new bool[module.Functions.Count];
        for (var i = 0; i < _callees.Length; i++)
        {
            _callees[i] = FindCallees(module.Functions[i]);
        }

        new ComponentFinder(this, module).Run();
    }

    /// <summary>The components, callees before callers; functions that call each other in a cycle are in one component.</summary>
    public IReadOnlyList<IReadOnlyList<IrFunction>> Components => _components;

    /// <summary>Computes the call graph of a module.</summary>
    public static CallGraph Of(IrModule module) => new(module);

    /// <summary>True if the function may call itself, directly or through others.</summary>
    public bool IsRecursive(IrFunction function) => _isRecursive[_index[function]];

    private List<int> FindCallees(IrFunction function)
    {
        List<int> callees = [];
        HashSet<int> seen = [];
        foreach (var block in function.Blocks)
        {
            foreach (var instruction in block.Instructions)
            {
                if (instruction.Info.Shape == OperandShape.Callee && seen.Add(_index[instruction.Callee]))
                {
                    callees.Add(_index[instruction.Callee]);
                }
            }
        }

        return callees;
    }

    /// <summary>The state of one search for components.</summary>
    private sealed class ComponentFinder(CallGraph graph, IrModule module)
    {
        private readonly int[] _entered = new int[module.Functions.Count];
        private readonly int[] _lowest = new int[module.Functions.Count];
        private readonly bool[] _isPending = new bool[module.Functions.Count];
        private readonly Stack<int> _pending = new();
        private readonly Stack<(int Node, int Next)> _open = new();
        private int _clock;

        public void Run()
        {
            for (var root = 0; root < graph._callees.Length; root++)
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
            int member;
            do
            {
                member = _pending.Pop();
                _isPending[member] = false;
                component.Add(module.Functions[member]);
            }
            while (member != root);

            var isCycle = component.Count > 1 || graph._callees[root].Contains(root);
            foreach (var function in component)
            {
                graph._isRecursive[graph._index[function]] = isCycle;
            }

            graph._components.Add(component);
        }
    }
}
