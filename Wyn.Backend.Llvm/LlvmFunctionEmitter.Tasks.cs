// Tasks: a spawn makes a cell, stores the arguments into its payload and publishes it; an await waits and loads the
// result. The stack check compares the stack pointer with the worker's limit.
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed partial class LlvmFunctionEmitter
{
    private void EmitSpawn(IrInstruction instruction)
    {
        var worker = Operand(instruction, 0);
        var isDetached = instruction.Opcode == Opcode.TaskDetach;
        var site = _program.Constants.Int32(_program.Sites.IndexOf(instruction.Callee, instruction.Location));
        for (var i = 1; i < instruction.Operands.Count; i++)
        {
            Share(instruction.Operands[i], instruction.Location);
        }

        var task = CallRuntime(isDetached ? RuntimeAbi.TaskNewDetached : RuntimeAbi.TaskNew, worker, site);
        var payload = new LlvmPayload(_program, _builder, task);
        var slot = 0;
        for (var i = 1; i < instruction.Operands.Count; i++)
        {
            slot = payload.Store(slot, Operand(instruction, i), instruction.Operands[i].Type);
        }

        CallRuntime(RuntimeAbi.TaskPublish, worker, task);
        if (!isDetached)
        {
            Define(instruction.Result, task);
        }
    }

    /// <summary>The task keeps its result for others who await it; the frame is null, "completed": this version waits on the stack.</summary>
    private void EmitAwait(IrInstruction instruction)
    {
        var (worker, future) = (Operand(instruction, 0), Operand(instruction, 1));
        CallRuntime(RuntimeAbi.TaskAwait, worker, future);
        var type = ((FutureType)instruction.Operands[1].Type).Result;
        if (type.Kind != IrTypeKind.Unit)
        {
            var result = new LlvmPayload(_program, _builder, future).Load(0, type);
            Define(instruction.Results[0], _parts.Copy(result, type));
        }

        Define(instruction.Results[^1], _program.Constants.Null);
    }

    private void EmitStackCheck(IrInstruction instruction)
    {
        var worker = Operand(instruction, 0);
        var stack = Call(_program.Runtime.ReadRegister, _program.StackPointer);
        _program.Attributes.AddStackPointer(stack);
        var limit = _builder.BuildLoad2(_program.Types.Int, worker);
        LLVM.SetMetadata(limit, _program.InvariantLoadKind, _program.EmptyNode);
        var (overflow, enough) = (AppendBlock("overflow"), AppendBlock("enough"));
        _builder.BuildCondBr(_builder.BuildICmp(LLVMIntPredicate.LLVMIntULT, stack, limit), overflow, enough);

        _builder.PositionAtEnd(overflow);
        EmitNoReturnCall(RuntimeAbi.PanicStack, worker, _program.Constants.Location(instruction.Location));

        _builder.PositionAtEnd(enough);
    }
}
