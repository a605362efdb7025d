// Closures, and the cells of captured variables that are written.
using System.Linq;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed partial class LlvmFunctionEmitter
{
    private const uint CodeField = LlvmMemory.HeaderFields; // The code stands before the captured values.

    private void EmitClosure(IrInstruction instruction)
    {
        var type = (FunctionType)instruction.Result.Type;
        var closure = _program.HeapTypes.OfClosure(instruction.Callee, instruction.Operands.Count, type);
        var code = _program.Closures.CodeOf(instruction.Callee, closure, type);
        if (instruction.Operands.Count == 0)
        {
            Define(instruction.Result, _program.HeapTypes.PlainClosure(closure, code));
            return;
        }

        var value = NewObject(closure, instruction.Location, OperandsOf(instruction));
        _builder.BuildStore(code, _builder.BuildStructGEP2(closure.Layout, value, CodeField));
        Define(instruction.Result, value);
    }

    /// <summary>Always on the stack: a recursion through closures must meet its end, and who calls whom is not known here.</summary>
    private void EmitClosureCall(IrInstruction instruction)
    {
        var type = (FunctionType)instruction.Closure.Type;
        var closure = Value(instruction.Closure);
        var hasWorker = instruction.Operands[0] != instruction.Closure;
        var layout = _program.Context.GetStructType(_program.Types.Int32, _program.Types.Int32, _program.Types.Pointer);
        var code = _builder.BuildLoad2(_program.Types.Pointer, _builder.BuildStructGEP2(layout, closure, CodeField));
        var call = _builder.BuildCall2(
            _program.Closures.TypeOf(type, [.. instruction.Results.Select(result => result.Type)]),
            code,
            [hasWorker ? Operand(instruction, 0) : Worker, closure, .. instruction.Operands.Skip(hasWorker ? 2 : 1).Select(Value)]);
        LLVM.SetInstructionCallConv(call, LLVMCallConv.LLVMFastCallConv);
        LLVM.SetTailCallKind(call, LLVMTailCallKind.LLVMTailCallKindNoTail);
        DefineResults(instruction.Results, call);
    }

    private void EmitBox(IrInstruction instruction)
    {
        if (instruction.Opcode == Opcode.BoxNew)
        {
            Define(instruction.Result, NewObject(_program.HeapTypes.OfBox((BoxType)instruction.Result.Type, instruction.VariableName), instruction.Location, OperandsOf(instruction)));
            return;
        }

        var type = ((BoxType)instruction.Operands[0].Type).Element;
        var layout = _program.Context.GetStructType(_program.Types.Int32, _program.Types.Int32, _program.Types.Map(type));
        var place = _builder.BuildStructGEP2(layout, Operand(instruction, 0), LlvmMemory.HeaderFields);
        switch (instruction.Opcode)
        {
            case Opcode.BoxGet:
                Define(instruction.Result, _parts.Copy(_memory.Load(place, type), type));
                break;
            case Opcode.BoxTake:
                Define(instruction.Result, _memory.Load(place, type));
                break;
            case Opcode.BoxPut:
                _memory.Store(Operand(instruction, 1), place, type);
                break;
            default:
                var old = type.IsCounted ? _memory.Load(place, type) : default;
                _memory.Store(Operand(instruction, 1), place, type);
                _parts.Drop(old, type);
                break;
        }
    }
}
