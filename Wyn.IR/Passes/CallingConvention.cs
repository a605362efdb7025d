// Makes the calling convention explicit. A function needs the worker if it uses it itself (spawns, waits, calls a closure or a
// runtime entry that takes it, has an op that needs it, counts owners of futures, whose cells belong to workers, checks the stack
// because it is in a cycle of calls), calls a function that needs it, or is what a closure is made of; the entry point always takes it. A function
// that may suspend gives a frame as its last result. Nobody looks at the frames yet.
//
//   fn @f(%n: int) -> int suspends {       fn @f(%worker: worker, %n: int) -> (int, frame) suspends {
//   ^entry(%n: int):                       ^entry(%worker: worker, %n: int):
//                                            stack.check %worker
//     %t = spawn @f(%n) : future<int>        %t = task.spawn %worker, @f(%n) : future<int>
//     %a = await %t : int               =>   %a, %0 = await.direct %worker, %t : int, frame
//     drop %t                                drop %t
//     %b = call @f(%a) : int                 %b, %1 = call @f(%worker, %a) : int, frame
//                                            %2 = frame.none
//     ret %b                                 ret %b, %2
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Passes;

internal sealed class CallingConvention : IIrPass
{
    /// <summary>An op without any of these only moves values or looks at them.</summary>
    private const OpEffects Counting = OpEffects.Allocates | OpEffects.Reads | OpEffects.Writes;

    public void Run(IrModule module, PassContext context)
    {
        var calls = CallGraph.Of(module);
        var needWorker = FindWorkerFunctions(module, calls);
        Dictionary<IrFunction, IrEditor> editors = module.Functions.ToDictionary(function => function, function => new IrEditor(function));

        // Signatures first: a call is rewritten by the new signature of its callee.
        foreach (var function in module.Functions)
        {
            if (needWorker.Contains(function))
            {
                editors[function].PrependParameter(IrType.Worker, "worker");
            }

            if (function.Suspends)
            {
                function.Results = function.Results.Add(IrType.Frame);
            }
        }

        foreach (var function in module.Functions)
        {
            context.Function = function;
            RewriteBody(editors[function], calls.IsRecursive(function));
        }
    }

    private static HashSet<IrFunction> FindWorkerFunctions(IrModule module, CallGraph calls)
    {
        HashSet<IrFunction> found = [.. calls.ClosureTargets.Values.SelectMany(targets => targets)];
        foreach (var component in calls.Components)
        {
            // Callees outside the component are decided already; all members of a cycle check the stack.
            if (component.Any(function => function == module.EntryPoint || calls.IsRecursive(function) || UsesWorker(function, found)))
            {
                found.UnionWith(component);
            }
        }

        return found;
    }

    private static bool UsesWorker(IrFunction function, HashSet<IrFunction> found)
        => function.Suspends || function.Blocks.SelectMany(block => block.Instructions).Any(instruction => instruction.Info.Shape switch
        {
            OperandShape.Callee => found.Contains(instruction.Callee),
            OperandShape.TaskArguments or OperandShape.Closure => true,
            OperandShape.RuntimeEntry => instruction.Entry.TakesWorker,
            _ => instruction.Info.NeedsWorker || CountsFutures(instruction),
        });

    /// <summary>True if a future may get an owner or lose one, on its own or inside another value.</summary>
    internal static bool CountsFutures(IrInstruction instruction)
        => instruction.Info.Shape != OperandShape.Callee
            && (instruction.Effects & Counting) != 0
            && (instruction.Operands.Any(operand => operand.Type.MayHoldFuture) || instruction.Results.Any(result => result.Type.MayHoldFuture));

    private static void RewriteBody(IrEditor editor, bool isRecursive)
    {
        var function = editor.Function;
        if (isRecursive)
        {
            editor.InsertFirst(function.Entry, editor.Make(Opcode.StackCheck, [function.Parameters[0]], [], null, function.Location));
        }

        foreach (var block in function.Blocks)
        {
            foreach (var instruction in block.Instructions)
            {
                if (Lower(editor, instruction) is { } lowered)
                {
                    editor.ReplaceInstruction(instruction, lowered);
                }
            }
        }

        editor.Commit();
    }

    /// <summary>The instruction in the new convention; null if it is the same in both.</summary>
    private static IrInstruction? Lower(IrEditor editor, IrInstruction instruction) => instruction.Opcode switch
    {
        Opcode.Call when instruction.Callee.TakesWorker => Rewrite(editor, instruction, Opcode.Call, instruction.Callee.Suspends),
        Opcode.CallRuntime when instruction.Entry.TakesWorker => Rewrite(editor, instruction, Opcode.CallRuntime, givesFrame: false),
        Opcode.Spawn => Rewrite(editor, instruction, Opcode.TaskSpawn, givesFrame: false),
        Opcode.SpawnDetached => Rewrite(editor, instruction, Opcode.TaskDetach, givesFrame: false),
        Opcode.Await => Rewrite(editor, instruction, Opcode.AwaitDirect, givesFrame: true),
        Opcode.ChannelReceive => Rewrite(editor, instruction, Opcode.ChannelReceiveDirect, givesFrame: true),
        Opcode.ChannelSend => Rewrite(editor, instruction, Opcode.ChannelSendDirect, givesFrame: true),
        Opcode.Select => Rewrite(editor, instruction, Opcode.SelectDirect, givesFrame: true),
        Opcode.Sleep => Rewrite(editor, instruction, Opcode.SleepDirect, givesFrame: true),
        Opcode.TaskYield => Rewrite(editor, instruction, Opcode.YieldDirect, givesFrame: true),
        Opcode.CallClosure => Rewrite(editor, instruction, Opcode.CallClosure, ((FunctionType)instruction.Closure.Type).Suspends),
        Opcode.Ret when editor.Function.Suspends => AddFrame(editor, instruction),
        _ => null,
    };

    /// <summary>The same operands behind the worker, the same results, and a frame behind them where the callee gives one.</summary>
    private static IrInstruction Rewrite(IrEditor editor, IrInstruction old, Opcode opcode, bool givesFrame)
    {
        var results = givesFrame ? [.. old.Results, editor.Function.NewValue(IrType.Frame, null)] : old.ResultArray;
        return new IrInstruction(
            OpTable.Get(opcode), [editor.Function.Parameters[0], .. old.Operands], results, old.Immediate, [], old.Location);
    }

    private static IrInstruction AddFrame(IrEditor editor, IrInstruction old)
    {
        var none = editor.Make(Opcode.FrameNone, [], [IrType.Frame], null, old.Location);
        editor.InsertBefore(old, none);
        return editor.Make(Opcode.Ret, [.. old.Operands, none.Result], [], null, old.Location);
    }
}
