// Branches, returns, panics. Block parameters are phis, which take their arguments from the block that branches.
using System;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Backends;
using Wyn.IR.Model;

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

        Pass(whenTrue);
        Pass(whenFalse);
        _builder.BuildCondBr(condition, _blocks[whenTrue.Block.Id], _blocks[whenFalse.Block.Id]);
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
        for (var i = 0; i < target.Arguments.Count; i++)
        {
            Value(target.Block.Parameters[i]).AddIncoming(Value(target.Arguments[i]), _builder.InsertBlock);
        }
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
