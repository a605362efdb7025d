// Owners of values, and globals. What several tasks may use is one step each: scalars by acquire and release, everything else
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
            Define(instruction.Result, isLiteral ? Value(operand) : _parts.Copy(Value(operand), operand.Type));
        }
        else if (!isLiteral)
        {
            _parts.Drop(Value(operand), operand.Type);
        }
    }

    /// <summary>True for a value whose owners nobody counts.</summary>
    private static bool IsLiteral(IrValue value) => value.Definition?.Opcode == Opcode.Const;

    private void EmitGlobalLoad(IrInstruction instruction)
    {
        var global = instruction.Global;
        var (place, word, isSet) = _program.Global(global);
        if (global.IsShared && word is null)
        {
            var scalar = _builder.BuildLoad2(_program.Types.MapStored(global.Type), place);
            LLVM.SetOrdering(scalar, LLVMAtomicOrdering.LLVMAtomicOrderingAcquire);
            Define(instruction.Result, global.Type.Kind == IrTypeKind.Bool ? _builder.BuildTrunc(scalar, _program.Types.Bool) : scalar);
            return;
        }

        EnterLock(word);
        EmitUnsetCheck(instruction, isSet, word);
        var value = _parts.Copy(_memory.Load(place, global.Type, isHeap: false), global.Type);
        if (word is not null)
        {
            // From now on two tasks may count its owners.
            _parts.Apply(PartAction.Share, value, global.Type, Location(instruction));
        }

        LeaveLock(word);
        Define(instruction.Result, value);
    }

    private void EmitGlobalTake(IrInstruction instruction)
    {
        var (place, word, isSet) = _program.Global(instruction.Global);
        EnterLock(word);
        EmitUnsetCheck(instruction, isSet, word);
        Define(instruction.Result, _memory.Load(place, instruction.Global.Type, isHeap: false));
    }

    private void EmitGlobalPut(IrInstruction instruction)
    {
        var (place, word, _) = _program.Global(instruction.Global);
        if (word is not null)
        {
            Share(instruction.Operands[0], instruction.Location);
        }

        _memory.Store(Operand(instruction, 0), place, instruction.Global.Type, isHeap: false);
        LeaveLock(word);
    }

    private void EnterLock(LLVMValueRef? word)
    {
        if (word is { } lockWord)
        {
            CallRuntime(RuntimeAbi.GlobalLock, lockWord);
        }
    }

    private void LeaveLock(LLVMValueRef? word)
    {
        if (word is { } lockWord)
        {
            CallRuntime(RuntimeAbi.GlobalUnlock, lockWord);
        }
    }

    private LLVMValueRef LoadFlag(LLVMValueRef flag) => _builder.BuildTrunc(_builder.BuildLoad2(_program.Types.Byte, flag), _program.Types.Bool);

    /// <summary>A global whose type has no zero panics if nothing was stored yet.</summary>
    private void EmitUnsetCheck(IrInstruction instruction, LLVMValueRef? isSet, LLVMValueRef? word)
    {
        if (isSet is not { } flag)
        {
            return;
        }

        var (unset, set) = (AppendBlock("unset"), AppendBlock("set"));
        _builder.BuildCondBr(LoadFlag(flag), set, unset);

        _builder.PositionAtEnd(unset);
        LeaveLock(word);
        EmitNoReturnCall(
            RuntimeAbi.PanicUnset,
            Location(instruction),
            _program.Constants.String(new StrConstant([.. Encoding.UTF8.GetBytes(instruction.Global.Name)])));

        _builder.PositionAtEnd(set);
    }

    private void EmitGlobalStore(IrInstruction instruction)
    {
        var global = instruction.Global;
        var value = Operand(instruction, 0);
        if (LlvmGlobal.NeedsLock(global.Type))
        {
            StoreWhole(instruction, value);
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
    private void StoreWhole(IrInstruction instruction, LLVMValueRef value)
    {
        var type = instruction.Global.Type;
        var (place, word, isSet) = _program.Global(instruction.Global);
        if (word is not null)
        {
            Share(instruction.Operands[0], instruction.Location);
        }

        EnterLock(word);
        var old = type.IsCounted ? _memory.Load(place, type, isHeap: false) : default;
        var wasSet = isSet is { } flag ? LoadFlag(flag) : _program.Constants.Bool(true);
        _memory.Store(value, place, type, isHeap: false);
        if (isSet is { } byteOf)
        {
            _memory.Store(_program.Constants.Bool(true), byteOf, IrType.Bool, isHeap: false);
        }

        LeaveLock(word);
        if (type.IsCounted)
        {
            DropIf(wasSet, old, type);
        }
    }

    private void DropIf(LLVMValueRef condition, LLVMValueRef value, IrType type)
    {
        var (drop, done) = (AppendBlock("drop"), AppendBlock("dropped"));
        _builder.BuildCondBr(condition, drop, done);
        _builder.PositionAtEnd(drop);
        _parts.Drop(value, type);
        _builder.BuildBr(done);
        _builder.PositionAtEnd(done);
    }

    /// <summary>Prepares a value for another task, which will own it too.</summary>
    private void Share(IrValue value, IrLocation location)
    {
        if (!IsLiteral(value))
        {
            _parts.Apply(PartAction.Share, Value(value), value.Type, _program.Constants.Location(location));
        }
    }
}
