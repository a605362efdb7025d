// The own group. Along each path a counted value is owned from its definition until an operand or argument consumes it. The
// check walks the blocks in reverse postorder with the list of owned values: the first edge into a block says which values
// arrive owned, every other edge must agree. A path that ends the program owes nothing, so that where all paths do, what arrives
// on one edge only is forgotten. Where a call has given a frame it has given nothing else. A borrowed value is not owned here; it
// is a part of another one, or the caller's, and lives as long as that.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Verify;

internal sealed class OwnershipRules
{
    private readonly VerificationContext _context;
    private readonly ControlFlow _flow;
    private readonly EndingBlocks _ending;

    /// <summary>The values that arrive owned in each block, by block number; null until an edge has been seen.</summary>
    private readonly List<IrValue>?[] _arriving;

    /// <summary>By value number: true while the value is owned at the point that the walk has reached.</summary>
    private readonly bool[] _isOwned;

    /// <summary>By value number: the last comparison in which the value occurred, for comparing lists without sorting.</summary>
    private readonly int[] _lastComparison;
    private int _comparison;

    private OwnershipRules(VerificationContext context, ControlFlow flow)
    {
        _context = context;
        _flow = flow;
        _ending = EndingBlocks.WithoutSuspension(flow);
        _arriving = new List<IrValue>?[context.Function.BlockCapacity];
        _isOwned = new bool[context.Function.ValueCapacity];
        _lastComparison = new int[context.Function.ValueCapacity];
    }

    public static void Check(VerificationContext context, ControlFlow flow) => new OwnershipRules(context, flow).Run();

    private void Run()
    {
        List<IrValue> owned = [];
        foreach (var block in _flow.ReversePostorder)
        {
            owned.Clear();
            Own(_arriving[block.Id] ?? [], owned);
            Own(block.Parameters, owned);
            foreach (var instruction in block.Instructions)
            {
                CheckOperands(block, instruction);
                Own(instruction.Results, owned);
                if (instruction.Info.IsTerminator)
                {
                    CheckEnd(block, instruction, owned);
                }
            }

            foreach (var value in owned)
            {
                _isOwned[value.Id] = false;
            }
        }
    }

    private void Own(IReadOnlyList<IrValue> values, List<IrValue> owned)
    {
        foreach (var value in values)
        {
            if (value.Type.IsCounted && !value.IsBorrowed)
            {
                _isOwned[value.Id] = true;
                owned.Add(value);
            }
        }
    }

    /// <summary>What is consumed goes first, so that an instruction cannot also borrow it; but a frame holds a part beside the whole that owns it.</summary>
    private void CheckOperands(IrBlock block, IrInstruction instruction)
    {
        var signature = OperandSignature.Of(instruction, _context.Function);
        var (first, second) = instruction.Opcode is Opcode.FrameNew or Opcode.FrameSave
            ? (OperandMode.Borrow, OperandMode.Consume)
            : (OperandMode.Consume, OperandMode.Borrow);
        CheckOperands(block, instruction, signature, first);
        CheckOperands(block, instruction, signature, second);
    }

    private void CheckOperands(IrBlock block, IrInstruction instruction, OperandSignature signature, OperandMode mode)
    {
        for (var i = 0; i < instruction.Operands.Count; i++)
        {
            if (instruction.Operands[i].Type.IsCounted && signature.Mode(i) == mode)
            {
                Use(instruction.Operands[i], mode, block, instruction);
            }
        }
    }

    private void Use(IrValue value, OperandMode mode, IrBlock block, IrInstruction instruction)
    {
        if (value.IsBorrowed)
        {
            UseBorrowed(value, mode, block, instruction);
            return;
        }

        if (!_isOwned[value.Id])
        {
            _context.Report(VerificationRules.UseAfterConsume, $"{_context.NameOf(value)} is consumed before", block, instruction);
        }

        _isOwned[value.Id] &= mode == OperandMode.Borrow;
    }

    private void UseBorrowed(IrValue value, OperandMode mode, IrBlock block, IrInstruction instruction)
    {
        if (mode == OperandMode.Consume)
        {
            _context.Report(VerificationRules.Borrowed, $"{_context.NameOf(value)} is borrowed and cannot be consumed", block, instruction);
        }

        var owner = value.Owner;
        if (!owner.IsBorrowed && !_isOwned[owner.Id])
        {
            _context.Report(
                VerificationRules.Borrowed, $"{_context.NameOf(value)} is a part of {_context.NameOf(owner)}, which is consumed", block, instruction);
        }
    }

