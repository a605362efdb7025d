// Appends in front of a loop what must be known before its turns may run without checks: a chain of tests that leads to the loop
// as it is where one fails, and at its end the number that the counter must stay below. Nothing here can panic: what would not
// hold in some turn shows itself there, in the loop as it is.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Passes;

internal sealed class LoopGuard
{
    private readonly CountedLoop _loop;
    private readonly IrFunction _function;
    private readonly LoopArrays _arrays;
    private readonly ImmutableArray<IrValue> _entryArguments;
    private readonly Dictionary<LoopPlace, IrValue> _values = [];
    private readonly Dictionary<LoopPlace, IrValue> _lengths = [];
    private readonly Dictionary<IrValue, IrValue> _constants = [];
    private readonly HashSet<(LoopPlace Array, LoopIndex Index)> _inside = [];
    private readonly HashSet<IrValue> _atLeastZero = [];

    public LoopGuard(CountedLoop loop, LoopArrays arrays)
    {
        _loop = loop;
        _arrays = arrays;
        _function = loop.Header.Function;
        _entryArguments = [.. loop.Entry.Arguments];
        End = AddBlock();
        Limit = Constant(loop.Bound);
    }

    public List<IrBlock> Blocks { get; } = [];

    /// <summary>Where the guard goes on to what it guards.</summary>
    public IrBlock End { get; private set; }

    /// <summary>What the counter must stay below.</summary>
    public IrValue Limit { get; private set; }

    /// <summary>True if the index is known to lie inside of the array, where the counter is below the limit.</summary>
    public bool IsInside(LoopPlace array, LoopIndex index) => _inside.Contains((array, index));

    /// <summary>The value at a place that has been looked at; null if it has not been, or may have changed since.</summary>
    public IrValue? OldValueAt(LoopPlace place) => place.Steps.Length > 0 && _loop.IsOlder(place.Root) ? _values.GetValueOrDefault(place) : null;

    /// <summary>Sees to it that an index lies inside of an array.</summary>
    public void Require(LoopPlace array, LoopIndex index)
    {
        if (!_inside.Contains((array, index)))
        {
            var length = LengthOf(array);
            if (index.IsCounting)
            {
                RequireCounting(index, length);
            }
            else
            {
                RequireInside(ValueOf(index), length);
            }

            _inside.Add((array, index));
        }
    }

    /// <summary>Sees to it that there is a turn to run.</summary>
    public void RequireTurn() => Require(Opcode.LtInt, Constant(_loop.Start), Limit);

    /// <summary>The value at a place, all of whose indices lie inside.</summary>
    public IrValue ValueAt(LoopPlace place)
    {
        if (!_values.TryGetValue(place, out var value))
        {
            var root = _loop.IsOlder(place.Root) ? place.Root : _entryArguments[place.Root.Index];
            if (place.Steps.IsEmpty)
            {
                value = root;
            }
            else
            {
                RequireWay(place);
                var path = UncheckedPath(place);
                value = Emit(Opcode.Get, path.PartOf(root.Type)!, path, [root, .. Indices(place)]); // LoopArrays has followed a path of the program.
            }

            _values.Add(place, value);
        }

        return value;
    }

    /// <summary>Moves what is at a place out of what the loop begins with.</summary>
    public IrInstruction Take(LoopPlace place)
    {
        RequireWay(place);
        var root = _entryArguments[place.Root.Index];
        var path = UncheckedPath(place);
        IrInstruction take = new(
            OpTable.Get(Opcode.Take),
            [root, .. Indices(place)],
            [_function.NewValue(root.Type, null), _function.NewValue(path.PartOf(root.Type)!, place.Root.Name)], // As above.
            path,
            [],
            _loop.Test.Location);
        End.InstructionList.Add(take);
        return take;
    }

    public static IrPath UncheckedPath(LoopPlace place)
        => new([.. place.Steps.Select(step => step.Step.TakesIndex ? PathStep.UncheckedElement : step.Step)]);

    private List<IrValue> Indices(LoopPlace place)
        => place.Steps.Where(step => step.Step.TakesIndex).Select(step => ValueOf(step.Index)).ToList();

    private void RequireWay(LoopPlace place)
    {
        for (var i = 0; i < place.Steps.Length; i++)
        {
            if (place.Steps[i].Step.TakesIndex)
            {
                Require(place.Upto(i), place.Steps[i].Index);
            }
        }
    }

