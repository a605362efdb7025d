// The type group: everything by the op table, the callee's signature and the runtime table.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Text;
using Wyn.IR.Types;

namespace Wyn.IR.Verify;

internal static class TypeRules
{
    public static void Check(VerificationContext context)
    {
        CheckSignature(context);
        foreach (var block in context.Function.Blocks)
        {
            CheckValues(context, block.Parameters, block, null);
            foreach (var instruction in block.Instructions)
            {
                CheckValues(context, instruction.Results, block, instruction);
                CheckOperands(context, block, instruction);
                CheckArguments(context, block, instruction);
                CheckResults(context, block, instruction);
                CheckCallee(context, block, instruction);
                CheckReceived(context, block, instruction);
            }
        }
    }

    private static void CheckSignature(VerificationContext context)
    {
        var results = context.Function.Results;
        var frames = results.Count(type => type.Kind == IrTypeKind.Frame);
        var isFrameLast = frames == 0 || (frames == 1 && results[^1].Kind == IrTypeKind.Frame);
        if (!isFrameLast || results.Any(type => type.Kind == IrTypeKind.Unit))
        {
            context.Report(
                VerificationRules.Signature, $"the results ({string.Join(", ", results)}) are not values and then at most one frame");
        }
    }

    private static void CheckValues(VerificationContext context, IReadOnlyList<IrValue> values, IrBlock block, IrInstruction? instruction)
    {
        foreach (var value in values)
        {
            if (value.Type.Kind == IrTypeKind.Unit)
            {
                context.Report(VerificationRules.Signature, $"{context.NameOf(value)} is of type unit, which has no values", block, instruction);
            }
        }
    }

    private static void CheckOperands(VerificationContext context, IrBlock block, IrInstruction instruction)
    {
        var signature = OperandSignature.Of(instruction, context.Function);
        for (var i = 0; i < instruction.Operands.Count; i++)
        {
            var operand = instruction.Operands[i];
            if (!signature.Accepts(i, operand.Type))
            {
                context.Report(
                    VerificationRules.OperandType,
                    $"{context.NameOf(operand)} is of type {operand.Type}, not {signature.Describe(i)}", block, instruction);
            }
        }
    }

    private static void CheckArguments(VerificationContext context, IrBlock block, IrInstruction instruction)
    {
        foreach (var target in instruction.Targets)
        {
            for (var i = 0; i < target.Arguments.Count; i++)
            {
                var (argument, parameter) = (target.Arguments[i], target.Block.Parameters[i]);
                if (argument.Type != parameter.Type)
                {
                    context.Report(
                        VerificationRules.ArgumentType,
                        $"{context.NameOf(argument)} is of type {argument.Type}, not {parameter.Type}", block, instruction);
                }
            }
        }
    }

    private static void CheckResults(VerificationContext context, IrBlock block, IrInstruction instruction)
    {
        // A rule that gives nothing has an operand of the wrong type, which is reported already.
        var required = ResultTypes.Of(instruction.Info, instruction.Operands, instruction.Immediate, context.Module.Types);
        if (!required.IsDefault && !required.SequenceEqual(instruction.Results.Select(result => result.Type)))
        {
            context.Report(
                VerificationRules.ResultType,
                $"the results are ({string.Join(", ", instruction.Results.Select(result => result.Type))}), not ({string.Join(", ", required)})",
                block,
                instruction);
        }
    }

    /// <summary>What is received is what was sent.</summary>
    private static void CheckReceived(VerificationContext context, IrBlock block, IrInstruction instruction)
    {
        var channel = instruction.Operands.Select(operand => operand.Type).OfType<ChannelType>().FirstOrDefault();
        if (instruction.Info.Result is ResultRule.Received or ResultRule.ReceivedAndFrame
            && channel is not null
            && instruction.Immediate is TypeImmediate { Type: var type }
            && ReceivedTypes.ElementOf(type) != channel.Element)
        {
            context.Report(VerificationRules.Received, $"{type} does not hold what {channel} gives", block, instruction);
        }
    }

    /// <summary>A future and a closure have a place for one result.</summary>
    private static void CheckCallee(VerificationContext context, IrBlock block, IrInstruction instruction)
    {
        if (instruction.Info.Shape is OperandShape.TaskArguments or OperandShape.Captures && instruction.Callee.ValueResults.Length > 1)
        {
            context.Report(
                VerificationRules.OneResult,
                $"{IrPrinter.SymbolName(instruction.Callee.Name)} has {instruction.Callee.ValueResults.Length} results", block, instruction);
        }
    }
}
