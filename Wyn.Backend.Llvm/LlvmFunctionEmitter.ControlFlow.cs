// Branches, returns, panics. Block parameters are phis, which take their arguments from the block that branches.
using System;
using System.Linq;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed partial class LlvmFunctionEmitter
{
    private void EmitBranch(IrBranchTarget target)
    {
        Pass(target);
        _builder.BuildBr(_blocks[target.Block.Id]);
    }

    private void EmitConditionalBranch(IrInstruction instruction)
    {
        var condition = Operand(instruction, 0);
        var (whenTrue, whenFalse) = (instruction.Targets[0], instruction.Targets[1]);
        if (whenTrue.Block == whenFalse.Block)
        {
            EmitChoice(condition, whenTrue, whenFalse);
            return;
        }

        var (trueEdge, falseEdge) = (EdgeTo(whenTrue), EdgeTo(whenFalse));
        _builder.BuildCondBr(condition, trueEdge ?? _blocks[whenTrue.Block.Id], falseEdge ?? _blocks[whenFalse.Block.Id]);
        FinishEdge(whenTrue, trueEdge);
        FinishEdge(whenFalse, falseEdge);
    }

    /// <summary>A block for an edge on which something must be done; null if the edge can go straight to its target.</summary>
    private LLVMBasicBlockRef? EdgeTo(IrBranchTarget target)
    {
        if (Enumerable.Range(0, target.Arguments.Count).Any(i => _uniqueness is { } known && known.MadeUnique(target, i).Any()))
        {
            return AppendBlock("edge");
        }

        Pass(target);
        return null;
    }

    private void FinishEdge(IrBranchTarget target, LLVMBasicBlockRef? edge)
    {
        if (edge is { } block)
        {
            _builder.PositionAtEnd(block);
            EmitBranch(target);
        }
    }

    /// <summary>Two edges from one block to another: a phi has one value for both, so the values are chosen before.</summary>
    private void EmitChoice(LLVMValueRef condition, IrBranchTarget whenTrue, IrBranchTarget whenFalse)
    {
        for (var i = 0; i < whenTrue.Arguments.Count; i++)
        {
            var value = _builder.BuildSelect(condition, Value(whenTrue.Arguments[i]), Value(whenFalse.Arguments[i]));
            Value(whenTrue.Block.Parameters[i]).AddIncoming(value, _builder.InsertBlock);
        }

        _builder.BuildBr(_blocks[whenTrue.Block.Id]);
    }

    private void Pass(IrBranchTarget target)
    {
        var arguments = new LLVMValueRef[target.Arguments.Count];
        for (var i = 0; i < target.Arguments.Count; i++)
        {
            arguments[i] = Value(target.Arguments[i]);
            foreach (var path in _uniqueness?.MadeUnique(target, i) ?? [])
            {
                arguments[i] = MakeSlotUnique(arguments[i], target.Arguments[i].Type, [.. path]);
            }
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            Value(target.Block.Parameters[i]).AddIncoming(arguments[i], _builder.InsertBlock);
        }
    }

    /// <summary>A value whose heap value at a path of fields has one owner.</summary>
    private LLVMValueRef MakeSlotUnique(LLVMValueRef value, IrType type, ReadOnlySpan<int> path)
    {
        if (path.IsEmpty)
        {
            return MakeUnique(new Place(value, type, false), null, _block.Instructions[^1].Location);
        }

        var part = MakeSlotUnique(_builder.BuildExtractValue(value, (uint)path[0]), ((AggregateType)type).FieldTypes[path[0]], path[1..]);
        return _builder.BuildInsertValue(value, part, (uint)path[0]);
    }

    private void EmitReturn(IrInstruction instruction)
    {
        switch (instruction.Operands.Count)
        {
            case 0:
                _builder.BuildRetVoid();
                break;
            case 1:
                _builder.BuildRet(Operand(instruction, 0));
                break;
            default:
                var results = LLVM.GetPoison(_program.Types.MapResults(_function.Results));
                for (var i = 0; i < instruction.Operands.Count; i++)
                {
                    results = _builder.BuildInsertValue(results, Operand(instruction, i), (uint)i);
                }

                _builder.BuildRet(results);
                break;
        }
    }

    private void EmitPanic(IrInstruction instruction)
        => EmitNoReturnCall(RuntimeAbi.PanicWith, _program.Constants.Location(instruction.Location), Operand(instruction, 0));

    private void EmitNoReturnCall(RuntimeEntry entry, params ReadOnlySpan<LLVMValueRef> arguments)
    {
        CallRuntime(entry, arguments);
        _builder.BuildUnreachable();
    }
}