    private void RequireInside(IrValue index, IrValue length)
    {
        RequireAtLeastZero(index);
        Require(Opcode.LtInt, index, length);
    }

    /// <summary>
    /// The counter only grows: its first value is the least. What is added to it lies between 0 and the length, so that no sum
    /// wraps; or it is a negative constant, which the first value must make up for.
    /// </summary>
    private void RequireCounting(LoopIndex index, IrValue length)
    {
        if (index is { Term: null, Offset: < 0 })
        {
            Require(Opcode.GeInt, Constant(_loop.Start), ConstantOf(-index.Offset));
            StayBelow(Emit(Opcode.AddWrap, IrType.Int, null, [length, ConstantOf(-index.Offset)]));
            return;
        }

        RequireAtLeastZero(Constant(_loop.Start));
        if (index is { Term: null, Offset: 0 })
        {
            StayBelow(length);
            return;
        }

        var added = ValueOf(index with { IsCounting = false });
        RequireAtLeastZero(added);
        Require(Opcode.LeInt, added, length);
        StayBelow(Emit(Opcode.SubWrap, IrType.Int, null, [length, added]));
    }

    private void RequireAtLeastZero(IrValue value)
    {
        if (value.Definition is not { Immediate: IntConstant { Value: >= 0 } } && _atLeastZero.Add(value))
        {
            Require(Opcode.GeInt, value, ConstantOf(0));
        }
    }

    private void Require(Opcode comparison, IrValue a, IrValue b)
    {
        var condition = Emit(comparison, IrType.Bool, null, [a, b]);
        var next = AddBlock();
        Branch(condition, new IrBranchTarget(next, []), new IrBranchTarget(_loop.Header, [.. _entryArguments]));
        End = next;
    }

    private void StayBelow(IrValue limit)
    {
        var isLess = Emit(Opcode.LtInt, IrType.Bool, null, [limit, Limit]);
        var next = AddBlock();
        Branch(isLess, new IrBranchTarget(next, [limit]), new IrBranchTarget(next, [Limit]));
        End = next;
        Limit = IrBuilder.AddBlockParameter(next, IrType.Int, null);
    }

    private IrValue LengthOf(LoopPlace place)
    {
        if (!_lengths.TryGetValue(place, out var length))
        {
            _lengths.Add(place, length = Emit(Opcode.ArrayLen, IrType.Int, null, [ValueAt(place)]));
        }

        return length;
    }

    private IrValue ValueOf(LoopIndex index)
        => index.Term is null ? ConstantOf(index.Offset)
            : index.Offset == 0 ? Constant(index.Term)
            : Emit(Opcode.AddWrap, IrType.Int, null, [Constant(index.Term), ConstantOf(index.Offset)]);

    private IrValue ConstantOf(long value) => Emit(Opcode.Const, IrType.Int, new IntConstant(value), []);

    /// <summary>A value that is the same in each turn, computed here if it is not older than the loop.</summary>
    private IrValue Constant(IrValue value)
    {
        if (_loop.IsOlder(value))
        {
            return value;
        }

        if (!_constants.TryGetValue(value, out var constant))
        {
            var definition = value.Definition!; // LoopArrays.IsConstant: a parameter of the loop is none.
            constant = definition.Opcode == Opcode.ArrayLen
                ? LengthOf(_arrays.PlaceOf(definition.Operands[0])!) // As above: it has a place.
                : Emit(definition.Opcode, value.Type, definition.Immediate, [.. definition.Operands.Select(Constant)]);
            _constants.Add(value, constant);
        }

        return constant;
    }

    private IrValue Emit(Opcode opcode, IrType type, IrImmediate? immediate, IrValue[] operands)
    {
        var result = _function.NewValue(type, null);
        End.InstructionList.Add(new IrInstruction(OpTable.Get(opcode), operands, [result], immediate, [], _loop.Test.Location));
        return result;
    }

    private void Branch(IrValue condition, IrBranchTarget first, IrBranchTarget second)
        => End.InstructionList.Add(new IrInstruction(OpTable.Get(Opcode.BrIf), [condition], [], null, [first, second], _loop.Test.Location));

    private IrBlock AddBlock()
    {
        var block = _function.NewBlock("guard");
        Blocks.Add(block);
        return block;
    }
}