    private void CheckEnd(IrBlock block, IrInstruction terminator, List<IrValue> owned)
    {
        for (var i = 0; i < terminator.Targets.Count; i++)
        {
            var absent = i == 1 && FrameTest.SuspendedOnSecondEdge(terminator) is { } suspended ? suspended.Results.Where(result => _isOwned[result.Id]).ToList() : [];
            absent.ForEach(result => _isOwned[result.Id] = false);
            CheckEdge(block, terminator, terminator.Targets[i], owned);
            absent.ForEach(result => _isOwned[result.Id] = true);
        }

        if (terminator.Targets.Count == 0 && (terminator.Effects & OpEffects.NoReturn) == 0)
        {
            foreach (var value in owned)
            {
                if (_isOwned[value.Id] && !FrameTest.CannotBeKept(value, terminator, _context.Function))
                {
                    _context.Report(VerificationRules.Leak, $"{_context.NameOf(value)} is never consumed", block, terminator);
                }
            }
        }
    }

    /// <summary>The arguments of a target are consumed on its edge only; a borrowed part may go there beside its owner, so it is looked at first.</summary>
    private void CheckEdge(IrBlock block, IrInstruction terminator, IrBranchTarget target, List<IrValue> owned)
    {
        List<IrValue> consumed = [];
        CheckArguments(block, terminator, target, OperandMode.Borrow);
        for (var i = 0; i < target.Arguments.Count; i++)
        {
            if (target.Arguments[i] is { Type.IsCounted: true } argument && _isOwned[argument.Id])
            {
                consumed.Add(argument);
            }
        }

        CheckArguments(block, terminator, target, OperandMode.Consume);
        var leaving = owned.FindAll(value => _isOwned[value.Id]);
        if (_arriving[target.Block.Id] is { } arriving && _ending.Contains(target.Block))
        {
            var others = Without(arriving, leaving);
            arriving.RemoveAll(others.Contains);
        }
        else if (_arriving[target.Block.Id] is { } expected)
        {
            Compare(block, terminator, target.Block, leaving, expected);
        }
        else
        {
            _arriving[target.Block.Id] = leaving;
        }

        foreach (var argument in consumed)
        {
            _isOwned[argument.Id] = true;
        }
    }

    private void CheckArguments(IrBlock block, IrInstruction terminator, IrBranchTarget target, OperandMode mode)
    {
        for (var i = 0; i < target.Arguments.Count; i++)
        {
            var (argument, parameter) = (target.Arguments[i], target.Block.Parameters[i]);
            if (!argument.Type.IsCounted || (parameter.IsBorrowed && argument.IsBorrowed) != (mode == OperandMode.Borrow))
            {
                continue;
            }

            Use(argument, mode, block, terminator);
            if (parameter.IsBorrowed && !argument.IsBorrowed)
            {
                _context.Report(VerificationRules.Borrowed, $"{_context.NameOf(argument)} is owned, and {_context.NameOf(parameter)} is not", block, terminator);
            }
        }
    }

    private void Compare(IrBlock block, IrInstruction terminator, IrBlock target, List<IrValue> leaving, List<IrValue> arriving)
    {
        foreach (var value in Without(arriving, leaving))
        {
            _context.Report(
                VerificationRules.Join,
                $"{_context.NameOf(value)} is consumed on this path to {_context.NameOf(target)} and not on another", block, terminator);
        }

        foreach (var value in Without(leaving, arriving))
        {
            _context.Report(
                VerificationRules.Join,
                $"{_context.NameOf(value)} is still owned on this path to {_context.NameOf(target)} and not on another", block, terminator);
        }
    }

    /// <summary>The values of one list that are not in the other.</summary>
    private List<IrValue> Without(List<IrValue> values, List<IrValue> others)
    {
        _comparison++;
        foreach (var other in others)
        {
            _lastComparison[other.Id] = _comparison;
        }

        return values.FindAll(value => _lastComparison[value.Id] != _comparison);
    }
}
