// Globals: static fields. Those that several tasks may use are accessed with acquire and release order, each access one
// atomic step: a future, which is two words, then lies in a box that is replaced as a whole.
using System.Text;
using Mono.Cecil.Cil;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.Backend.Cil;

internal sealed partial class CilFunctionEmitter
{
    private void EmitGlobalLoad(IrInstruction instruction)
    {
        if (instruction.Global.Type.Kind == IrTypeKind.Future)
        {
            EmitFutureLoad(instruction);
        }
        else
        {
            EmitFieldAccess(instruction.Global, OpCodes.Ldsfld);
        }

        StoreResult(instruction.Result);
    }

    private void EmitGlobalStore(IrInstruction instruction, int position)
    {
        PushOperands(instruction, position);
        if (CilProgram.IsBoxed(instruction.Global))
        {
            _code.Emit(OpCodes.Box, _program.Types.Future);
        }

        EmitFieldAccess(instruction.Global, OpCodes.Stsfld);
    }

    /// <summary>A future has no zero: a global that was not stored yet is a panic.</summary>
    private void EmitFutureLoad(IrInstruction instruction)
    {
        var global = instruction.Global;
        var unset = new CilLabel();
        if (CilProgram.IsBoxed(global))
        {
            var box = Scratch(_program.Framework.Types.Object);
            EmitFieldAccess(global, OpCodes.Ldsfld);
            _code.StoreLocal(box);
            _code.LoadLocal(box);
            _code.Branch(OpCodes.Brfalse, unset);
            _code.LoadLocal(box);
            _code.Emit(OpCodes.Unbox_Any, _program.Types.Future);
        }
        else
        {
            _code.Emit(OpCodes.Ldsflda, _program.Field(global));
            _code.Emit(OpCodes.Ldfld, _program.Runtime.FutureChunk);
            _code.Branch(OpCodes.Brfalse, unset);
            EmitFieldAccess(global, OpCodes.Ldsfld);
        }

        _code.EnterCold();
        _code.Mark(unset);
        _code.LoadString(instruction.Location.ToString());
        _code.Emit(OpCodes.Ldsfld, _program.Constants.String(new StrConstant([.. Encoding.UTF8.GetBytes(global.Name)])));
        EmitNoReturnCall(RuntimeAbi.PanicUnset);
        _code.LeaveCold();
    }

    private void EmitFieldAccess(IrGlobal global, OpCode opcode)
    {
        if (global.IsShared)
        {
            _code.Emit(OpCodes.Volatile);
        }

        _code.Emit(opcode, _program.Field(global));
    }
}
