// Calls of functions and of the runtime.
using System.Collections.Immutable;
using System.Linq;
using Mono.Cecil.Cil;
using Wyn.IR.Model;
using Wyn.IR.Types;
using TypeReference = Mono.Cecil.TypeReference;

namespace Wyn.Backend.Cil;

internal sealed partial class CilFunctionEmitter
{
    private void EmitCall(IrInstruction instruction, int position)
    {
        PushOperands(instruction, position);
        _code.Emit(OpCodes.Call, _program.Method(instruction.Callee));
        StoreResults(instruction);
    }

    /// <summary>Takes what a method gives from the stack: one result as it is, several out of one value.</summary>
    private void StoreResults(IrInstruction instruction)
    {
        if (instruction.Results.Count <= 1)
        {
            if (instruction.Results.Count == 1)
            {
                StoreResult(instruction.Result);
            }

            return;
        }

        ImmutableArray<IrType> types = [.. instruction.Results.Select(result => result.Type)];
        var read = instruction.Results.Where(IsRead).ToList();
        if (read.Count == 0)
        {
            _code.Emit(OpCodes.Pop);
        }
        else if (read.Count == 1)
        {
            _code.Emit(OpCodes.Ldfld, _program.Types.ResultField(types, read[0].Index));
            StoreResult(read[0]);
        }
        else
        {
            var all = Scratch(_program.Types.MapResults(types));
            _code.StoreLocal(all);
            foreach (var result in read)
            {
                _code.LoadLocal(all);
                _code.Emit(OpCodes.Ldfld, _program.Types.ResultField(types, result.Index));
                StoreResult(result);
            }
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

        EmitElements(instruction, first, _program.Types.Map(instruction.Entry.Parameters[first].Type));
    }

    /// <summary>Pushes an array of the operands from one on.</summary>
    private void EmitElements(IrInstruction instruction, int first, TypeReference element)
    {
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
