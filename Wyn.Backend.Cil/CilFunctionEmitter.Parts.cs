// Values with parts. A path becomes a chain of addresses: a step into an array or a boxed enum goes through the object, which
// is made one with one owner first where the part is to change. What changes is the result: the root moves into its local, or
// into one for the moment, and is changed there.
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
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
        if (_updates.TryGetValue(instruction, out var change))
        {
            EmitOpeningRead(instruction, change);
            return;
        }

        var steps = instruction.Path.Steps;
        var indices = new Queue<IrValue>(instruction.Operands.Skip(1));
        var whole = instruction.Operands[0].Type;
        var isAddress = true;
        var next = 0;
        if (_hoisted?.Of(instruction) is { } view)
        {
            next = instruction.Path.Steps.Length;
            while (!steps[--next].TakesIndex)
            {
            }

            PushElementOf(HoistedView(view), _program.Types.Map(view.Type.Element), steps[next], instruction.Operands[^1], instruction);
            next++;
            whole = view.Type.Element;
        }
        else if (steps[0].TakesIndex)
        {
            PushElement(SlotOf(CilValueUses.Resolve(instruction.Operands[0])), steps[0], indices.Dequeue(), instruction);
            whole = steps[next++].PartOf(whole)!; // the verifier has followed the path
        }
        else
        {
            PushWhole(instruction, position);
            isAddress = CilSharing.IsComposite(whole) && _schedule.FirstTrailing(position) == 0;
        }

        if (IsOnlyForViews(instruction))
        {
            _code.Emit(OpCodes.Pop); // it has been checked, and that is all
            return;
        }

        EmitRead(instruction, next, whole, isAddress, indices);
        StoreRead(instruction.Result, isCopy: instruction.Opcode == Opcode.Get);
    }

    /// <summary>From what is on the stack, or its address, to the part at the end of the path.</summary>
    private void EmitRead(IrInstruction instruction, int next, IrType whole, bool isAddress, Queue<IrValue> indices)
    {
        var steps = instruction.Path.Steps;
        for (; next < steps.Length; next++)
        {
            var step = steps[next];
            if (step.TakesIndex)
            {
                Load(whole, isAddress);
                EmitElement(step, whole, indices.Dequeue(), instruction);
                isAddress = true;
            }
            else
            {
                // The address of a node's place is no use: the field lies in the node.
                Load(whole, isAddress && CilSharing.IsNode(whole));
                // A value on the stack has no address, and the last field is read.
                var isNested = next < steps.Length - 1 && CilSharing.IsComposite(step.PartOf(whole)!); // the verifier has followed the path
                var hasAddress = isAddress || CilSharing.IsNode(whole);
                _code.Emit(isNested && hasAddress ? OpCodes.Ldflda : OpCodes.Ldfld, _program.Composites.Field(whole, step));
                isAddress = isNested && hasAddress;
            }

            whole = step.PartOf(whole)!; // as above
        }

        Load(whole, isAddress);
    }

    /// <summary>Reads a part at the place where it will be changed, and keeps the place (see CilUpdates).</summary>
    private void EmitOpeningRead(IrInstruction read, IrInstruction change)
    {
        var place = _code.AddLocal(new ByReferenceType(_program.Types.Map(read.Result.Type)));
        EmitChange(change, read.Operands.Skip(1), part =>
        {
            _code.Emit(OpCodes.Dup);
            _code.StoreLocal(place);
            _code.Emit(OpCodes.Ldobj, _program.Types.Map(part));
        });
        _open.Add(change, place);
        StoreResult(read.Result);
    }

    private void EmitSet(IrInstruction instruction)
    {
        var value = instruction.Operands[^1];
        if (_open.Remove(instruction, out var place))
        {
            _code.LoadLocal(place);
            Push(value);
            _code.Emit(OpCodes.Stobj, _program.Types.Map(value.Type));
            return;
        }

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
        var target = _slots.Of(instruction.Results[0]);
        var slot = instruction.Operands.Skip(1).Any(operand => SourceSlot(operand) == target) ? null : target;
        if (root.Type is ArrayType && slot is not null)
        {
            EmitArrayChange(instruction, slot, remaining, use);
        }
        else if (CilSharing.IsNode(root.Type))
        {
            Push(root);
            EmitOwn(root.Type);
            _code.Emit(OpCodes.Dup);
            use(EmitPlace(instruction, 0, root.Type, remaining, Ownership.Loaded));
            StoreResult(instruction.Results[0]);
        }
        else
        {
            EmitCompositeChange(instruction, slot, remaining, use);
        }
    }

    /// <summary>As <see cref="EmitChange"/>, for a value with parts, in the slot of the result or in a local if there is none.</summary>
    private void EmitCompositeChange(IrInstruction instruction, CilSlot? slot, Queue<IrValue> indices, System.Action<IrType> use)
    {
        var root = instruction.Operands[0];
        var local = Scratch(_program.Types.Map(root.Type));
        if (slot is null || SourceSlot(root) != slot)
        {
            Push(root);
            StoreTo(slot, local);
        }

        LoadAddressOf(slot, local);
        use(EmitPlace(instruction, 0, root.Type, indices, IsKnownUnique(instruction) ? Ownership.OfNext : Ownership.None));
        if (slot is null && IsRead(instruction.Results[0]))
        {
            _code.LoadLocal(local);
            StoreResult(instruction.Results[0]);
        }
    }

    /// <summary>As <see cref="EmitChange"/>, for an array that stays in the slot of the result, or moves there.</summary>
    private void EmitArrayChange(IrInstruction instruction, CilSlot target, Queue<IrValue> indices, System.Action<IrType> use)
    {
        var root = instruction.Operands[0];
        var isUnique = IsKnownUnique(instruction);
        if (!isUnique || SourceSlot(root) != target)
        {
            Push(root);
            if (!isUnique)
            {
                EmitOwn(root.Type);
            }

            StoreSlot(target);
        }

        var step = instruction.Path.Steps[0];
        PushElement(target, step, indices.Dequeue(), instruction);
        use(EmitPlace(instruction, 1, step.PartOf(root.Type)!, indices, Ownership.None)); // the verifier has followed the path
    }

    /// <summary>
    /// From the place of a part, or the part itself where that is a heap value with one owner, to the place at the end of the path.
    /// </summary>
    private IrType EmitPlace(IrInstruction instruction, int next, IrType whole, Queue<IrValue> indices, Ownership known)
    {
        foreach (var step in instruction.Path.Steps.Skip(next))
        {
            if (CilSharing.IsNode(whole))
            {
                EmitOwnedNode(whole, known);
                known = Ownership.None;
            }

            if (step.TakesIndex)
            {
                EmitElement(step, whole, indices.Dequeue(), instruction);
            }
            else
            {
                _code.Emit(OpCodes.Ldflda, _program.Composites.Field(whole, step));
            }

            whole = step.PartOf(whole)!; // the verifier has followed the path
        }

        return whole;
    }

    /// <summary>From the place of a heap value to the value, which has one owner then.</summary>
    private void EmitOwnedNode(IrType type, Ownership known)
    {
        if (known == Ownership.None)
        {
            EmitOwnAt(type);
        }
        else if (known == Ownership.OfNext)
        {
            Load(type, isAddress: true);
        }
    }

    private bool IsKnownUnique(IrInstruction update) => _uniqueness is { } known && known.IsUnique(update);

    /// <summary>From an array to the place of an element.</summary>
    private void EmitElement(PathStep step, IrType whole, IrValue index, IrInstruction instruction)
    {
        Push(index);
        var check = CheckOf(step, index);
        if (check != CilIndexCheck.None)
        {
            _code.LoadString(instruction.Location.ToString());
        }

        _code.Emit(OpCodes.Call, _program.Composites.Arrays.At(_program.Types.Map(((ArrayType)whole).Element), check));
    }

    private void EmitOwn(IrType type) => _code.Emit(OpCodes.Call, type is ArrayType array
        ? _program.Composites.Arrays.Own(_program.Types.Map(array.Element))
        : _program.Composites.Node((EnumType)type).Own);

    private void EmitOwnAt(IrType type) => _code.Emit(OpCodes.Call, type is ArrayType array
        ? _program.Composites.Arrays.OwnAt(_program.Types.Map(array.Element))
        : _program.Composites.Node((EnumType)type).OwnAt);

    /// <summary>Pushes what a read goes into: a value with parts by its address, unless it is on the stack.</summary>
    private void PushWhole(IrInstruction instruction, int position)
    {
        if (_schedule.FirstTrailing(position) > 0)
        {
            return;
        }

        var root = instruction.Operands[0];
        if (CilSharing.IsComposite(root.Type))
        {
            PushAddress(root);
        }
        else
        {
            Push(root);
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

    /// <summary>What is known about the first heap value on a path.</summary>
    private enum Ownership
    {
        /// <summary>It may have several owners; its place is on the stack.</summary>
        None,

        /// <summary>It has one owner; its place is on the stack.</summary>
        OfNext,

        /// <summary>It has one owner, and is on the stack itself.</summary>
        Loaded,
    }
}
