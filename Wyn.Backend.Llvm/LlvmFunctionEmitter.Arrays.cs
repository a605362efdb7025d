// Arrays: what touches one element is emitted here, with the case of an array that has one owner and room on the fast path;
// what moves many elements is the runtime's.
using System.Linq;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed partial class LlvmFunctionEmitter
{
    private void EmitArray(IrInstruction instruction)
    {
        switch (instruction.Opcode)
        {
            case Opcode.ArrayNew:
                EmitArrayNew(instruction);
                break;
            case Opcode.ArrayFill:
                Define(instruction.Result, Call(_program.Fills.Get((ArrayType)instruction.Result.Type), Operand(instruction, 0), Operand(instruction, 1), Location(instruction)));
                break;
            case Opcode.ArrayLen:
                Define(instruction.Result, _memory.Length(Operand(instruction, 0)));
                break;
            case Opcode.ArrayPush:
                EmitPush(instruction);
                break;
            case Opcode.ArrayPop:
                EmitPop(instruction);
                break;
            case Opcode.ArrayInsert:
                EmitInsert(instruction);
                break;
            case Opcode.ArrayRemove:
                EmitRemove(instruction);
                break;
            default:
                EmitArrayHelper(instruction);
                break;
        }
    }

    private void EmitArrayHelper(IrInstruction instruction)
    {
        var helper = instruction.Opcode switch
        {
            Opcode.ArraySlice => NativeHelpers.ArraySlice,
            Opcode.ArrayConcat => NativeHelpers.ArrayConcat,
            Opcode.ArrayTruncate => NativeHelpers.ArrayTruncate,
            _ => NativeHelpers.ArrayReserve,
        };
        Define(instruction.Result, CallHelper(helper, [.. instruction.Operands.Select(Value), Location(instruction)]));
    }

    private void EmitArrayNew(IrInstruction instruction)
    {
        var type = (ArrayType)instruction.Result.Type;
        if (instruction.Operands.Count == 0)
        {
            Define(instruction.Result, _program.HeapTypes.EmptyArray(type));
            return;
        }

        var array = CallHelper(
            NativeHelpers.ArrayNew,
            _program.Constants.Int(instruction.Operands.Count),
            _program.Constants.Int32(_program.HeapTypes.OfArray(type).Index),
            Location(instruction));
        for (var i = 0; i < instruction.Operands.Count; i++)
        {
            _memory.Store(Operand(instruction, i), _memory.ElementAddress(array, type.Element, _program.Constants.Int(i)), type.Element);
        }

        Define(instruction.Result, array);
    }

    private void EmitPush(IrInstruction instruction)
    {
        var element = instruction.Operands[1].Type;
        var (old, value) = (Operand(instruction, 0), Operand(instruction, 1));
        var mustGrow = _builder.BuildICmp(LLVMIntPredicate.LLVMIntSGE, _memory.Length(old), _memory.Capacity(old));
        if (!IsKnownUnique(instruction))
        {
            mustGrow = _builder.BuildOr(mustGrow, _builder.BuildICmp(LLVMIntPredicate.LLVMIntNE, _memory.Count(old), _program.Constants.Int32(1)));
        }

        var array = Unless(mustGrow, old, () => CallHelper(NativeHelpers.ArrayGrow, old, Location(instruction)));
        var length = _memory.Length(array);
        _memory.Store(value, _memory.ElementAddress(array, element, length), element);
        _memory.SetLength(array, _builder.BuildAdd(length, _program.Constants.Int(1)));
        MarkStored(value, element, array, instruction.Location);
        Define(instruction.Result, array);
    }

    private void EmitPop(IrInstruction instruction)
    {
        var root = instruction.Operands[0];
        var isEmpty = _builder.BuildICmp(LLVMIntPredicate.LLVMIntEQ, _memory.Length(Value(root)), _program.Constants.Int(0));
        var (panic, some) = (AppendBlock("empty"), AppendBlock("some"));
        _builder.BuildCondBr(isEmpty, panic, some);

        _builder.PositionAtEnd(panic);
        CallHelper(NativeHelpers.PanicPop, Location(instruction));
        _builder.BuildUnreachable();

        _builder.PositionAtEnd(some);
        var array = MakeRootUnique(instruction);
        var last = _builder.BuildSub(_memory.Length(array), _program.Constants.Int(1));
        _memory.SetLength(array, last);
        var element = instruction.Results[1].Type;
        Define(instruction.Results[0], array);
        Define(instruction.Results[1], _memory.Load(_memory.ElementAddress(array, element, last), element));
    }

    private void EmitInsert(IrInstruction instruction)
    {
        var element = instruction.Operands[2].Type;
        var (old, value) = (Operand(instruction, 0), Operand(instruction, 2));
        var index = CheckIndex(Operand(instruction, 1), _memory.Length(old), isEndInside: true, instruction.Location);
        var array = CallHelper(NativeHelpers.ArrayOpen, old, index, Location(instruction));
        _memory.Store(value, _memory.ElementAddress(array, element, index), element);
        MarkStored(value, element, array, instruction.Location);
        Define(instruction.Result, array);
    }

    private void EmitRemove(IrInstruction instruction)
    {
        var root = instruction.Operands[0];
        var element = instruction.Results[1].Type;
        var index = CheckIndex(Operand(instruction, 1), _memory.Length(Value(root)), isEndInside: false, instruction.Location);
        var array = MakeRootUnique(instruction);
        var removed = _memory.Load(_memory.ElementAddress(array, element, index), element);
        CallHelper(NativeHelpers.ArrayClose, array, index);
        Define(instruction.Results[0], array);
        Define(instruction.Results[1], removed);
    }

    private LLVMValueRef MakeRootUnique(IrInstruction update)
    {
        var root = update.Operands[0];
        return IsKnownUnique(update) ? Value(root) : MakeUnique(new Place(Value(root), root.Type, false), null, update.Location);
    }

    private LLVMValueRef Location(IrInstruction instruction) => _program.Constants.Location(instruction.Location);
}
