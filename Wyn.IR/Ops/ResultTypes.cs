// The result types of an instruction by the result rule of its row; parser and verifier share it.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.IR.Ops;

/// <summary>Applies result rules.</summary>
public static class ResultTypes
{
    /// <summary>
    /// The result types that the row demands; default if they do not follow because operands are missing or of the wrong kind.
    /// </summary>
    public static ImmutableArray<IrType> Of(OpInfo info, IReadOnlyList<IrValue> operands, IrImmediate? immediate, IrTypeTable types)
    {
        var first = operands.Count > 0 ? operands[0].Type : null;
        return info.Result switch
        {
            ResultRule.None => [],
            ResultRule.Fixed => One(info.ResultType),
            ResultRule.FixedAndFrame => Two(info.ResultType, IrType.Frame),
            ResultRule.Frame => [IrType.Frame],
            ResultRule.AsWritten => default,
            ResultRule.OfFirstOperand => One(first),
            ResultRule.OfFuture => OfFuture(first),
            ResultRule.OfFutureAndFrame => operands.Count > 1 && OfFuture(operands[1].Type) is { IsDefault: false } result ? result.Add(IrType.Frame) : default,
            ResultRule.Part => One(PartOf(first, immediate)),
            ResultRule.RootAndPart => Two(first, PartOf(first, immediate)),
            ResultRule.Element => One(ElementOf(first)),
            ResultRule.ArrayAndElement => Two(first, (first as ArrayType)?.Element),
            ResultRule.ArrayOfSecond => operands.Count > 1 ? [types.Array(operands[1].Type)] : default,
            ResultRule.BoxOfFirst => first is not null ? [types.Box(first)] : default,
            ResultRule.CellOfFirst => first is not null ? [types.Cell(first)] : default,
            ResultRule.ClosureOfFunction => immediate is FunctionReference reference ? ClosureOf(reference.Function, operands.Count, types) : default,
            ResultRule.OfClosure => OfClosure(operands),
            _ => OfImmediate(info.Result, immediate, types),
        };
    }

    private static ImmutableArray<IrType> OfImmediate(ResultRule rule, IrImmediate? immediate, IrTypeTable types) => (rule, immediate) switch
    {
        (ResultRule.OfConstant, IrConstant constant) => [constant.Type],
        (ResultRule.OfGlobal, GlobalReference reference) => [reference.Global.Type],
        (ResultRule.OfCallee, FunctionReference reference) => reference.Function.Results,
        (ResultRule.OfRuntimeEntry, RuntimeReference reference) => OfEntry(reference.Entry),
        (ResultRule.FutureOfCallee, FunctionReference reference) => [types.Future(reference.Function.ValueResult)],
        (ResultRule.OfResultType or ResultRule.Received, TypeImmediate reference) => [reference.Type],
        (ResultRule.ReceivedAndFrame, TypeImmediate reference) => [reference.Type, IrType.Frame],
        (ResultRule.OfResultType, HandleKind handle) => [handle.Type],
        (ResultRule.OfVariant, VariantReference reference) => [reference.Enum],
        (ResultRule.OfConstant or ResultRule.OfGlobal or ResultRule.OfCallee or ResultRule.OfRuntimeEntry or ResultRule.FutureOfCallee
            or ResultRule.OfResultType or ResultRule.Received or ResultRule.ReceivedAndFrame or ResultRule.OfVariant, _) => default,
        _ => throw new UnreachableException($"result rule {rule} has no meaning"),
    };

    private static ImmutableArray<IrType> One(IrType? type) => type is null ? default : [type];

    private static ImmutableArray<IrType> Two(IrType? first, IrType? second) => first is null || second is null ? default : [first, second];

    private static ImmutableArray<IrType> OfEntry(RuntimeEntry entry)
        => !entry.IsCallable ? default : RuntimeAbi.ToIrType(entry.Result) is { } type ? [type] : [];

    private static ImmutableArray<IrType> OfFuture(IrType? type)
        => type is not FutureType future ? default : future.Result.Kind == IrTypeKind.Unit ? [] : [future.Result];

    private static IrType? PartOf(IrType? root, IrImmediate? immediate) => root is not null && immediate is IrPath path ? path.PartOf(root) : null;

    private static IrType? ElementOf(IrType? type) => type switch
    {
        ArrayType array => array.Element,
        BoxType box => box.Element,
        CellType cell => cell.Element,
        _ => null,
    };

    /// <summary>The captured values fill the first parameters, the worker aside; what is left are those of the closure.</summary>
    private static ImmutableArray<IrType> ClosureOf(IrFunction function, int captures, IrTypeTable types)
    {
        var bound = captures + (function.TakesWorker ? 1 : 0);
        return bound > function.Parameters.Count
            ? default
            : [types.Function([.. function.Parameters.Skip(bound).Select(parameter => parameter.Type)], function.ValueResult)];
    }

    private static ImmutableArray<IrType> OfClosure(IReadOnlyList<IrValue> operands)
    {
        var hasWorker = operands.Count > 0 && operands[0].Type.Kind == IrTypeKind.Worker;
        if (operands.ElementAtOrDefault(hasWorker ? 1 : 0)?.Type is not FunctionType type)
        {
            return default;
        }

        ImmutableArray<IrType> value = type.Result.Kind == IrTypeKind.Unit ? [] : [type.Result];
        return hasWorker && type.Suspends ? value.Add(IrType.Frame) : value;
    }
}
