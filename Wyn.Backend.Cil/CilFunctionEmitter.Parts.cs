// Values with parts. A path becomes a chain of addresses: a step into an array or a boxed enum goes through the object, which
// is made one with one owner first where the part is to change. What changes is the result: the root moves into its local, or
// into one for the moment, and is changed there.
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil.Cil;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;
using ArrayType = Wyn.IR.Types.ArrayType;

namespace Wyn.Backend.Cil;

internal sealed partial class CilFunctionEmitter
{
    private void EmitStructNew(IrInstruction instruction, int position)
    {
        PushOperands(instruction, position);
        _code.Emit(OpCodes.Call, _program.Composites.Value(instruction.Result.Type).Maker());
        StoreResult(instruction.Result);
    }

    private void EmitEnumNew(IrInstruction instruction, int position)
    {
        var (type, variant) = (instruction.Variant.Enum, instruction.Variant.Index);
        PushOperands(instruction, position);
        if (!type.IsBoxed)
        {
            _code.Emit(OpCodes.Call, _program.Composites.Value(type).Maker(type, variant));
        }
        else if (instruction.Operands.Count > 0)
        {
            _code.Emit(OpCodes.Call, _program.Composites.Node(type).Maker(variant));
        }
        else
        {
            _code.Emit(OpCodes.Ldsfld, _program.Constants.Plain(type, variant));
        }

        StoreResult(instruction.Result);
    }

    private void EmitEnumTag(IrInstruction instruction, int position)
    {
        var type = (EnumType)instruction.Operands[0].Type;
        PushWhole(instruction, position);
        _code.Emit(OpCodes.Ldfld, _program.Composites.Tag(type));
        _code.Emit(OpCodes.Conv_I8);
        StoreResult(instruction.Result);
    }

    /// <summary>A copy of a part, or the part itself where it is only borrowed.</summary>
    private void EmitGet(IrInstruction instruction, int position)
    {
        var path = instruction.Path;
        PushWhole(instruction, position);
        var indices = new Queue<IrValue>(instruction.Operands.Skip(1));
        if (CilInstructionTraits.TakesIndexFromStack(instruction))
        {
            indices.Dequeue();
        }

        var whole = instruction.Operands[0].Type;
        var isAddress = CilSharing.IsComposite(whole) && _schedule.FirstTrailing(position) == 0;
        for (var i = 0; i < path.Steps.Length; i++)
        {
            var step = path.Steps[i];
            if (step.TakesIndex)
            {
                Load(whole, isAddress);
                EmitElement(step, whole, i == 0 && CilInstructionTraits.TakesIndexFromStack(instruction) ? null : indices.Dequeue(), instruction);
                isAddress = true;
            }
            else
            {
                // The address of a node's place is no use: the field lies in the node.
                Load(whole, isAddress && CilSharing.IsNode(whole));
                // A value on the stack has no address, and the last field is read.
                var isNested = i < path.Steps.Length - 1 && CilSharing.IsComposite(step.PartOf(whole)!); // the verifier has followed the path
                var hasAddress = isAddress || CilSharing.IsNode(whole);
                _code.Emit(isNested && hasAddress ? OpCodes.Ldflda : OpCodes.Ldfld, _program.Composites.Field(whole, step));
                isAddress = isNested && hasAddress;
            }

            whole = step.PartOf(whole)!; // as above
        }

        Load(whole, isAddress);
        StoreRead(instruction.Result, isCopy: instruction.Opcode == Opcode.Get);
    }

    private void EmitSet(IrInstruction instruction, int position)
    {
        if (CilInstructionTraits.IsElementSet(instruction))
        {
            PushOperands(instruction, position);
            _code.LoadString(instruction.Location.ToString());
            _code.Emit(OpCodes.Call, _program.Composites.Arrays.Set(_program.Types.Map(instruction.Operands[^1].Type)));
            StoreResult(instruction.Result);
            return;
        }

        var value = instruction.Operands[^1];
        EmitChange(instruction, instruction.Operands.Skip(1).SkipLast(1), part =>
        {
            Push(value);
            _code.Emit(OpCodes.Stobj, _program.Types.Map(part));
        });
    }

    private void EmitTake(IrInstruction instruction)
    {
        var taken = instruction.Results[1];
        var local = IsRead(taken) ? Scratch(_program.Types.Map(taken.Type)) : null;
        EmitChange(instruction, instruction.Operands.Skip(1), part =>
        {
            _code.Emit(OpCodes.Ldobj, _program.Types.Map(part));
            if (local is null)
            {
                _code.Emit(OpCodes.Pop);
            }
            else
            {
                _code.StoreLocal(local);
            }
        });
        if (local is not null)
        {
            _code.LoadLocal(local);
            StoreResult(taken);
        }
    }

