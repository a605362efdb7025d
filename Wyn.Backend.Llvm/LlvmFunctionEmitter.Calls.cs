// Calls of functions and of the runtime.
using System;
using System.Collections.Generic;
using System.Linq;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Analysis;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.Backend.Llvm;

internal sealed partial class LlvmFunctionEmitter
{
    private readonly HashSet<IrBlock> _blocksWithCyclicCall = [];
    private Dominators? _dominators;

    private void EmitCall(IrInstruction instruction)
    {
        var callee = _program.Function(instruction.Callee);
        var arguments = new LLVMValueRef[instruction.Operands.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Operand(instruction, i);
        }

        var call = Call(callee, arguments);
        LLVM.SetInstructionCallConv(call, LLVMCallConv.LLVMFastCallConv);
        if (_program.CycleOf(_function) is { } cycle && _program.CycleOf(instruction.Callee) == cycle)
        {
            KeepOnStack(call);
        }

        DefineResults(instruction.Results, call);
    }

    /// <summary>
    /// A recursion without an end must meet the end of the stack, not become a loop without an end. So the first call on a
    /// way through a cycle stays a call; behind one that stays, others may become jumps (half of Fibonacci's calls do).
    /// </summary>
    private void KeepOnStack(LLVMValueRef call)
    {
        _dominators ??= Dominators.Of(_flow);
        for (IrBlock? at = _block; at is not null; at = _dominators.ImmediateDominator(at))
        {
            if (_blocksWithCyclicCall.Contains(at))
            {
                return;
            }
        }

        LLVM.SetTailCallKind(call, LLVMTailCallKind.LLVMTailCallKindNoTail);
        _blocksWithCyclicCall.Add(_block);
    }

    private void DefineResults(IReadOnlyList<IrValue> results, LLVMValueRef call)
    {
        if (results.Count == 1)
        {
            Define(results[0], call);
            return;
        }

        for (var i = 0; i < results.Count; i++)
        {
            Define(results[i], _builder.BuildExtractValue(call, (uint)i));
        }
    }

    private void EmitRuntimeCall(IrInstruction instruction)
    {
        var entry = instruction.Entry;
        var arguments = new List<LLVMValueRef>();
        var fixedOperands = entry.IsVariadic ? entry.Parameters.Length - 1 : instruction.Operands.Count;
        for (var i = 0; i < fixedOperands; i++)
        {
            arguments.Add(Operand(instruction, i));
        }

        if (entry.IsVariadic)
        {
            arguments.Add(_program.Constants.Int(instruction.Operands.Count - fixedOperands));
            arguments.Add(StoreParts(instruction, fixedOperands));
        }

        if (entry.TakesLocation || LlvmRuntimeImports.TakesAllocationPlace(entry))
        {
            arguments.Add(_program.Constants.Location(instruction.Location));
        }

        DefineResults(instruction.Results, CallRuntime(entry, [.. arguments]));
    }

    /// <summary>Memory for the operands of variadic calls: as much as the longest needs, since no two are at work at once.</summary>
    private void AllocateParts()
    {
        var longest = _flow.ReversePostorder
            .SelectMany(block => block.Instructions)
            .Where(instruction => instruction.Opcode == Opcode.CallRuntime && instruction.Entry.IsVariadic)
            .Select(instruction => instruction.Operands.Count)
            .DefaultIfEmpty(0)
            .Max();
        _variadic = longest > 0
            ? _builder.BuildAlloca(LLVM.ArrayType2(_program.Types.Pointer, (ulong)longest))
            : _program.Constants.EmptyString; // any pointer will do for no parts
    }

    private LLVMValueRef StoreParts(IrInstruction instruction, int first)
    {
        for (var i = first; i < instruction.Operands.Count; i++)
        {
            _builder.BuildStore(Operand(instruction, i), _builder.BuildInBoundsGEP2(_program.Types.Pointer, _variadic, _program.Constants.Int(i - first)));
        }

        return _variadic;
    }

    private LLVMValueRef Call(LlvmFunction function, params ReadOnlySpan<LLVMValueRef> arguments)
        => _builder.BuildCall2(function.Type, function.Value, arguments);

    private LLVMValueRef CallRuntime(RuntimeEntry entry, params ReadOnlySpan<LLVMValueRef> arguments)
        => Call(_program.Runtime.Entry(entry), arguments);
}
