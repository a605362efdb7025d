// The operands that an instruction must have: how many, of which types, and which of them it consumes. The one place where
// row, callee, runtime entry and function results come together; verifier, ownership and backends ask here.
using System;
using System.Collections.Immutable;
using System.Diagnostics;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.IR.Ops;

/// <summary>The operands that an instruction must have.</summary>
public readonly struct OperandSignature
{
    private readonly ImmutableArray<OperandInfo> _own;
    private readonly IrInstruction _instruction;
    private readonly IrFunction _function;
    private readonly int _skipped;

    private OperandSignature(IrInstruction instruction, IrFunction function)
    {
        _instruction = instruction;
        _function = function;
        _own = instruction.Info.Operands;
        (_skipped, var others, IsVariadic) = instruction.Info.Shape switch
        {
            OperandShape.Fixed => (0, 0, false),
            OperandShape.Callee => (0, instruction.Callee.Parameters.Count, false),
            OperandShape.TaskArguments => SkipWorker(instruction.Callee),
            OperandShape.RuntimeEntry => SkipHidden(instruction.Entry, function.Module.Stage),
            OperandShape.FunctionResults => (0, function.Results.Length, false),
            _ => throw new UnreachableException($"operand shape {instruction.Info.Shape} has no meaning"),
        };
        MinimumCount = _own.Length + others;
    }

    /// <summary>The number of operands; the least number if <see cref="IsVariadic"/>.</summary>
    public int MinimumCount { get; }

    /// <summary>True if the last operand may be repeated, none included.</summary>
    public bool IsVariadic { get; }

    /// <summary>The operands of an instruction of a function, whose immediate must be of the kind that the row says.</summary>
    public static OperandSignature Of(IrInstruction instruction, IrFunction function) => new(instruction, function);

    /// <summary>True if so many operands are right.</summary>
    public bool Accepts(int count) => IsVariadic ? count >= MinimumCount : count == MinimumCount;

    /// <summary>True if the type is right for an operand.</summary>
    public bool Accepts(int index, IrType type)
    {
        if (index >= _own.Length)
        {
            return RestType(index - _own.Length) == type;
        }

        var operand = _own[index];
        return operand.Rule switch
        {
            OperandRule.Fixed => type == operand.Type,
            OperandRule.Counted => type.IsCounted,
            OperandRule.Future => type.Kind == IrTypeKind.Future,
            OperandRule.OfGlobal => type == _instruction.Global.Type,
            _ => throw new UnreachableException($"operand rule {operand.Rule} has no meaning"),
        };
    }

    /// <summary>What is right for an operand, in words.</summary>
    public string Describe(int index)
    {
        if (index >= _own.Length)
        {
            return RestType(index - _own.Length)?.Text ?? "nothing";
        }

        var operand = _own[index];
        return operand.Rule switch
        {
            OperandRule.Fixed => operand.Type?.Text ?? "nothing",
            OperandRule.Counted => "a counted type",
            OperandRule.Future => "a future",
            OperandRule.OfGlobal => _instruction.Global.Type.Text,
            _ => throw new UnreachableException($"operand rule {operand.Rule} has no meaning"),
        };
    }

    /// <summary>What the instruction does with a counted operand from stage <c>owned</c> on.</summary>
    public OperandMode Mode(int index)
        => index < _own.Length
            ? _own[index].Mode
            : _instruction.Info.Shape == OperandShape.RuntimeEntry ? EntryParameter(index - _own.Length).Mode : OperandMode.Consume;

    private IrType? RestType(int index) => _instruction.Info.Shape switch
    {
        OperandShape.Callee or OperandShape.TaskArguments => _instruction.Callee.Parameters[index + _skipped].Type,
        OperandShape.RuntimeEntry => RuntimeAbi.ToIrType(EntryParameter(index).Type),
        OperandShape.FunctionResults => _function.Results[index],
        _ => throw new UnreachableException($"operand shape {_instruction.Info.Shape} has no further operands"),
    };

    private RuntimeParameter EntryParameter(int index)
    {
        var parameters = _instruction.Entry.Parameters;
        var last = parameters.Length - (_instruction.Entry.TakesLocation ? 2 : 1);
        return parameters[Math.Min(index + _skipped, last)];
    }

    private static (int Skipped, int Others, bool IsVariadic) SkipWorker(IrFunction callee)
    {
        var skipped = callee.TakesWorker ? 1 : 0;
        return (skipped, callee.Parameters.Count - skipped, false);
    }

    private static (int Skipped, int Others, bool IsVariadic) SkipHidden(RuntimeEntry entry, IrStage stage)
    {
        var skipped = entry.TakesWorker && stage < IrStage.Suspend ? 1 : 0;
        var hidden = skipped + (entry.TakesLocation ? 1 : 0) + (entry.IsVariadic ? 1 : 0);
        return (skipped, entry.Parameters.Length - hidden, entry.IsVariadic);
    }
}
