// Removes what nobody can tell is there: instructions without effects whose results are not used, block parameters that
// nothing uses (also if they only feed each other round a loop), and functions that the entry point does not reach.
//
//   ^loop(%i: int, %k: int):                ^loop(%i: int):
//     %k2 = add.wrap %k, %i                   %go = lt.int %i, %n
//     %go = lt.int %i, %n              =>     br.if %go, ^loop(%i), ^done
//     br.if %go, ^loop(%i, %k2), ^done
//
// Left alone: a division that might panic, calls, and every function if the module has no entry point.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Build;
using Wyn.IR.Model;

namespace Wyn.IR.Passes;

internal sealed class DeadCode : IIrPass
{
    public void Run(IrModule module, PassContext context)
    {
        foreach (var function in module.Functions)
        {
            context.Function = function;
            Sweep(new IrEditor(function));
        }

        context.Function = null;
        RemoveUnreachableFunctions(module);
    }

    private static void Sweep(IrEditor editor)
    {
        var isUsed = FindUsed(editor.Function);
        foreach (var block in editor.Function.Blocks)
        {
            foreach (var parameter in block.Parameters)
            {
                if (!isUsed[parameter.Id] && block != editor.Function.Entry)
                {
                    editor.RemoveParameter(parameter);
                }
            }

            foreach (var instruction in block.Instructions)
            {
                if (ExactEffects.IsRemovable(instruction) && !instruction.Results.Any(result => isUsed[result.Id]))
                {
                    editor.Erase(instruction);
                }
            }
        }

        editor.Commit();
    }

    /// <summary>By value number: true if something that must stay needs the value. Unused until proved used, so cycles fall.</summary>
    private static bool[] FindUsed(IrFunction function)
    {
        var isUsed = new bool[function.ValueCapacity];
        Stack<IrValue> open = new();
        foreach (var instruction in function.Blocks.SelectMany(block => block.Instructions))
        {
            if (!ExactEffects.IsRemovable(instruction))
            {
                Use(instruction.Operands);
            }
        }

        var edges = function.Blocks.Any(block => block.Parameters.Count > 0) ? ControlFlow.Of(function) : null;
        while (open.TryPop(out var value))
        {
            if (value.Definition is { } definition)
            {
                Use(definition.Operands);
            }
            else if (value.ParameterOf is { } block && edges is not null)
            {
                foreach (var edge in edges.Predecessors(block))
                {
                    Use([edge.Target.Arguments[value.Index]]);
                }
            }
        }

        return isUsed;

        void Use(IReadOnlyList<IrValue> values)
        {
            foreach (var value in values)
            {
                if (!isUsed[value.Id])
                {
                    isUsed[value.Id] = true;
                    open.Push(value);
                }
            }
        }
    }

    private static void RemoveUnreachableFunctions(IrModule module)
    {
        if (module.EntryPoint is not { } entry)
        {
            return;
        }

        HashSet<IrFunction> reached = [entry];
        Stack<IrFunction> open = new(reached);
        while (open.TryPop(out var function))
        {
            foreach (var instruction in function.Blocks.SelectMany(block => block.Instructions))
            {
                if (instruction.Immediate is FunctionReference { Function: var callee } && reached.Add(callee))
                {
                    open.Push(callee);
                }
            }
        }

        module.RemoveFunctions(function => !reached.Contains(function));
    }
}
