// Puts a copy of a counted loop before it, whose turns run as long as the counter is below the limit of a guard, without the
// checks that the guard has made superfluous; then the loop as it is goes on with the turns that are left. Parts that the turns
// change are values of their own in the copy: moved out before it, put back behind it.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Passes;

internal sealed class LoopCopy
{
    private readonly CountedLoop _loop;
    private readonly LoopArrays _arrays;
    private readonly LoopGuard _guard;
    private readonly IrFunction _function;

    /// <summary>By parameter of the header, which changes: the part of it that is moved out.</summary>
    private readonly IReadOnlyDictionary<IrValue, LoopPlace> _taken;
    private readonly Dictionary<IrValue, IrValue> _values = [];
    private readonly Dictionary<IrBlock, IrBlock> _blocks = [];
    private readonly IrBlock _test;

    private LoopCopy(CountedLoop loop, LoopArrays arrays, LoopGuard guard, IReadOnlyDictionary<IrValue, LoopPlace> taken)
    {
        (_loop, _arrays, _guard, _taken) = (loop, arrays, guard, taken);
        _function = loop.Header.Function;
        _test = _function.NewBlock(loop.Header.Name);
    }

    /// <summary>Puts guard and copy before the loop, at once.</summary>
    public static void Insert(CountedLoop loop, LoopArrays arrays, LoopGuard guard, IReadOnlyDictionary<IrValue, LoopPlace> taken)
        => new LoopCopy(loop, arrays, guard, taken).Run();

    private void Run()
    {
        List<IrValue> arguments = [.. _loop.Entry.Arguments];
        Dictionary<IrValue, IrInstruction> takes = [];
        foreach (var (root, place) in _taken)
        {
            takes.Add(root, _guard.Take(place));
            arguments[root.Index] = takes[root].Results[1];
        }

        // Only behind that: what is taken may need blocks of its own.
        var exit = _function.NewBlock("rest");
        MakeBlocks();
        Append(_guard.End, Opcode.Br, [], new IrBranchTarget(_test, arguments));
        MakeTest(exit);
        MakeExit(exit, takes);
        foreach (var block in _loop.Blocks)
        {
            foreach (var instruction in block.Instructions)
            {
                Copy(instruction, _blocks[block]);
            }
        }

        IrEditor.Retarget(_loop.Entry, _guard.Blocks[0], []);
        _function.BlockList.InsertRange(
            _function.BlockList.IndexOf(_loop.Header), [.. _guard.Blocks, _test, .. _loop.Blocks.Select(block => _blocks[block]), exit]);
    }

    /// <summary>The blocks, and all values that are not replaced by others: one may be used in a block before the one that makes it.</summary>
    private void MakeBlocks()
    {
        foreach (var block in _loop.Blocks)
        {
            var copy = _function.NewBlock(block.Name);
            _blocks.Add(block, copy);
            foreach (var parameter in block.Parameters)
            {
                _values.Add(parameter, IrBuilder.AddBlockParameter(block == _loop.Header ? _test : copy, TypeOf(parameter), parameter.Name));
            }
        }

        foreach (var result in _loop.Blocks.SelectMany(block => block.Instructions).SelectMany(instruction => instruction.Results))
        {
            _values.Add(result, _function.NewValue(TypeOf(result), result.Name));
        }
    }

    private IrType TypeOf(IrValue value)
        => TakenOf(value) is { } place ? LoopGuard.UncheckedPath(place).PartOf(place.Root.Type)! : value.Type; // The path is one of the program.

    private LoopPlace? TakenOf(IrValue value) => _arrays.ChangingRoot(value) is { } root ? _taken.GetValueOrDefault(root) : null;

    private void MakeTest(IrBlock exit)
    {
        var isBelow = _function.NewValue(IrType.Bool, null);
        _test.InstructionList.Add(new IrInstruction(
            OpTable.Get(Opcode.LtInt), [_values[_loop.Counter], _guard.Limit], [isBelow], null, [], _loop.Test.Location));
        Append(_test, Opcode.BrIf, [isBelow], new IrBranchTarget(_blocks[_loop.Header], []), new IrBranchTarget(exit, []));
    }

    private void MakeExit(IrBlock exit, Dictionary<IrValue, IrInstruction> takes)
    {
        List<IrValue> arguments = [.. _loop.Header.Parameters.Select(parameter => _values[parameter])];
        foreach (var (root, take) in takes)
        {
            var whole = _function.NewValue(root.Type, root.Name);
            exit.InstructionList.Add(new IrInstruction(
                OpTable.Get(Opcode.Put), [take.Results[0], .. take.Operands.Skip(1), arguments[root.Index]], [whole], take.Path, [], take.Location));
            arguments[root.Index] = whole;
        }

        Append(exit, Opcode.Br, [], new IrBranchTarget(_loop.Header, arguments));
    }

    private void Append(IrBlock block, Opcode opcode, IrValue[] operands, params IrBranchTarget[] targets)
        => block.InstructionList.Add(new IrInstruction(OpTable.Get(opcode), operands, [], null, targets, _loop.Test.Location));

    private void Copy(IrInstruction instruction, IrBlock block)
    {
        if (instruction == _loop.Test)
        {
            Append(block, Opcode.Br, [], Copy(instruction.Targets[0]));
        }
        else if (instruction.Opcode is Opcode.Get or Opcode.Set)
        {
            CopyAccess(instruction, block);
        }
        else
        {
            Add(block, instruction, instruction.Immediate, [.. instruction.Operands.Select(Map)]);
        }
    }

    private void CopyAccess(IrInstruction access, IrBlock block)
    {
        if (access.Opcode == Opcode.Get && _arrays.PlaceOf(access.Result) is { } place && _guard.OldValueAt(place) is { } known)
        {
            _values[access.Result] = known;
            return;
        }

        // What is moved out begins where the path of the part ends.
        var root = access.Operands[0];
        var first = TakenOf(root) is { } taken ? taken.Steps.Length : 0;
        var steps = access.Path.Steps;
        if (first == steps.Length)
        {
            _values[access.Result] = Map(root);
            return;
        }

        var skipped = steps.Take(first).Count(step => step.TakesIndex);
        IrPath path = new([.. Enumerable.Range(first, steps.Length - first).Select(step => IsInside(access, step) ? PathStep.UncheckedElement : steps[step])]);
        Add(block, access, path, [Map(root), .. access.Operands.Skip(1 + skipped).Select(Map)]);
    }

    private bool IsInside(IrInstruction access, int step)
    {
        if (access.Path.Steps[step].Kind != PathStepKind.Element || _arrays.PlaceOf(access, step) is not { } array)
        {
            return false;
        }

        var operand = 1 + access.Path.Steps.Take(step).Count(before => before.TakesIndex);
        return _arrays.IndexOf(access.Operands[operand]) is { } index && _guard.IsInside(array, index);
    }

    private void Add(IrBlock block, IrInstruction instruction, IrImmediate? immediate, IrValue[] operands)
        => block.InstructionList.Add(new IrInstruction(
            instruction.Info, operands, [.. instruction.Results.Select(result => _values[result])], immediate, [.. instruction.Targets.Select(Copy)], instruction.Location));

    private IrBranchTarget Copy(IrBranchTarget target)
        => new(target.Block == _loop.Header ? _test : _blocks.GetValueOrDefault(target.Block, target.Block), [.. target.Arguments.Select(Map)]);

    private IrValue Map(IrValue value) => _values.GetValueOrDefault(value, value);
}
