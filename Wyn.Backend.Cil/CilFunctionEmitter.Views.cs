// Arrays that are looked into: the view of a slot (see CilArrayViews), and places of elements that a block uses more than once.
// Invariants: a view is that of the array in its slot, so whoever stores to the slot makes it anew; a place is one in the array
// that its slot holds, so it is forgotten with every store to the slot, and at the end of the block.
using System.Collections.Generic;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using ArrayType = Wyn.IR.Types.ArrayType;
using TypeReference = Mono.Cecil.TypeReference;

namespace Wyn.Backend.Cil;

internal sealed partial class CilFunctionEmitter
{
    private readonly Dictionary<CilSlot, View> _views = [];
    private readonly Dictionary<(CilSlot Slot, object Index), VariableDefinition> _places = [];
    private readonly Dictionary<(CilSlot Slot, object Index), int> _placeUses = [];

    private void DeclareViews(CilLoopDepths depths)
    {
        var chosen = CilArrayViews.Choose(_layout, depths, _slots, _uniqueness!); // both are there, or none
        foreach (var slot in _slots.All)
        {
            if (chosen.Contains(slot))
            {
                var first = _code.AddLocal(new ByReferenceType(ElementOf(slot)));
                _views.Add(slot, new View(first, _code.AddLocal(_program.Framework.Types.Int64)));
            }
        }
    }

    /// <summary>The views of the parameters; those of other slots come with their first store.</summary>
    private void EmitViewsOfParameters()
    {
        foreach (var slot in _slots.All)
        {
            if (slot.Argument >= 0)
            {
                RenewView(slot);
            }
        }
    }

    /// <summary>Brings the view of a slot up to date with the array that has just been stored there.</summary>
    private void RenewView(CilSlot slot)
    {
        ForgetPlaces(slot);
        if (_views.TryGetValue(slot, out var view))
        {
            var arrays = _program.Composites.Arrays;
            LoadSlot(slot);
            _code.Emit(OpCodes.Call, arrays.First(ElementOf(slot)));
            _code.StoreLocal(view.First);
            LoadSlot(slot);
            _code.Emit(OpCodes.Call, arrays.Length(ElementOf(slot)));
            _code.StoreLocal(view.Length);
        }
    }

    /// <summary>Counts which places the block uses, so that only those that it uses again are kept.</summary>
    private void CountPlaces(IrBlock block)
    {
        _places.Clear();
        _placeUses.Clear();
        if (_uniqueness is null)
        {
            return;
        }

        foreach (var instruction in block.Instructions)
        {
            if (instruction.Opcode != Opcode.ArrayLen
                && CilArrayViews.LooksInto(instruction) is { } array
                && _slots.Of(CilValueUses.Resolve(array)) is { } slot)
            {
                var key = (slot, IndexKey(instruction.Operands[1]));
                _placeUses[key] = _placeUses.GetValueOrDefault(key) + 1;
            }
        }
    }

    /// <summary>Pushes the place of an element of the array in a slot; panics if there is none.</summary>
    private void PushElement(CilSlot slot, PathStep step, IrValue index, IrInstruction instruction)
    {
        var key = (slot, IndexKey(index));
        if (_places.TryGetValue(key, out var place))
        {
            _code.LoadLocal(place);
            return;
        }

        var element = ElementOf(slot);
        if (_views.TryGetValue(slot, out var view))
        {
            PushElementOf(view, element, step, index, instruction);
        }
        else
        {
            LoadSlot(slot);
            EmitElement(step, slot.Type, index, instruction);
        }

        if (_placeUses.GetValueOrDefault(key) > 1)
        {
            _places.Add(key, place = _code.AddLocal(new ByReferenceType(element)));
            _code.Emit(OpCodes.Dup);
            _code.StoreLocal(place);
        }
    }

    private void PushElementOf(View view, TypeReference element, PathStep step, IrValue index, IrInstruction instruction)
    {
        var isChecked = step.Kind == PathStepKind.Element;
        _code.LoadLocal(view.First);
        if (isChecked)
        {
            _code.LoadLocal(view.Length);
        }

        Push(index);
        if (isChecked)
        {
            _code.LoadString(instruction.Location.ToString());
        }

        _code.Emit(OpCodes.Call, _program.Composites.Arrays.AtView(element, isChecked));
    }

    private void ForgetPlaces(CilSlot slot)
    {
        if (_places.Count > 0 && slot.Type is ArrayType)
        {
            foreach (var key in (List<(CilSlot Slot, object Index)>)[.. _places.Keys])
            {
                if (key.Slot == slot)
                {
                    _places.Remove(key);
                }
            }
        }
    }

    /// <summary>What tells one index from another: the value, or the number where that is known.</summary>
    private static object IndexKey(IrValue index)
    {
        var value = CilValueUses.Resolve(index);
        return value.Definition is { Immediate: IntConstant constant } ? constant.Value : value;
    }

    private TypeReference ElementOf(CilSlot slot) => _program.Types.Map(((ArrayType)slot.Type).Element);

    /// <summary>The place of an array's first element and its length.</summary>
    private readonly record struct View(VariableDefinition First, VariableDefinition Length);
}
