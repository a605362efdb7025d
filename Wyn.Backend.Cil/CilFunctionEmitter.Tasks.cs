// Tasks: a spawn makes a cell, stores the arguments into its payload and publishes it; an await waits and loads the
// result. The stack check compares the address of a local with the worker's limit.
using Mono.Cecil.Cil;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.Backend.Cil;

internal sealed partial class CilFunctionEmitter
{
    private void EmitSpawn(IrInstruction instruction)
    {
        var worker = instruction.Operands[0];
        var callee = instruction.Callee;
        var isDetached = instruction.Opcode == Opcode.TaskDetach;

        for (var i = 1; i < instruction.Operands.Count; i++)
        {
            EmitCrossing(instruction.Operands[i], instruction.Location);
        }

        // A local of its own: the result's slot may still hold one of the arguments.
        var task = Scratch(_program.Types.Future);
        var payload = new CilPayload(_program, _code, () => _code.LoadLocalAddress(task));
        Push(worker);
        _code.Emit(OpCodes.Ldsfld, _program.Constants.Site(callee, instruction.Location, _program.TaskEntry(callee)));
        _code.Emit(OpCodes.Call, _program.Runtime.Entry(isDetached ? RuntimeAbi.TaskNewDetached : RuntimeAbi.TaskNew));
        _code.StoreLocal(task);
        var place = default(CilPlace);
        for (var i = 1; i < instruction.Operands.Count; i++)
        {
            var argument = instruction.Operands[i];
            payload.Store(place, argument.Type, () => Push(argument), () => PushAddress(argument));
            place = place.After(argument.Type);
        }

        Push(worker);
        _code.LoadLocal(task);
        _code.Emit(OpCodes.Call, _program.Runtime.Entry(RuntimeAbi.TaskPublish));
        if (!isDetached && IsRead(instruction.Result))
        {
            _code.LoadLocal(task);
            StoreResult(instruction.Result);
        }
    }

    /// <summary>The frame, and, if it is none, the result.</summary>
    private void EmitAwait(IrInstruction instruction)
    {
        var (worker, future) = (instruction.Operands[0], instruction.Operands[1]);
        var frame = instruction.Results[^1];
        Push(worker);
        Push(future);
        _code.LoadString(instruction.Location.ToString());
        _code.Emit(OpCodes.Call, Waits.Await);
        var isResultRead = instruction.Results.Count > 1 && IsRead(instruction.Results[0]);
        if (!isResultRead || !CilInstructionTraits.NeedsLook(instruction))
        {
            StoreResult(frame);
            if (isResultRead)
            {
                EmitAwaited(instruction.Results[0], future);
            }

            return;
        }

        var end = new CilLabel();
        if (IsRead(frame))
        {
            _code.Emit(OpCodes.Dup);
            StoreResult(frame);
        }

        _code.Branch(OpCodes.Brtrue, end);
        EmitAwaited(instruction.Results[0], future);
        _code.Mark(end);
    }

    private void EmitAwaited(IrValue result, IrValue future)
    {
        new CilPayload(_program, _code, () => PushAddress(future)).Load(default, result.Type);
        StoreRead(result, isCopy: true); // others may await the same task
    }

    private void EmitStackCheck(IrInstruction instruction)
    {
        var overflow = new CilLabel();
        _code.LoadLocalAddress(Scratch(_program.Framework.Types.Int32));
        _code.Emit(OpCodes.Conv_U);
        Push(instruction.Operands[0]);
        _code.Emit(OpCodes.Ldfld, _program.Runtime.StackLimit);
        _code.Branch(OpCodes.Blt_Un, overflow);

        _code.EnterCold();
        _code.Mark(overflow);
        Push(instruction.Operands[0]);
        EmitPanicCall(RuntimeAbi.PanicStack, instruction.Location);
        _code.LeaveCold();
    }
}