    /// <summary>Walks to the place of a part, which <paramref name="use"/> takes from the stack, and stores the changed root.</summary>
    private void EmitChange(IrInstruction instruction, IEnumerable<IrValue> indices, System.Action<IrType> use)
    {
        var root = instruction.Operands[0];
        var remaining = new Queue<IrValue>(indices);
        if (CilSharing.IsNode(root.Type))
        {
            Push(root);
            EmitOwn(root.Type);
            _code.Emit(OpCodes.Dup);
            use(EmitPlace(instruction, root.Type, remaining, isOwned: true));
            StoreResult(instruction.Results[0]);
            return;
        }

        var local = Scratch(_program.Types.Map(root.Type));
        var target = _slots.Of(instruction.Results[0]);
        var isInSlot = target is not null && !instruction.Operands.Skip(1).Any(operand => SourceSlot(operand) == target);
        if (!isInSlot || SourceSlot(root) != target)
        {
            Push(root);
            StoreTo(isInSlot ? target : null, local);
        }

        LoadAddressOf(isInSlot ? target : null, local);
        use(EmitPlace(instruction, root.Type, remaining, isOwned: false));
        if (!isInSlot && target is not null)
        {
            _code.LoadLocal(local);
            StoreSlot(target);
        }
    }

    /// <summary>From the place of the root, or the root itself where that is a heap value with one owner, to the place of the part.</summary>
    private IrType EmitPlace(IrInstruction instruction, IrType whole, Queue<IrValue> indices, bool isOwned)
    {
        foreach (var step in instruction.Path.Steps)
        {
            if (CilSharing.IsNode(whole) && !isOwned)
            {
                EmitOwnAt(whole);
            }

            if (step.TakesIndex)
            {
                EmitElement(step, whole, indices.Dequeue(), instruction);
            }
            else
            {
                _code.Emit(OpCodes.Ldflda, _program.Composites.Field(whole, step));
            }

            isOwned = false;
            whole = step.PartOf(whole)!; // the verifier has followed the path
        }

        return whole;
    }

    /// <summary>From an array to the place of an element; the index is on the stack if it is none of the operands left.</summary>
    private void EmitElement(PathStep step, IrType whole, IrValue? index, IrInstruction instruction)
    {
        if (index is not null)
        {
            Push(index);
        }

        var isChecked = step.Kind == PathStepKind.Element;
        if (isChecked)
        {
            _code.LoadString(instruction.Location.ToString());
        }

        _code.Emit(OpCodes.Call, _program.Composites.Arrays.At(_program.Types.Map(((ArrayType)whole).Element), isChecked));
    }

    private void EmitOwn(IrType type) => _code.Emit(OpCodes.Call, type is ArrayType array
        ? _program.Composites.Arrays.Own(_program.Types.Map(array.Element))
        : _program.Composites.Node((EnumType)type).Own);

    private void EmitOwnAt(IrType type) => _code.Emit(OpCodes.Call, type is ArrayType array
        ? _program.Composites.Arrays.OwnAt(_program.Types.Map(array.Element))
        : _program.Composites.Node((EnumType)type).OwnAt);

    /// <summary>Pushes the operands of a read: a value with parts by its address, unless it is on the stack.</summary>
    private void PushWhole(IrInstruction instruction, int position)
    {
        var root = instruction.Operands[0];
        var count = CilInstructionTraits.TakesIndexFromStack(instruction) ? 2 : 1;
        for (var i = _schedule.FirstTrailing(position); i < count; i++)
        {
            if (i == 0 && CilSharing.IsComposite(root.Type))
            {
                PushAddress(root);
            }
            else
            {
                Push(instruction.Operands[i]);
            }
        }
    }

    private void Load(IrType type, bool isAddress)
    {
        if (isAddress)
        {
            _code.Emit(OpCodes.Ldobj, _program.Types.Map(type));
        }
    }

    private void StoreTo(CilSlot? slot, VariableDefinition local)
    {
        if (slot is null)
        {
            _code.StoreLocal(local);
        }
        else
        {
            StoreSlot(slot);
        }
    }

    private void LoadAddressOf(CilSlot? slot, VariableDefinition local)
    {
        if (slot is null)
        {
            _code.LoadLocalAddress(local);
        }
        else
        {
            LoadSlotAddress(slot);
        }
    }
}
