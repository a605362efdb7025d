// Removes block parameters that are only another name: all edges pass the same value, or the parameter itself.
//
//   ^loop(%a: int, %i: int):         ^loop(%i: int):
//     %j = add.wrap %i, %a      =>     %j = add.wrap %i, %n
//     br ^loop(%a, %j)                 br ^loop(%j)                 (entered by br ^loop(%n, %zero))
//
// Left alone: parameters that only pass each other round a loop, each of which alone looks needed.
using System.Collections.Generic;
using Wyn.IR.Analysis;
using Wyn.IR.Build;
using Wyn.IR.Model;

namespace Wyn.IR.Passes;

internal sealed class CopyPropagation : FunctionPass
{
    protected override void Run(IrEditor editor) => RemoveParameters(editor);

    /// <summary>Does the same in one function, for a pass that has added parameters freely.</summary>
    public static void RemoveParameters(IrEditor editor)
    {
        var flow = ControlFlow.Of(editor.Function);
        var receivers = FindReceivers(flow);
        HashSet<IrValue> removed = [];
        Stack<IrValue> open = new();
        for (var i = flow.ReversePostorder.Count - 1; i > 0; i--)
        {
            foreach (var parameter in flow.ReversePostorder[i].Parameters)
            {
                open.Push(parameter);
            }
        }

        while (open.TryPop(out var parameter))
        {
            if (removed.Contains(parameter) || OnlyArgument(editor, flow, parameter) is not { } value)
            {
                continue;
            }

            removed.Add(parameter);
            editor.Replace(parameter, value);
            editor.RemoveParameter(parameter);

            // Parameters that received this one may now receive the same value on all edges.
            foreach (var receiver in receivers[parameter.Id] ?? [])
            {
                open.Push(receiver);
                (receivers[value.Id] ??= []).Add(receiver);
            }
        }

        editor.Commit();
    }

    /// <summary>The value on all edges, those that pass the parameter itself left out; null if there are several.</summary>
    private static IrValue? OnlyArgument(IrEditor editor, ControlFlow flow, IrValue parameter)
    {
        IrValue? only = null;
        foreach (var edge in flow.Predecessors(parameter.ParameterOf!)) // Only block parameters get here.
        {
            var argument = editor.Resolve(edge.Target.Arguments[parameter.Index]);
            if (argument != parameter && argument != only && flow.IsReachable(edge.Source))
            {
                if (only is not null)
                {
                    return null;
                }

                only = argument;
            }
        }

        return only;
    }

    /// <summary>By value number: the parameters that some edge passes the value to.</summary>
    private static List<IrValue>?[] FindReceivers(ControlFlow flow)
    {
        var receivers = new List<IrValue>?[flow.ReversePostorder[0].Function.ValueCapacity];
        foreach (var block in flow.ReversePostorder)
        {
            foreach (var target in block.Successors)
            {
                for (var i = 0; i < target.Arguments.Count; i++)
                {
                    (receivers[target.Arguments[i].Id] ??= []).Add(target.Block.Parameters[i]);
                }
            }
        }

        return receivers;
    }
}
