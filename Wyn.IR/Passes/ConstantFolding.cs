// Replaces ops on constants by their result, and block parameters that receive equal constants on every edge by that constant.
// The results come from the interpreter's functions, so there is one definition of each op. Left alone: what would panic (it
// must, when it runs), and long strings.
//
//     %a = const 6 : int              %a = const 6 : int
//     %b = add.wrap %a, %a     =>     %b = const 12 : int
//     %c = div %b, %zero              %c = div %b, %zero
using System.Collections.Generic;
using Wyn.IR.Analysis;
using Wyn.IR.Build;
using Wyn.IR.Interpret;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Passes;

internal sealed class ConstantFolding : FunctionPass
{
    protected override void Run(IrEditor editor)
    {
        var flow = ControlFlow.Of(editor.Function);
        var known = new IrConstant?[editor.Function.ValueCapacity];
        foreach (var block in flow.ReversePostorder)
        {
            foreach (var parameter in block.Parameters)
            {
                known[parameter.Id] = CommonConstant(flow.Predecessors(block), parameter, known);
                if (known[parameter.Id] is { } constant)
                {
                    var replacement = MakeConstant(editor, constant, block.Instructions[0].Location);
                    editor.InsertFirst(block, replacement);
                    editor.Replace(parameter, replacement.Result);
                    editor.RemoveParameter(parameter);
                }
            }

            foreach (var instruction in block.Instructions)
            {
                Fold(editor, instruction, known);
            }
        }

        editor.Commit();
    }

    private static void Fold(IrEditor editor, IrInstruction instruction, IrConstant?[] known)
    {
        if (instruction.Immediate is IrConstant immediate)
        {
            known[instruction.Result.Id] = immediate;
        }
        else if (TryEvaluate(instruction, known) is { } result)
        {
            known[instruction.Result.Id] = result;
            var replacement = MakeConstant(editor, result, instruction.Location);
            editor.ReplaceInstruction(instruction, replacement);
            editor.Replace(instruction.Result, replacement.Result);
        }
    }

    private static IrConstant? TryEvaluate(IrInstruction instruction, IrConstant?[] known)
    {
        var isEntry = instruction.Immediate is RuntimeReference;
        if (instruction.Results.Count != 1 || !(isEntry || OpSemantics.IsScalar(instruction.Info)))
        {
            return null;
        }

        var operands = new IrConstant[instruction.Operands.Count];
        for (var i = 0; i < operands.Length; i++)
        {
            if (known[instruction.Operands[i].Id] is not { } operand)
            {
                return null;
            }

            operands[i] = operand;
        }

        return isEntry
            ? RuntimeSemantics.TryEvaluate(instruction.Entry, operands, out var text) ? text : null
            : OpSemantics.TryEvaluate(instruction.Opcode, operands, out var scalar) ? scalar : null;
    }

    /// <summary>The constant that all edges pass; null if one passes something else or is not known yet (the edge of a loop).</summary>
    private static IrConstant? CommonConstant(IReadOnlyList<IrEdge> edges, IrValue parameter, IrConstant?[] known)
    {
        IrConstant? common = null;
        foreach (var edge in edges)
        {
            var argument = edge.Target.Arguments[parameter.Index];
            if (argument == parameter)
            {
                continue;
            }

            if (known[argument.Id] is not { } constant || (common is not null && !common.Equals(constant)))
            {
                return null;
            }

            common = constant;
        }

        return common;
    }

    private static IrInstruction MakeConstant(IrEditor editor, IrConstant constant, IrLocation location)
        => editor.Make(Opcode.Const, [], [constant.Type], constant, location);
}
