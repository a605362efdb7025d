// Owners of strings and futures: the runtime's counting entries by type.
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Backends;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal readonly struct LlvmCounting(LlvmProgram program, LLVMBuilderRef builder, LLVMValueRef function)
{
    /// <summary>A second owner of a value; the worker is used for futures.</summary>
    public LLVMValueRef Copy(LLVMValueRef value, IrType type, LLVMValueRef worker)
        => type.Kind == IrTypeKind.Str ? Call(RuntimeAbi.StrCopy, value) : Call(RuntimeAbi.FutureCopy, worker, value);

    /// <summary>Ends the ownership of a value.</summary>
    public void Drop(LLVMValueRef value, IrType type, LLVMValueRef worker)
        => _ = type.Kind == IrTypeKind.Str ? Call(RuntimeAbi.StrDrop, value) : Call(RuntimeAbi.FutureDrop, worker, value);

    /// <summary>Ends the ownership of what a global held: a future may not have been stored yet.</summary>
    public void DropIfSet(LLVMValueRef value, IrType type, LLVMValueRef worker)
    {
        if (type.Kind == IrTypeKind.Str)
        {
            Drop(value, type, worker);
            return;
        }

        var drop = program.Context.AppendBasicBlock(function, "drop");
        var done = program.Context.AppendBasicBlock(function, "dropped");
        var isUnset = builder.BuildICmp(LLVMIntPredicate.LLVMIntEQ, value, program.Constants.Null);
        builder.BuildCondBr(isUnset, done, drop);
        builder.PositionAtEnd(drop);
        Drop(value, type, worker);
        builder.BuildBr(done);
        builder.PositionAtEnd(done);
    }

    /// <summary>Prepares a string for another task that will own it too; futures count atomically from the start.</summary>
    public void Share(LLVMValueRef value, IrType type)
    {
        if (type.Kind == IrTypeKind.Str)
        {
            Call(RuntimeAbi.StrShare, value);
        }
    }

    private LLVMValueRef Call(RuntimeEntry entry, params System.ReadOnlySpan<LLVMValueRef> arguments)
    {
        var callee = program.Runtime.Entry(entry);
        return builder.BuildCall2(callee.Type, callee.Value, arguments);
    }
}
