// The result types of an instruction by the result rule of its row; parser and verifier share it.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
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
        => info.Result switch
        {
            ResultRule.None => [],
            ResultRule.Fixed => info.ResultType is { } type ? [type] : default,
            ResultRule.OfConstant => immediate is IrConstant constant ? [constant.Type] : default,
            ResultRule.OfFirstOperand => operands.Count > 0 ? [operands[0].Type] : default,
            ResultRule.OfGlobal => immediate is GlobalReference reference ? [reference.Global.Type] : default,
            ResultRule.OfCallee => immediate is FunctionReference reference ? reference.Function.Results : default,
            ResultRule.OfRuntimeEntry => immediate is RuntimeReference reference ? OfEntry(reference.Entry) : default,
            ResultRule.FutureOfCallee => immediate is FunctionReference reference ? [types.Future(reference.Function.ValueResult)] : default,
            ResultRule.OfFuture => OfFuture(operands, 0),
            ResultRule.OfFutureAndFrame => OfFuture(operands, 1) is { IsDefault: false } result ? result.Add(IrType.Frame) : default,
            _ => throw new UnreachableException($"result rule {info.Result} has no meaning"),
        };

    private static ImmutableArray<IrType> OfEntry(RuntimeEntry entry)
        => !entry.IsCallable ? default : RuntimeAbi.ToIrType(entry.Result) is { } type ? [type] : [];

    private static ImmutableArray<IrType> OfFuture(IReadOnlyList<IrValue> operands, int index)
    {
        if (index >= operands.Count || operands[index].Type is not FutureType future)
        {
            return default;
        }

        return future.Result.Kind == IrTypeKind.Unit ? [] : [future.Result];
    }
}
