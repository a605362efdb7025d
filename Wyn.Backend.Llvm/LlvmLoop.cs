// A counted loop in a function that is being emitted.
using System;
using Wyn.Backend.Llvm.Interop;

namespace Wyn.Backend.Llvm;

internal readonly struct LlvmLoop(LlvmProgram program, LLVMBuilderRef builder, LLVMValueRef function)
{
    /// <summary>Emits `for (i = from; i &lt; to; i++)` around what the body appends, and goes on behind it.</summary>
    public void Emit(LLVMValueRef from, LLVMValueRef to, Action<LLVMValueRef> body)
    {
        var before = builder.InsertBlock;
        var (loop, done) = (program.Context.AppendBasicBlock(function, "loop"), program.Context.AppendBasicBlock(function, "done"));
        builder.BuildCondBr(builder.BuildICmp(LLVMIntPredicate.LLVMIntSLT, from, to), loop, done);

        builder.PositionAtEnd(loop);
        var index = builder.BuildPhi(program.Types.Int);
        body(index);
        var next = builder.BuildAdd(index, program.Constants.Int(1));
        index.AddIncoming(from, before);
        index.AddIncoming(next, builder.InsertBlock);
        builder.BuildCondBr(builder.BuildICmp(LLVMIntPredicate.LLVMIntSLT, next, to), loop, done);

        builder.PositionAtEnd(done);
    }
}
