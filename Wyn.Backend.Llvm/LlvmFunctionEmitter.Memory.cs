// Owners of values, and globals. What several tasks may use is one step each: scalars by acquire and release, counted values
// under the global's lock, where a load makes its second owner before anybody else can end the first.
using System.Text;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed partial class LlvmFunctionEmitter
{
    private void EmitOwnership(IrInstruction instruction)
    {
        var operand = instruction.Operands[0];
        var isLiteral = IsLiteral(operand);
        if (instruction.Opcode == Opcode.Copy)
        {
            Define(instruction.Result, isLiteral ? Value(operand) : _counting.Copy(Value(operand), operand.Type, Worker));
        }
        else if (!isLiteral)
        {
            _counting.Drop(Value(operand), operand.Type, Worker);
        }
    }

    /// <summary>True for a value whose owners nobody counts.</summary>
    private static bool IsLiteral(IrValue value) => value.Definition?.Opcode == Opcode.Const;

    private void EmitGlobalLoad(IrInstruction instruction)
    {
        var global = instruction.Global;
        var (place, word) = _program.Global(global);
        if (word is { } lockWord)
        {
            CallRuntime(RuntimeAbi.GlobalLock, lockWord);
        }

        var value = _builder.BuildLoad2(_program.Types.MapStored(global.Type), place);
        if (global.Type.IsCounted)
        {
            value = LoadCounted(instruction, value, word);
        }
        else if (global.IsShared)
        {
            LLVM.SetOrdering(value, LLVMAtomicOrdering.LLVMAtomicOrderingAcquire);
        }

        Define(instruction.Result, global.Type.Kind == IrTypeKind.Bool ? _builder.BuildTrunc(value, _program.Types.Bool) : value);
    }

    /// <summary>
    /// Makes the load's own owner of what the global keeps. A shared string is marked with it: from now on two tasks may
    /// count its owners.
    /// </summary>
    private LLVMValueRef LoadCounted(IrInstruction instruction, LLVMValueRef value, LLVMValueRef? word)
    {
        var type = instruction.Global.Type;
        if (type.Kind == IrTypeKind.Future)
        {
            EmitUnsetCheck(instruction, value, word);
        }

        var copy = _counting.Copy(value, type, Worker);
        if (word is { } lockWord)
        {
            _counting.Share(copy, type);
            CallRuntime(RuntimeAbi.GlobalUnlock, lockWord);
        }

        return copy;
    }

    /// <summary>A future has no zero: a global that was not stored yet is a panic.</summary>
    private void EmitUnsetCheck(IrInstruction instruction, LLVMValueRef value, LLVMValueRef? word)
    {
        var (unset, set) = (AppendBlock("unset"), AppendBlock("set"));
        _builder.BuildCondBr(_builder.BuildICmp(LLVMIntPredicate.LLVMIntEQ, value, _program.Constants.Null), unset, set);

        _builder.PositionAtEnd(unset);
        if (word is { } lockWord)
        {
            CallRuntime(RuntimeAbi.GlobalUnlock, lockWord);
        }

        EmitNoReturnCall(
            RuntimeAbi.PanicUnset,
            _program.Constants.Location(instruction.Location),
            _program.Constants.String(new StrConstant([.. Encoding.UTF8.GetBytes(instruction.Global.Name)])));

        _builder.PositionAtEnd(set);
    }

    private void EmitGlobalStore(IrInstruction instruction)
    {
        var global = instruction.Global;
        var value = Operand(instruction, 0);
        if (global.Type.IsCounted)
        {
            StoreCounted(instruction, value);
            return;
        }

        var stored = global.Type.Kind == IrTypeKind.Bool ? _builder.BuildZExt(value, _program.Types.Byte) : value;
        var store = _builder.BuildStore(stored, _program.Global(global).Value);
        if (global.IsShared)
        {
            LLVM.SetOrdering(store, LLVMAtomicOrdering.LLVMAtomicOrderingRelease);
        }
    }

    /// <summary>What the global held before is dropped last, outside the lock: that may free memory.</summary>
    private void StoreCounted(IrInstruction instruction, LLVMValueRef value)
    {
        var global = instruction.Global;
        var (place, word) = _program.Global(global);
        if (word is { } locked)
        {
            Share(instruction.Operands[0]);
            CallRuntime(RuntimeAbi.GlobalLock, locked);
        }

        var old = _builder.BuildLoad2(_program.Types.Pointer, place);
        _builder.BuildStore(value, place);
        if (word is { } lockWord)
        {
            CallRuntime(RuntimeAbi.GlobalUnlock, lockWord);
        }

        _counting.DropIfSet(old, global.Type, Worker);
    }

    /// <summary>Prepares a value for another task, which will own it too.</summary>
    private void Share(IrValue value)
    {
        if (!IsLiteral(value))
        {
            _counting.Share(Value(value), value.Type);
        }
    }
}
