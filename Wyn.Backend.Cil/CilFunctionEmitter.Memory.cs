// Globals: see CilGlobals for how they are kept. Under a lock stand a load with the mark that it makes, a store, and all that
// happens between a take and its put.
using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.Backend.Cil;

internal sealed partial class CilFunctionEmitter
{
    private void EmitGlobalLoad(IrInstruction instruction)
    {
        var global = instruction.Global;
        var kept = _program.Globals[global];
        var isTaken = instruction.Opcode == Opcode.GlobalTake;
        var isLocked = isTaken || CilSharing.IsNeeded(global.Type) || CilSharing.IsComposite(global.Type);
        if (isLocked)
        {
            EmitLock(kept, _program.Globals.Enter);
        }

        EmitGlobalValue(instruction, kept);
        StoreRead(instruction.Result, isCopy: !isTaken);
        if (isLocked && !isTaken)
        {
            EmitLock(kept, _program.Globals.Leave);
        }
    }

    private void EmitGlobalStore(IrInstruction instruction, int position)
    {
        var global = instruction.Global;
        var kept = _program.Globals[global];
        var isPut = instruction.Opcode == Opcode.GlobalPut;
        if (global.IsShared)
        {
            EmitCrossing(instruction.Operands[0], instruction.Location);
        }

        if (!isPut)
        {
            EmitLock(kept, _program.Globals.Enter);
        }

        PushOperands(instruction, position);
        if (CilGlobals.IsBoxed(global))
        {
            _code.Emit(OpCodes.Box, _program.Types.Future);
        }

        EmitFieldAccess(global, OpCodes.Stsfld, kept.Value);
        if (kept.IsSet is not null)
        {
            _code.LoadInt32(1);
            _code.Emit(OpCodes.Stsfld, kept.IsSet);
        }

        EmitLock(kept, _program.Globals.Leave);
    }

    /// <summary>Pushes the value; a type without a zero has none before the first store, which is a panic.</summary>
    private void EmitGlobalValue(IrInstruction instruction, CilGlobal kept)
    {
        var global = instruction.Global;
        if (global.Type.HasZero)
        {
            EmitFieldAccess(global, OpCodes.Ldsfld, kept.Value);
            return;
        }

        var unset = new CilLabel();
        if (kept.Value.FieldType.IsValueType)
        {
            EmitIsSet(kept);
            _code.Branch(OpCodes.Brfalse, unset);
            EmitFieldAccess(global, OpCodes.Ldsfld, kept.Value);
        }
        else
        {
            var value = Scratch(kept.Value.FieldType);
            EmitFieldAccess(global, OpCodes.Ldsfld, kept.Value);
            _code.StoreLocal(value);
            _code.LoadLocal(value);
            _code.Branch(OpCodes.Brfalse, unset);
            _code.LoadLocal(value);
            if (CilGlobals.IsBoxed(global))
            {
                _code.Emit(OpCodes.Unbox_Any, _program.Types.Future);
            }
        }

        _code.EnterCold();
        _code.Mark(unset);
        _code.LoadString(instruction.Location.ToString());
        _code.Emit(OpCodes.Ldsfld, _program.Constants.String(new StrConstant([.. Encoding.UTF8.GetBytes(global.Name)])));
        EmitNoReturnCall(RuntimeAbi.PanicUnset);
        _code.LeaveCold();
    }

    private void EmitIsSet(CilGlobal kept)
    {
        if (kept.IsSet is not null)
        {
            _code.Emit(OpCodes.Ldsfld, kept.IsSet);
        }
        else
        {
            _code.Emit(OpCodes.Ldsflda, kept.Value);
            _code.Emit(OpCodes.Ldfld, _program.Runtime.FutureChunk);
        }
    }

    /// <summary>Enters or leaves the lock, if there is one.</summary>
    private void EmitLock(CilGlobal kept, MethodReference step)
    {
        if (kept.Lock is not null)
        {
            _code.Emit(OpCodes.Ldsfld, kept.Lock);
            _code.Emit(OpCodes.Call, step);
        }
    }

    private void EmitFieldAccess(IrGlobal global, OpCode opcode, FieldDefinition field)
    {
        if (global.IsShared)
        {
            _code.Emit(OpCodes.Volatile);
        }

        _code.Emit(opcode, field);
    }
}
