// Arrays: each op is a member of the runtime's class; what changes an array takes one and gives one.
using System.Diagnostics;
using Mono.Cecil.Cil;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Backend.Cil;

internal sealed partial class CilFunctionEmitter
{
    private void EmitArrayNew(IrInstruction instruction)
    {
        var element = _program.Types.Map(((ArrayType)instruction.Result.Type).Element);
        EmitElements(instruction, 0, element);
        _code.Emit(OpCodes.Newobj, _program.Composites.Arrays.ArrayConstructor(element));
        StoreResult(instruction.Result);
    }

    private void EmitArrayOp(IrInstruction instruction, int position)
    {
        var type = (ArrayType)(instruction.Opcode == Opcode.ArrayFill ? instruction.Result.Type : instruction.Operands[0].Type);
        var element = _program.Types.Map(type.Element);
        var arrays = _program.Composites.Arrays;
        if (instruction.Opcode == Opcode.ArrayLen && SourceSlot(instruction.Operands[0]) is { } slot && _views.TryGetValue(slot, out var view))
        {
            _code.LoadLocal(view.Length);
            StoreResult(instruction.Result);
            return;
        }

        PushOperands(instruction, position);
        if (instruction.Opcode is Opcode.ArrayFill or Opcode.ArrayInsert or Opcode.ArrayReserve)
        {
            _code.LoadString(instruction.Location.ToString());
        }

        _code.Emit(OpCodes.Call, instruction.Opcode switch
        {
            Opcode.ArrayFill => arrays.Fill(element),
            Opcode.ArrayLen => arrays.Length(element),
            Opcode.ArrayPush => arrays.Push(element),
            Opcode.ArrayInsert => arrays.Insert(element),
            Opcode.ArraySlice => arrays.Slice(element),
            Opcode.ArrayConcat => arrays.Concat(element),
            Opcode.ArrayTruncate => arrays.Truncate(element),
            Opcode.ArrayReserve => arrays.Reserve(element),
            _ => throw new UnreachableException($"{instruction.Opcode} is no op on arrays"),
        });
        StoreResult(instruction.Result);
    }

    /// <summary>The array and the element that leaves it: first the array becomes one with one owner.</summary>
    private void EmitArrayRemoval(IrInstruction instruction)
    {
        var (array, removed) = (instruction.Results[0], instruction.Results[1]);
        var element = _program.Types.Map(removed.Type);
        var local = Scratch(_program.Types.Map(array.Type));
        Push(instruction.Operands[0]);
        EmitOwn(array.Type);
        _code.StoreLocal(local);
        _code.LoadLocal(local);
        if (instruction.Opcode == Opcode.ArrayRemove)
        {
            Push(instruction.Operands[1]);
        }

        _code.LoadString(instruction.Location.ToString());
        _code.Emit(OpCodes.Call, instruction.Opcode == Opcode.ArrayPop
            ? _program.Composites.Arrays.Pop(element)
            : _program.Composites.Arrays.Remove(element));
        StoreResult(removed);
        if (IsRead(array))
        {
            _code.LoadLocal(local);
            StoreResult(array);
        }
    }
}
