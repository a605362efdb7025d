// Calls of functions and of the runtime.
using Mono.Cecil.Cil;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.Backend.Cil;

internal sealed partial class CilFunctionEmitter
{
    private void EmitCall(IrInstruction instruction, int position)
    {
        PushOperands(instruction, position);
        _code.Emit(OpCodes.Call, _program.Method(instruction.Callee));
        if (instruction.Results is [var value, { Type.Kind: IrTypeKind.Frame } frame])
        {
            EmitCompletion(value, frame);
        }
        else if (instruction.Results.Count > 0)
        {
            StoreResult(instruction.Result);
        }
    }

    /// <summary>Takes apart what a function gives that has a value and may suspend.</summary>
    private void EmitCompletion(IrValue value, IrValue frame)
    {
        var readsValue = IsRead(value);
        var readsFrame = IsRead(frame);
        if (readsValue && readsFrame)
        {
            var completion = Scratch(_program.Types.Completion(value.Type));
            _code.StoreLocal(completion);
            _code.LoadLocal(completion);
            _code.Emit(OpCodes.Ldfld, _program.Types.CompletionValue(value.Type));
            StoreResult(value);
            _code.LoadLocal(completion);
            _code.Emit(OpCodes.Ldfld, _program.Types.CompletionFrame(value.Type));
            StoreResult(frame);
        }
        else if (readsValue)
        {
            _code.Emit(OpCodes.Ldfld, _program.Types.CompletionValue(value.Type));
            StoreResult(value);
        }
        else if (readsFrame)
        {
            _code.Emit(OpCodes.Ldfld, _program.Types.CompletionFrame(value.Type));
            StoreResult(frame);
        }
        else
        {
            _code.Emit(OpCodes.Pop);
        }
    }

    private void EmitRuntimeCall(IrInstruction instruction, int position)
    {
        var entry = instruction.Entry;
        var operands = instruction.Operands.Count;
        if (CilRuntimeImports.TakesArray(entry, operands))
        {
            EmitArray(instruction, entry.Parameters.Length - 1);
        }
        else
        {
            PushOperands(instruction, position);
        }

        if (entry.TakesLocation)
        {
            _code.LoadString(instruction.Location.ToString());
        }

        _code.Emit(OpCodes.Call, _program.Runtime.Entry(entry, operands));
        if (instruction.Results.Count > 0)
        {
            StoreResult(instruction.Result);
        }
    }

    /// <summary>Pushes the fixed operands and then an array of the rest.</summary>
    private void EmitArray(IrInstruction instruction, int first)
    {
        for (var i = 0; i < first; i++)
        {
            Push(instruction.Operands[i]);
        }

        var element = _program.Types.Map(instruction.Entry.Parameters[first].Type);
        _code.LoadInt32(instruction.Operands.Count - first);
        _code.Emit(OpCodes.Newarr, element);
        for (var i = first; i < instruction.Operands.Count; i++)
        {
            _code.Emit(OpCodes.Dup);
            _code.LoadInt32(i - first);
            Push(instruction.Operands[i]);
            _code.Emit(OpCodes.Stelem_Any, element);
        }
    }
}
