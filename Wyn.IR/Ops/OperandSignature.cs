// The operands that an instruction must have: how many, of which types, and which of them it consumes. The one place where
// row, callee, runtime entry, path, type and function results come together; verifier, ownership and backends ask here.
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

    /// <summary>The number of parameters of the callee or runtime entry before the one of the first further operand.</summary>
    private readonly int _skipped;

    private OperandSignature(IrInstruction instruction, IrFunction function)
    {
        _instruction = instruction;
        _function = function;
        _own = instruction.Info.Operands;
        var stage = function.Module.Stage;
        (_skipped, var least, var most) = instruction.Info.Shape switch
        {
            OperandShape.Fixed => Exactly(0),
            OperandShape.Callee => Exactly(instruction.Callee.Parameters.Count),
            OperandShape.TaskArguments => SkipWorker(instruction.Callee),
            OperandShape.RuntimeEntry => SkipHidden(instruction.Entry, stage),
            OperandShape.FunctionResults => Exactly(function.Results.Length),
            OperandShape.Path => Exactly(instruction.Path.IndexCount),
            OperandShape.PathAndValue => Exactly(instruction.Path.IndexCount + 1),
            OperandShape.Fields => Exactly(FieldsOf(instruction)?.Length ?? 0),
            OperandShape.Payload => Exactly(instruction.Variant.Variant.Payload.Length),
            OperandShape.Elements or OperandShape.Channels or OperandShape.Live => (0, 0, int.MaxValue),
            OperandShape.ResumedResults => Exactly(function.ResumeOf?.ValueResults.Length ?? 0),
            OperandShape.Captures => SkipWorker(instruction.Callee) with { Least = 0 },
            OperandShape.Closure => ClosureOperands(instruction, stage),
            _ => throw new UnreachableException($"operand shape {instruction.Info.Shape} has no meaning"),
        };
        MinimumCount = _own.Length + least;
        MaximumCount = most == int.MaxValue ? most : _own.Length + most;
    }

    /// <summary>The least number of operands.</summary>
    public int MinimumCount { get; }

    /// <summary>The largest number of operands; <see cref="int.MaxValue"/> if there is none.</summary>
    public int MaximumCount { get; }

    /// <summary>The operands of an instruction of a function, whose immediate must be of the kind that the row says.</summary>
    public static OperandSignature Of(IrInstruction instruction, IrFunction function) => new(instruction, function);

    /// <summary>True if so many operands are right.</summary>
    public bool Accepts(int count) => MinimumCount <= count && count <= MaximumCount;

    /// <summary>True if the type is right for an operand.</summary>
    public bool Accepts(int index, IrType type)
    {
        if (index >= _own.Length)
        {
            return IsClosure(index) ? type.Kind == IrTypeKind.Function
                : IsChannel(index) ? type.Kind == IrTypeKind.Channel
                : _instruction.Info.Shape == OperandShape.Live || RestType(index - _own.Length) == type;
        }

        var operand = _own[index];
        return operand.Rule switch
        {
            OperandRule.Counted => type.IsCounted,
            OperandRule.Future => type.Kind == IrTypeKind.Future,
            OperandRule.Any => true,
            OperandRule.Root => _instruction.Path.PartOf(type) is not null,
            OperandRule.Enum => type.Kind == IrTypeKind.Enum,
            OperandRule.Array => type.Kind == IrTypeKind.Array,
            OperandRule.Box => type.Kind == IrTypeKind.Box,
            OperandRule.Channel => type.Kind == IrTypeKind.Channel,
            OperandRule.Cell => type.Kind == IrTypeKind.Cell,
            OperandRule.Handle => type.Kind is IrTypeKind.Channel or IrTypeKind.Cell,
            _ => type == RequiredType(operand),
        };
    }

    /// <summary>What is right for an operand, in words.</summary>
    public string Describe(int index)
    {
        if (index >= _own.Length)
        {
            return IsClosure(index) ? "a closure" : IsChannel(index) ? "a channel" : RestType(index - _own.Length)?.Text ?? "nothing";
        }

        var operand = _own[index];
        return operand.Rule switch
        {
            OperandRule.Counted => "a counted type",
            OperandRule.Future => "a future",
            OperandRule.Any => "any type",
            OperandRule.Root => "a type that has the path",
            OperandRule.Enum => "an enum",
            OperandRule.Array => "an array",
            OperandRule.Box => "a box",
            OperandRule.Channel => "a channel",
            OperandRule.Cell => "a cell",
            OperandRule.Handle => "a channel or cell",
            _ => RequiredType(operand)?.Text ?? "nothing",
        };
    }

    /// <summary>What the instruction does with a counted operand from stage <c>owned</c> on.</summary>
    public OperandMode Mode(int index)
    {
        if (index < _own.Length)
        {
            return _own[index].Mode;
        }

        return _instruction.Info.Shape switch
        {
            OperandShape.RuntimeEntry => EntryParameter(index - _own.Length).Mode,
            OperandShape.Callee => _instruction.Callee.ModeOf(index - _own.Length),
            OperandShape.Closure => IsClosure(index) ? OperandMode.Borrow : OperandMode.Consume,
            OperandShape.Channels => OperandMode.Borrow,
            OperandShape.Live => _instruction.Operands[index].IsBorrowed ? OperandMode.Borrow : OperandMode.Consume,
            _ => OperandMode.Consume,
        };
    }

    /// <summary>The type of an operand whose rule leaves one.</summary>
    private IrType? RequiredType(OperandInfo operand) => operand.Rule switch
    {
        OperandRule.Fixed => operand.Type,
        OperandRule.OfGlobal => _instruction.Global.Type,
        OperandRule.OfFirst => _instruction.Operands[0].Type,
        OperandRule.Element => ElementOf(_instruction.Operands[_own[0].Type?.Kind == IrTypeKind.Worker ? 1 : 0].Type),
        _ => throw new UnreachableException($"operand rule {operand.Rule} has no meaning"),
    };

    private IrType? RestType(int index) => _instruction.Info.Shape switch
    {
        OperandShape.Callee or OperandShape.TaskArguments or OperandShape.Captures => _instruction.Callee.Parameters[index + _skipped].Type,
        OperandShape.RuntimeEntry => RuntimeAbi.ToIrType(EntryParameter(index).Type),
        OperandShape.FunctionResults => _function.Results[index],
        OperandShape.Path or OperandShape.PathAndValue
            => index < _instruction.Path.IndexCount ? IrType.Int : _instruction.Path.PartOf(_instruction.Operands[0].Type),
        OperandShape.Fields => FieldsOf(_instruction)?[index],
        OperandShape.Payload => _instruction.Variant.Variant.Payload[index],
        OperandShape.ResumedResults => _function.ResumeOf?.ValueResults[index],
        OperandShape.Elements => _instruction.Immediate is TypeImmediate { Type: ArrayType array } ? array.Element : null,
        OperandShape.Closure => index < -_skipped ? IrType.Worker : ClosureParameter(index + _skipped - 1),
        _ => throw new UnreachableException($"operand shape {_instruction.Info.Shape} has no further operands"),
    };

    /// <summary>True for the closure that is called; <see cref="_skipped"/> is minus one where the worker stands before it.</summary>
    private bool IsClosure(int index) => _instruction.Info.Shape == OperandShape.Closure && index == -_skipped;

    private bool IsChannel(int index) => _instruction.Info.Shape == OperandShape.Channels && index >= _own.Length;

    private IrType? ClosureParameter(int index) => (_instruction.Operands[-_skipped].Type as FunctionType)?.Parameters[index];

    private RuntimeParameter EntryParameter(int index)
    {
        var parameters = _instruction.Entry.Parameters;
        var last = parameters.Length - (_instruction.Entry.TakesLocation ? 2 : 1);
        return parameters[Math.Min(index + _skipped, last)];
    }

    private static ImmutableArray<IrType>? FieldsOf(IrInstruction instruction)
        => instruction.Immediate is TypeImmediate { Type: AggregateType type } ? type.FieldTypes : null;

    private static IrType? ElementOf(IrType type) => type switch
    {
        ArrayType array => array.Element,
        BoxType box => box.Element,
        ChannelType channel => channel.Element,
        CellType cell => cell.Element,
        _ => null,
    };

    private static (int Skipped, int Least, int Most) Exactly(int count) => (0, count, count);

    private static (int Skipped, int Least, int Most) SkipWorker(IrFunction callee)
    {
        var skipped = callee.TakesWorker ? 1 : 0;
        return (skipped, callee.Parameters.Count - skipped, callee.Parameters.Count - skipped);
    }

    private static (int Skipped, int Least, int Most) SkipHidden(RuntimeEntry entry, IrStage stage)
    {
        var skipped = entry.TakesWorker && stage < IrStage.Suspend ? 1 : 0;
        var hidden = skipped + (entry.TakesLocation ? 1 : 0) + (entry.IsVariadic ? 1 : 0);
        var least = entry.Parameters.Length - hidden;
        return (skipped, least, entry.IsVariadic ? int.MaxValue : least);
    }

    private static (int Skipped, int Least, int Most) ClosureOperands(IrInstruction instruction, IrStage stage)
    {
        var workers = stage >= IrStage.Suspend ? 1 : 0;
        var parameters = instruction.Operands.Count > workers && instruction.Operands[workers].Type is FunctionType type ? type.Parameters.Length : 0;
        return Exactly(workers + 1 + parameters) with { Skipped = -workers };
    }
}
