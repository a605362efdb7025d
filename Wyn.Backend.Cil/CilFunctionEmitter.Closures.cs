// Closures and boxes: objects of emitted classes and of the runtime's.
using System.Diagnostics;
using Mono.Cecil.Cil;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Backend.Cil;

internal sealed partial class CilFunctionEmitter
{
    private void EmitClosureNew(IrInstruction instruction, int position)
    {
        var type = (FunctionType)instruction.Result.Type;
        PushOperands(instruction, position);
        if (instruction.Operands.Count == 0)
        {
            _code.Emit(OpCodes.Ldsfld, _program.Constants.Closure(instruction.Callee, type));
        }
        else
        {
            _code.Emit(OpCodes.Newobj, _program.Composites.Closures.Constructor(instruction.Callee, type));
        }

        StoreResult(instruction.Result);
    }

    private void EmitClosureCall(IrInstruction instruction)
    {
        var closure = instruction.Closure;
        Push(closure);
        foreach (var operand in instruction.Operands)
        {
            if (operand != closure || operand.Type.Kind != IrTypeKind.Function)
            {
                Push(operand);
            }
        }

        _code.Emit(OpCodes.Callvirt, _program.Composites.Closures.Invoke((FunctionType)closure.Type));
        StoreResults(instruction);
    }

    private void EmitBox(IrInstruction instruction, int position)
    {
        var box = instruction.Opcode == Opcode.BoxNew ? instruction.Result : instruction.Operands[0];
        var element = ((BoxType)box.Type).Element;
        var mapped = _program.Types.Map(element);
        PushOperands(instruction, position);
        switch (instruction.Opcode)
        {
            case Opcode.BoxNew:
                _code.LoadString(instruction.VariableName);
                _code.Emit(OpCodes.Newobj, _program.Composites.Arrays.BoxConstructor(mapped));
                StoreResult(instruction.Result);
                break;
            case Opcode.BoxGet or Opcode.BoxTake:
                _code.Emit(OpCodes.Ldfld, _program.Composites.Arrays.BoxValue(mapped));
                StoreRead(instruction.Result, isCopy: instruction.Opcode == Opcode.BoxGet);
                break;
            case Opcode.BoxSet or Opcode.BoxPut:
                _code.Emit(OpCodes.Stfld, _program.Composites.Arrays.BoxValue(mapped));
                break;
            default:
                throw new UnreachableException($"{instruction.Opcode} is no op on boxes");
        }
    }
}
