// The structure group: after it every block ends in its only terminator, every reference leads somewhere inside the module,
// and lists have the lengths that the other groups index by.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Text;
using Wyn.IR.Types;

namespace Wyn.IR.Verify;

internal static class StructureRules
{
    public static void Check(VerificationContext context)
    {
        var defined = FindDefinitions(context);
        var members = context.Function.Blocks.ToHashSet();
        foreach (var block in context.Function.Blocks)
        {
            CheckTerminator(context, block);
            foreach (var instruction in block.Instructions)
            {
                if (CheckImmediate(context, block, instruction))
                {
                    CheckOperands(context, block, instruction);
                }

                CheckTargets(context, block, instruction, members);
                CheckUses(context, block, instruction, defined);
            }
        }

        CheckEntryPoint(context);
    }

    /// <summary>The values that the function defines, by number.</summary>
    private static IrValue?[] FindDefinitions(VerificationContext context)
    {
        var defined = new IrValue?[context.Function.ValueCapacity];
        foreach (var block in context.Function.Blocks)
        {
            for (var i = 0; i < block.Parameters.Count; i++)
            {
                var parameter = block.Parameters[i];
                Define(context, defined, parameter, parameter.ParameterOf == block && parameter.Index == i, block, null);
            }

            foreach (var instruction in block.Instructions)
            {
                for (var i = 0; i < instruction.Results.Count; i++)
                {
                    var result = instruction.Results[i];
                    Define(context, defined, result, result.Definition == instruction && result.Index == i, block, instruction);
                }
            }
        }

        return defined;
    }

    private static void Define(
        VerificationContext context, IrValue?[] defined, IrValue value, bool knowsItsPlace, IrBlock block, IrInstruction? instruction)
    {
        if (value.Id >= defined.Length || defined[value.Id] is not null)
        {
            context.Report(VerificationRules.Definition, $"{context.NameOf(value)} is defined twice", block, instruction);
        }
        else if (!knowsItsPlace)
        {
            context.Report(VerificationRules.Definition, $"{context.NameOf(value)} does not know where it is defined", block, instruction);
        }
        else
        {
            defined[value.Id] = value;
        }
    }

    private static void CheckTerminator(VerificationContext context, IrBlock block)
    {
        if (block.Terminator is null)
        {
            context.Report(VerificationRules.Terminator, "the block does not end with a terminator", block);
        }

        foreach (var instruction in block.Instructions.Take(block.Instructions.Count - 1))
        {
            if (instruction.Info.IsTerminator)
            {
                context.Report(VerificationRules.Terminator, "a terminator stands before the end of its block", block, instruction);
            }
        }
    }

    private static bool CheckImmediate(VerificationContext context, IrBlock block, IrInstruction instruction)
    {
        var module = context.Module;
        var problem = (instruction.Info.Immediate, instruction.Immediate) switch
        {
            (ImmediateKind.None, null) => null,
            (ImmediateKind.Constant, IrConstant) => null,
            (ImmediateKind.Function, FunctionReference { Function: var callee })
                => module.FindFunction(callee.Name) == callee ? null : $"{IrPrinter.SymbolName(callee.Name)} is not in the module",
            (ImmediateKind.Global, GlobalReference { Global: var global })
                => module.FindGlobal(global.Name) == global ? null : $"{IrPrinter.SymbolName(global.Name)} is not in the module",
            (ImmediateKind.RuntimeEntry, RuntimeReference { Entry: var entry })
                => entry.IsCallable ? null : $"runtime entry {entry.Name} is for backends only",
            (ImmediateKind.Path, IrPath path) => path.Steps.IsEmpty ? "the path is empty" : null,
            (ImmediateKind.Variant, VariantReference { Enum: var type, Index: var index })
                => index >= 0 && index < type.Variants.Length ? null : $"{type} has no variant {index}",
            (ImmediateKind.ResultType, TypeImmediate { Type: var type }) => HasType(instruction.Info, type)
                ? null
                : $"{instruction.Info.Mnemonic} cannot make a value of type {type}",
            (ImmediateKind.Name, NameImmediate) => null,
            (ImmediateKind.HandleKind, HandleKind { Type.Kind: var kind })
                => kind is IrTypeKind.Channel or IrTypeKind.Cell ? null : "a handle stands for a channel or a cell",
            (ImmediateKind.State, StateImmediate { Number: var number }) => number >= 0 ? null : "a state is not negative",
            (ImmediateKind.ResumeState, ResumeState { Resume: var resume, Number: var number })
                => module.FindFunction(resume.Name) == resume && number >= 0 ? null : $"{IrPrinter.SymbolName(resume.Name)} has no such state",
            _ => $"{instruction.Info.Mnemonic} carries the wrong kind of immediate",
        };
        if (problem is not null)
        {
            context.Report(VerificationRules.Immediate, problem, block, instruction);
        }

        return problem is null;
    }

