// A function: a signature and a list of blocks, the first of which is the entry.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Model;

/// <summary>A function of a module. The parameters of the entry block are the parameters of the function.</summary>
public sealed class IrFunction
{
    private int _nextValue;
    private int _nextBlock;

    internal IrFunction(IrModule module, string name, ImmutableArray<IrType> results, IrLocation location)
    {
        Module = module;
        Name = name;
        Results = results;
        Location = location;
        Entry = NewBlock("entry");
        BlockList.Add(Entry);
    }

    /// <summary>The module that the function belongs to.</summary>
    public IrModule Module { get; }

    /// <summary>The unique name, without the '@' of the text form; synthesised functions begin with '$'.</summary>
    public string Name { get; }

    /// <summary>The result types: any number of values (a value and in-out parameters), and a frame behind them where a suspending function has reached stage <c>suspend</c>.</summary>
    public ImmutableArray<IrType> Results { get; internal set; }

    /// <summary>Where the function is declared.</summary>
    public IrLocation Location { get; }

    /// <summary>True if a call may have to wait (inferred over the call graph by the suspend analysis).</summary>
    public bool Suspends { get; internal set; }

    /// <summary>
    /// True if the function never suspends, spawns, calls a closure or touches a global, so that it may be called between
    /// <c>global.take</c> and <c>global.put</c> (found over the call graph).
    /// </summary>
    public bool IsLeaf { get; internal set; }

    /// <summary>
    /// The function that this one goes on with after it was suspended (stage <c>suspend</c>); null for a function of the program. The frame holds
    /// what is live at the place, and the state says which place it is.
    /// </summary>
    public IrFunction? ResumeOf { get; internal set; }

    /// <summary>The block where calls begin.</summary>
    public IrBlock Entry { get; }

    /// <summary>All blocks; the entry is the first.</summary>
    public IReadOnlyList<IrBlock> Blocks => BlockList;

    /// <summary>The parameters, those of the entry block.</summary>
    public IReadOnlyList<IrValue> Parameters => Entry.Parameters;

    /// <summary>The results that callers see: all but the frame.</summary>
    public ImmutableArray<IrType> ValueResults => Results.Length > 0 && Results[^1].Kind == IrTypeKind.Frame ? Results[..^1] : Results;

    /// <summary>The result of a task or closure: the first result unless that is the frame; <see cref="IrType.Unit"/> if there is none.</summary>
    public IrType ValueResult => Results.FirstOrDefault(type => type.Kind != IrTypeKind.Frame) ?? IrType.Unit;

    /// <summary>True if the first parameter is the worker (stage <c>suspend</c>).</summary>
    public bool TakesWorker => Parameters.Count > 0 && Parameters[0].Type.Kind == IrTypeKind.Worker;

    /// <summary>One more than the largest value number; the size for arrays indexed by <see cref="IrValue.Id"/>.</summary>
    public int ValueCapacity => _nextValue;

    /// <summary>One more than the largest block number; the size for arrays indexed by <see cref="IrBlock.Id"/>.</summary>
    public int BlockCapacity => _nextBlock;

    /// <summary>What a call does with a counted argument from stage <c>owned</c> on.</summary>
    public OperandMode ModeOf(int parameter) => Parameters[parameter].IsBorrowed ? OperandMode.Borrow : OperandMode.Consume;

    internal List<IrBlock> BlockList { get; } = [];

    internal IrValue NewValue(IrType type, string? name) => new(_nextValue++, type, name);

    internal IrBlock NewBlock(string name) => new(this, _nextBlock++, name);
}
