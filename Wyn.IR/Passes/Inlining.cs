// Puts the bodies of functions where they are called: of small ones, of those that are called at one place only, and of those that
// are given a closure that is known there. The call of a known closure becomes a call of its function, which is then looked at
// in turn, so that a function that takes a function becomes a plain loop.
//
//   fn @each(%f: fn(int), %n: int) {            fn @main(%n: int) {
//   ^entry(%f: fn(int), %n: int):               ^entry(%n: int):
//     call.closure %f, %n                         %f = closure.new @show : fn(int)    (dead, if nothing else uses it)
//     ret                                =>       ... the body of @show ...
//   fn @main(%n: int) {                           ret
//   ^entry(%n: int):
//     %f = closure.new @show : fn(int)
//     call @each(%f, %n)
//     ret
//
// Left alone: functions in a cycle of calls, what would make the caller too large, calls in the entry point, which runs once, and
// the twentieth call inside of calls.
using System.Collections.Generic;
using System.Linq;
using Wyn.IR.Analysis;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.IR.Passes;

internal sealed class Inlining : IIrPass
{
    /// <summary>A body of so few instructions is hardly longer than the call.</summary>
    private const int SmallSize = 12;

    /// <summary>The body of a function that is called once moves, so that the program does not grow.</summary>
    private const int OnceSize = 60;

    /// <summary>What a known closure saves in each round of a loop is worth a longer body.</summary>
    private const int ClosureSize = 150;

    /// <summary>Larger functions are a burden to the code generators behind us.</summary>
    private const int LargestCaller = 2_000;

    /// <summary>Closures that call themselves in a roundabout way would otherwise be followed up to the size above.</summary>
    private const int DeepestNesting = 20;

    public void Run(IrModule module, PassContext context)
    {
        var calls = CallGraph.OfDirectCalls(module);
        var references = CountReferences(module);
        foreach (var function in calls.Components.SelectMany(component => component).ToList())
        {
            context.Function = function;
            new Caller(function, calls, references).Run();
        }
    }

    private static Dictionary<IrFunction, int> CountReferences(IrModule module)
    {
        Dictionary<IrFunction, int> counts = [];
        foreach (var instruction in module.Functions.SelectMany(function => function.Blocks).SelectMany(block => block.Instructions))
        {
            if (instruction.Immediate is FunctionReference { Function: var function })
            {
                counts[function] = counts.GetValueOrDefault(function) + 1;
            }
        }

        return counts;
    }

    /// <summary>Constants are no work.</summary>
    private static int SizeOf(IrFunction function)
        => function.Blocks.Sum(block => block.Instructions.Count(instruction => instruction.Opcode != Opcode.Const));

    /// <summary>The function that is being changed.</summary>
    private sealed class Caller(IrFunction function, CallGraph calls, Dictionary<IrFunction, int> references)
    {
        /// <summary>How many calls deep an instruction was that came with a body.</summary>
        private readonly Dictionary<IrInstruction, int> _nesting = [];
        private int _size = SizeOf(function);
        private bool _hasChanged;

        public void Run()
        {
            // Bodies are put behind the place that is being looked at, and so are looked at too.
            for (var i = 0; i < function.BlockList.Count; i++)
            {
                var block = function.BlockList[i];
                for (var j = 0; j < block.InstructionList.Count;)
                {
                    Resolve(block, j);
                    var call = block.InstructionList[j];
                    if (call.Opcode == Opcode.Call && IsWorthIt(call))
                    {
                        Inline(block, call);
                    }
                    else
                    {
                        j++;
                    }
                }
            }

            if (_hasChanged)
            {
                IrEditor editor = new(function);
                UnreachableBlocks.Remove(editor);
                editor.Commit();
            }
        }

        /// <summary>Turns the call of a known closure into that of its function.</summary>
        private void Resolve(IrBlock block, int index)
        {
            var call = block.InstructionList[index];
            if (call.Opcode != Opcode.CallClosure || call.Closure.Definition is not { Opcode: Opcode.ClosureNew } closure)
            {
                return;
            }

            IrInstruction direct = new(
                OpTable.Get(Opcode.Call), [.. closure.Operands, .. call.Operands.Skip(1)], call.ResultArray, closure.Immediate, [], call.Location);
            block.InstructionList[index] = direct;
            _nesting[direct] = _nesting.GetValueOrDefault(call);
        }

        private bool IsWorthIt(IrInstruction call)
        {
            var callee = call.Callee;
            if (callee == function || calls.IsRecursive(callee) || _nesting.GetValueOrDefault(call) >= DeepestNesting)
            {
                return false;
            }

            var size = SizeOf(callee);
            return size <= LimitFor(call) && _size + size <= LargestCaller;
        }

        /// <summary>What runs once only, or would make the frames of a recursion larger, gains nothing.</summary>
        private int LimitFor(IrInstruction call)
        {
            if (TakesKnownClosure(call))
            {
                return ClosureSize;
            }

            if (function == function.Module.EntryPoint)
            {
                return 0;
            }

            return references.GetValueOrDefault(call.Callee) == 1 && !calls.IsRecursive(function) ? OnceSize : SmallSize;
        }

        private static bool TakesKnownClosure(IrInstruction call)
        {
            for (var i = 0; i < call.Operands.Count; i++)
            {
                if (call.Operands[i].Definition is { Opcode: Opcode.ClosureNew } && Calls(call.Callee, call.Callee.Parameters[i]))
                {
                    return true;
                }
            }

            return false;
        }

        private static bool Calls(IrFunction callee, IrValue closure)
            => callee.Blocks.SelectMany(block => block.Instructions).Any(instruction => instruction.Info.Shape == OperandShape.Closure
                ? instruction.Closure == closure
                : instruction.Opcode == Opcode.Call && instruction.Operands.Contains(closure));

        private void Inline(IrBlock block, IrInstruction call)
        {
            var nesting = _nesting.GetValueOrDefault(call) + 1;
            foreach (var copy in BodyCopy.Replace(block, call))
            {
                if (copy.Info.Shape is OperandShape.Callee or OperandShape.Closure)
                {
                    _nesting[copy] = nesting;
                }
            }

            _size += SizeOf(call.Callee);
            _hasChanged = true;
        }
    }
}
