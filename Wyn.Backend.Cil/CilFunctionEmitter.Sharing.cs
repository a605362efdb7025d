// Second owners: whatever is copied on write is marked when a copy is made, so that the first change makes one.
using Mono.Cecil.Cil;
using Wyn.IR.Model;

namespace Wyn.Backend.Cil;

internal sealed partial class CilFunctionEmitter
{
    /// <summary>A copy is another name for the same value, but for a variable of its own.</summary>
    private void EmitCopy(IrInstruction instruction, int position)
    {
        var source = instruction.Operands[0];
        if (CilSharing.IsNeeded(source.Type))
        {
            EmitShare(source);
            if (!CilValueUses.IsAlias(instruction))
            {
                Push(source);
                StoreResult(instruction.Result);
            }

            return;
        }

        PushOperands(instruction, position);
        StoreResult(instruction.Result);
    }

    /// <summary>Marks a value that has a slot.</summary>
    private void EmitShare(IrValue value)
    {
        if (CilSharing.IsNode(value.Type))
        {
            Push(value);
            _code.Emit(OpCodes.Call, _program.Composites.ShareNode(value.Type));
        }
        else
        {
            PushAddress(value);
            _code.Emit(OpCodes.Call, _program.Composites.ShareParts(value.Type));
        }
    }

    /// <summary>Stores a result that was read from a place whose owner keeps it; a copy is marked.</summary>
    private void StoreRead(IrValue result, bool isCopy)
    {
        if (!isCopy || !IsRead(result) || !CilSharing.IsNeeded(result.Type))
        {
            StoreResult(result);
        }
        else if (CilSharing.IsNode(result.Type))
        {
            _code.Emit(OpCodes.Dup);
            _code.Emit(OpCodes.Call, _program.Composites.ShareNode(result.Type));
            StoreResult(result);
        }
        else
        {
            var local = Scratch(_program.Types.Map(result.Type));
            _code.StoreLocal(local);
            _code.LoadLocalAddress(local);
            _code.Emit(OpCodes.Call, _program.Composites.ShareParts(result.Type));
            _code.LoadLocal(local);
            StoreResult(result);
        }
    }

    /// <summary>Panics if a value that is about to leave its task holds a box.</summary>
    private void EmitCrossing(IrValue value, IrLocation location)
    {
        if (value.Type.MayHoldBox)
        {
            CilTaskEntry.EmitCheck(_program, _code, value.Type, () => Push(value), location.ToString());
        }
    }
}
