// Cells with a lock, each of whose ops is one step under it, and the numbers that stand for channels and cells.
using System.Diagnostics;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed partial class LlvmFunctionEmitter
{
    private const uint GateField = 3; // of wyn_object_t: count, kind, handle, gate

    private void EmitCell(IrInstruction instruction)
    {
        if (instruction.Opcode == Opcode.CellNew)
        {
            EmitCellNew(instruction);
            return;
        }

        var cell = Operand(instruction, 0);
        var row = _program.HeapTypes.OfCell((CellType)instruction.Operands[0].Type);
        var type = row.Parts[0];
        var (place, gate) = (_memory.PartAddress(cell, row, 0), _builder.BuildStructGEP2(row.Layout, cell, GateField));
        switch (instruction.Opcode)
        {
            case Opcode.CellGet:
                CallRuntime(RuntimeAbi.GlobalLock, gate);
                var copy = _parts.Copy(_memory.Load(place, type, isHeap: false), type);
                _parts.Apply(PartAction.Share, copy, type, Location(instruction)); // From now on two tasks may count its owners.
                CallRuntime(RuntimeAbi.GlobalUnlock, gate);
                Define(instruction.Result, copy);
                break;
            case Opcode.CellTake:
                CallRuntime(RuntimeAbi.GlobalLock, gate);
                Define(instruction.Result, _memory.Load(place, type, isHeap: false));
                break;
            case Opcode.CellPut:
                Share(instruction.Operands[1], instruction.Location);
                _memory.Store(Operand(instruction, 1), place, type, isHeap: false);
                CallRuntime(RuntimeAbi.GlobalUnlock, gate);
                break;
            default:
                Share(instruction.Operands[1], instruction.Location);
                CallRuntime(RuntimeAbi.GlobalLock, gate);
                var old = type.IsCounted ? _memory.Load(place, type, isHeap: false) : default;
                _memory.Store(Operand(instruction, 1), place, type, isHeap: false);
                CallRuntime(RuntimeAbi.GlobalUnlock, gate);
                _parts.Drop(old, type); // Outside of the lock: that may free memory.
                break;
        }
    }

    private void EmitCellNew(IrInstruction instruction)
    {
        var row = _program.HeapTypes.OfCell((CellType)instruction.Result.Type);
        Share(instruction.Operands[0], instruction.Location);
        var cell = CallHelper(
            NativeHelpers.CellNew, _program.Constants.Int((long)_program.SizeOf(row.Layout)), _program.Constants.Int32(row.Index), Location(instruction));
        _memory.Store(Operand(instruction, 0), _memory.PartAddress(cell, row, 0), row.Parts[0], isHeap: false);
        Define(instruction.Result, cell);
    }

    private void EmitHandle(IrInstruction instruction)
    {
        var operand = Operand(instruction, 0);
        switch (instruction.Opcode)
        {
            case Opcode.HandleInt:
                Define(instruction.Result, CallHelper(NativeHelpers.HandleInt, operand, _program.Constants.Text(instruction.VariableName)));
                break;
            case Opcode.HandleOf:
                var (kind, type) = instruction.HandleKind;
                Define(instruction.Result, CallHelper(
                    NativeHelpers.HandleOf, operand, _program.Constants.Text(kind), _program.Constants.Int32(RowOf(type).Index), Location(instruction)));
                break;
            default:
                CallHelper(NativeHelpers.HandleFree, operand);
                break;
        }
    }

    private LlvmHeapType RowOf(IrType type) => type switch
    {
        ChannelType channel => _program.HeapTypes.OfChannel(channel),
        CellType cell => _program.HeapTypes.OfCell(cell),
        _ => throw new UnreachableException($"{type} has no handles"),
    };
}
