// The stage group: what may occur when, and the calling convention of stage suspend.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Passes;
using Wyn.IR.Text;
using Wyn.IR.Types;

namespace Wyn.IR.Verify;

internal static class StageRules
{
    public static void Check(VerificationContext context)
    {
        if (context.Stage < IrStage.Suspend && context.Function.Results.Any(IsHidden))
        {
            context.Report(VerificationRules.StageType, $"a result of the function is hidden before stage {IrStageNames.Of(IrStage.Suspend)}");
        }

        if (context.Function.Results.Any(type => type.Kind == IrTypeKind.Worker))
        {
            context.Report(VerificationRules.Worker, "the function gives a worker back");
        }

        CheckFrameResult(context);
        CheckBorrowedParameters(context);
        foreach (var block in context.Function.Blocks)
        {
            CheckParameters(context, block);
            foreach (var instruction in block.Instructions)
            {
                CheckInstruction(context, block, instruction);
            }
        }
    }

    /// <summary>The rule that looks along calls.</summary>
    public static void CheckCalls(IReadOnlyList<VerificationContext> functions, CallGraph calls)
    {
        HashSet<IrFunction> targets = [.. calls.ClosureTargets.Values.SelectMany(ofType => ofType)];
        foreach (var context in functions)
        {
            var first = context.Function.Entry.Instructions[0];
            if (context.Stage >= IrStage.Suspend && calls.IsRecursive(context.Function) && first.Opcode != Opcode.StackCheck)
            {
                context.Report(VerificationRules.StackCheck, "the function may call itself and does not begin with stack.check");
            }

            if (context.Stage >= IrStage.Suspend && targets.Contains(context.Function) && !context.Function.TakesWorker)
            {
                context.Report(VerificationRules.Worker, "closures are made of the function, and it does not take the worker");
            }
        }
    }

    private static bool IsHidden(IrType type) => type.Kind is IrTypeKind.Worker or IrTypeKind.Frame;

    private static void CheckFrameResult(VerificationContext context)
    {
        var function = context.Function;
        if (context.Stage >= IrStage.Suspend && function.Suspends != HasFrame(function))
        {
            context.Report(
                VerificationRules.Frame,
                function.Suspends ? "the function may suspend and has no frame result" : "the function has a frame result and is not marked suspends");
        }
    }

    private static bool HasFrame(IrFunction function) => function.Results.Any(type => type.Kind == IrTypeKind.Frame);

    private static void CheckParameters(VerificationContext context, IrBlock block)
    {
        foreach (var parameter in block.Parameters)
        {
            if (context.Stage < IrStage.Suspend && IsHidden(parameter.Type))
            {
                ReportHidden(context, parameter, block, null);
            }
            else if (parameter.Type.Kind == IrTypeKind.Worker && (block != context.Function.Entry || parameter.Index > 0))
            {
                context.Report(VerificationRules.Worker, $"{context.NameOf(parameter)} is not the first parameter of the function", block);
            }
        }
    }

    private static void CheckInstruction(VerificationContext context, IrBlock block, IrInstruction instruction)
    {
        var info = instruction.Info;
        if (context.Stage < info.FirstStage || context.Stage > info.LastStage)
        {
            context.Report(
                VerificationRules.StageOp, $"{info.Mnemonic} does not occur in stage {IrStageNames.Of(context.Stage)}", block, instruction);
            return;
        }

        if (context.Stage >= IrStage.Suspend && !context.Function.TakesWorker && (info.NeedsWorker || CallingConvention.CountsFutures(instruction)))
        {
            context.Report(
                VerificationRules.Worker,
                $"{info.Mnemonic} {(info.NeedsWorker ? "needs the worker" : "counts owners of a future")}, and the function does not take the worker",
                block,
                instruction);
        }

        CheckCallee(context, block, instruction);
        foreach (var result in instruction.Results)
        {
            if (context.Stage < IrStage.Suspend && IsHidden(result.Type))
            {
                ReportHidden(context, result, block, instruction);
            }
            else if (result.Type.Kind == IrTypeKind.Frame && info.Result != ResultRule.Fixed && !HasFrame(context.Function))
            {
                context.Report(VerificationRules.Frame, $"{context.NameOf(result)} has nowhere to go: the function has no frame result", block, instruction);
            }
        }
    }

    private static void ReportHidden(VerificationContext context, IrValue value, IrBlock block, IrInstruction? instruction)
        => context.Report(
            VerificationRules.StageType, $"{context.NameOf(value)} is of type {value.Type} before stage {IrStageNames.Of(IrStage.Suspend)}", block, instruction);

    private static void CheckBorrowedParameters(VerificationContext context)
    {
        foreach (var block in context.Function.Blocks)
        {
            var first = block == context.Function.Entry ? IrStage.Owned : IrStage.Suspend;
            foreach (var parameter in block.Parameters.Where(parameter => parameter.IsBorrowed && (context.Stage < first || !parameter.Type.IsCounted)))
            {
                context.Report(VerificationRules.BorrowedParameter, $"{context.NameOf(parameter)} cannot be borrowed", block);
            }
        }
    }

    /// <summary>A task owns its arguments, and so does a closure those of its calls.</summary>
    private static void CheckCallee(VerificationContext context, IrBlock block, IrInstruction instruction)
    {
        if (instruction.Info.Shape is not (OperandShape.TaskArguments or OperandShape.Captures))
        {
            return;
        }

        var callee = instruction.Callee;
        var captures = instruction.Info.Shape == OperandShape.Captures ? instruction.Operands.Count + (callee.TakesWorker ? 1 : 0) : 0;
        foreach (var parameter in callee.Parameters.Skip(captures).Where(parameter => parameter.IsBorrowed))
        {
            context.Report(
                VerificationRules.BorrowedParameter, $"{IrPrinter.SymbolName(callee.Name)} borrows parameter {parameter.Index}", block, instruction);
        }
    }
}
