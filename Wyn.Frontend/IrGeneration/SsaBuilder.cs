// Turns reads and writes of variables into SSA values and block parameters while a function is being built (after Braun
// and others, "Simple and Efficient Construction of Static Single Assignment Form"). Takes the edges of the control flow
// as they are made; gives for each read the value that reaches it. A parameter is added to a block only where different
// values meet: at a join because they are compared, at a loop header because the variables assigned in the loop are known
// beforehand. Nothing here is recursive, however long the chain of blocks between a write and a read.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.Frontend.IrGeneration;

/// <summary>The variables of one function as SSA values.</summary>
/// <param name="builder">Builds the function.</param>
/// <param name="mapType">The type of a variable's values.</param>
internal sealed class SsaBuilder(IrBuilder builder, Func<VariableSymbol, IrType> mapType)
{
    private readonly Dictionary<(VariableSymbol Variable, IrBlock Block), IrValue> _values = [];
    private readonly Dictionary<IrBlock, BlockInfo> _blocks = [];
    private readonly Queue<(VariableSymbol Variable, IrBlock Block)> _unfilled = new();

    /// <summary>Gives a variable a value at the end of the current block.</summary>
    public void Write(VariableSymbol variable, IrValue value)
    {
        IrBuilder.NameValue(value, variable.Name);
        _values[(variable, builder.Block)] = value;
    }

    /// <summary>The value of a variable at the end of the current block.</summary>
    public IrValue Read(VariableSymbol variable)
    {
        var value = Find(variable, builder.Block);
        FillParameters();
        return value;
    }

    /// <summary>Records one edge of the control flow: target number <paramref name="target"/> of a branch that ends the current block.</summary>
    public void AddEdge(IrInstruction branch, int target)
        => Info(branch.Targets[target].Block).Edges.Add(new Edge(builder.Block, branch, target));

    public bool HasEdges(IrBlock block) => Info(block).Edges.Count > 0;

    /// <summary>
    /// Says that a block is the header of a loop in which these variables are assigned; the first edge to it, the only one
    /// from outside the loop, must be there.
    /// </summary>
    public void BeginLoop(IrBlock header, HashSet<VariableSymbol> assigned)
    {
        var info = Info(header);
        info.AssignedInLoop = assigned;
        info.IsOpen = true;
    }

    /// <summary>Says that all edges to a loop header are there.</summary>
    public void EndLoop(IrBlock header)
    {
        var info = Info(header);
        info.IsOpen = false;
        foreach (var variable in info.Incomplete)
        {
            _unfilled.Enqueue((variable, header));
            FillParameters();
        }

        info.Incomplete.Clear();
    }

    /// <summary>
    /// Walks up from a block until every block on the way has a value of the variable, the block itself last.
    /// </summary>
    private IrValue Find(VariableSymbol variable, IrBlock block)
    {
        if (_values.TryGetValue((variable, block), out var known))
        {
            return known;
        }

        var open = new Stack<(IrBlock Block, int NextEdge)>();
        open.Push((block, 0));
        while (open.TryPop(out var step))
        {
            if (_values.ContainsKey((variable, step.Block)))
            {
                continue;
            }

            if (NextUnknown(variable, step.Block, step.NextEdge) is { } edge)
            {
                open.Push((step.Block, edge));
                open.Push((Info(step.Block).Edges[edge].From, 0));
            }
            else
            {
                _values[(variable, step.Block)] = Merge(variable, step.Block);
            }
        }

        return _values[(variable, block)];
    }

    /// <summary>The first edge, from a position on, whose source must be looked at before the block; null if none is left.</summary>
    private int? NextUnknown(VariableSymbol variable, IrBlock block, int from)
    {
        var info = Info(block);
        if (info.IsAssignedInLoop(variable))
        {
            // The parameter comes first and its arguments later, which ends the walk around the loop.
            return null;
        }

        var count = info.IsLoopHeader ? 1 : info.Edges.Count;
        for (var i = from; i < count; i++)
        {
            if (!_values.ContainsKey((variable, info.Edges[i].From)))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>The value of a variable at the top of a block, from its known values at the ends of the blocks before.</summary>
    private IrValue Merge(VariableSymbol variable, IrBlock block)
    {
        var info = Info(block);
        if (info.Edges.Count == 0)
        {
            throw new UnreachableException($"'{variable.Name}' is read in ^{block.Name} before it has a value");
        }

        if (info.IsAssignedInLoop(variable))
        {
            if (info.IsOpen)
            {
                info.Incomplete.Add(variable);
            }
            else
            {
                _unfilled.Enqueue((variable, block));
            }

            return AddParameter(variable, block);
        }

        var first = _values[(variable, info.Edges[0].From)];
        if (info.IsLoopHeader || AllSame(variable, info, first))
        {
            return first;
        }

        var parameter = AddParameter(variable, block);
        AddArguments(variable, info);
        return parameter;
    }

    private bool AllSame(VariableSymbol variable, BlockInfo info, IrValue first)
    {
        foreach (var edge in info.Edges)
        {
            if (_values[(variable, edge.From)] != first)
            {
                return false;
            }
        }

        return true;
    }

    private IrValue AddParameter(VariableSymbol variable, IrBlock block)
        => IrBuilder.AddBlockParameter(block, mapType(variable), variable.Name);

    /// <summary>Gives the parameters of loop headers their arguments; finding those may make further parameters.</summary>
    private void FillParameters()
    {
        while (_unfilled.TryDequeue(out var parameter))
        {
            var info = Info(parameter.Block);
            foreach (var edge in info.Edges)
            {
                Find(parameter.Variable, edge.From);
            }

            AddArguments(parameter.Variable, info);
        }
    }

    private void AddArguments(VariableSymbol variable, BlockInfo info)
    {
        foreach (var edge in info.Edges)
        {
            IrBuilder.AddBranchArgument(edge.Branch, edge.Target, _values[(variable, edge.From)]);
        }
    }

    private BlockInfo Info(IrBlock block)
    {
        if (!_blocks.TryGetValue(block, out var info))
        {
            _blocks.Add(block, info = new BlockInfo());
        }

        return info;
    }

    /// <summary>An edge of the control flow.</summary>
    private readonly record struct Edge(IrBlock From, IrInstruction Branch, int Target);

    /// <summary>What is known about a block.</summary>
    private sealed class BlockInfo
    {
        public List<Edge> Edges { get; } = [];

        /// <summary>Of a loop header, the variables assigned in the loop; else null.</summary>
        public HashSet<VariableSymbol>? AssignedInLoop { get; set; }

        /// <summary>True while edges may still be added to a loop header.</summary>
        public bool IsOpen { get; set; }

        /// <summary>The variables whose parameters of an open loop header have no arguments yet.</summary>
        public List<VariableSymbol> Incomplete { get; } = [];

        public bool IsLoopHeader => AssignedInLoop is not null;

        public bool IsAssignedInLoop(VariableSymbol variable) => AssignedInLoop is { } assigned && assigned.Contains(variable);
    }
}