    private static bool HasType(OpInfo info, IrType type) => (info.Shape, info.Result) switch
    {
        (OperandShape.Elements, _) => type.Kind == IrTypeKind.Array,
        (OperandShape.Fields, _) => type is AggregateType,
        (_, ResultRule.OfResultType) => type.Kind == IrTypeKind.Channel,
        _ => ReceivedTypes.ElementOf(type) is not null,
    };

    private static void CheckOperands(VerificationContext context, IrBlock block, IrInstruction instruction)
    {
        var signature = OperandSignature.Of(instruction, context.Function);
        if (!signature.Accepts(instruction.Operands.Count))
        {
            var wanted = (signature.MinimumCount, signature.MaximumCount) switch
            {
                (var least, int.MaxValue) => $"at least {least}",
                var (least, most) when least == most => $"{least}",
                var (least, most) => $"{least} to {most}",
            };
            context.Report(
                VerificationRules.Operands,
                $"{instruction.Info.Mnemonic} has {instruction.Operands.Count} operands, not {wanted}", block, instruction);
        }
    }

    private static void CheckTargets(VerificationContext context, IrBlock block, IrInstruction instruction, HashSet<IrBlock> members)
    {
        if (instruction.Targets.Count != instruction.Info.Targets)
        {
            context.Report(
                VerificationRules.Target,
                $"{instruction.Info.Mnemonic} has {instruction.Targets.Count} targets, not {instruction.Info.Targets}", block, instruction);
        }

        foreach (var target in instruction.Targets)
        {
            var goal = target.Block;
            if (!members.Contains(goal))
            {
                context.Report(VerificationRules.Target, $"{context.NameOf(goal)} is not in the function", block, instruction);
            }
            else if (goal == context.Function.Entry)
            {
                context.Report(VerificationRules.Target, "the entry block is a target", block, instruction);
            }
            else if (target.Arguments.Count != goal.Parameters.Count)
            {
                context.Report(
                    VerificationRules.Arguments,
                    $"{context.NameOf(goal)} has {goal.Parameters.Count} parameters, not {target.Arguments.Count}", block, instruction);
            }
        }
    }

    private static void CheckUses(VerificationContext context, IrBlock block, IrInstruction instruction, IrValue?[] defined)
    {
        foreach (var value in instruction.Operands.Concat(instruction.Targets.SelectMany(target => target.Arguments)))
        {
            if (value.Id >= defined.Length || defined[value.Id] != value)
            {
                context.Report(VerificationRules.Definition, $"{context.NameOf(value)} is not defined in the function", block, instruction);
            }
        }
    }

    private static void CheckEntryPoint(VerificationContext context)
    {
        var function = context.Function;
        if (function == context.Module.EntryPoint
            && (function.Parameters.Any(parameter => parameter.Type.Kind != IrTypeKind.Worker) || function.ValueResult.Kind != IrTypeKind.Int))
        {
            context.Report(VerificationRules.Entry, "the entry point must take nothing but the worker and give an int");
        }

        foreach (var block in function.Blocks)
        {
            foreach (var instruction in block.Instructions)
            {
                if (instruction.Immediate is FunctionReference reference && reference.Function == context.Module.EntryPoint)
                {
                    context.Report(VerificationRules.Entry, "the entry point is called", block, instruction);
                }
            }
        }
    }
}
