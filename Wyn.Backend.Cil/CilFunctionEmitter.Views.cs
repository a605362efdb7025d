// Arrays that are looked into: the view of a slot (see CilArrayViews), and places of elements that a block uses more than once.
// Invariants: a view is that of the array in its slot, so whoever stores to the slot makes it anew; a place is one in the array
// that its slot holds, so it is forgotten with every store to the slot, and at the end of the block.
using System.Collections.Generic;
using System.Linq;
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
    private readonly Dictionary<CilHoistedView, View> _hoistedLocals = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(CilSlot Slot, object Index), VariableDefinition> _places = [];
    private readonly Dictionary<(CilSlot Slot, object Index), int> _placeUses = [];

    /// <summary>The reads of the block that open a place for a change, and the places that are open: see CilUpdates.</summary>
    private Dictionary<IrInstruction, IrInstruction> _updates = [];
    private readonly Dictionary<IrInstruction, VariableDefinition> _open = [];

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

        _updates = CilUpdates.Find(block, _slots);

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
        var check = CheckOf(step, index);
        _code.LoadLocal(view.First);
        if (check != CilIndexCheck.None)
        {
            _code.LoadLocal(view.Length);
        }

        Push(index);
        if (check != CilIndexCheck.None)
        {
            _code.LoadString(instruction.Location.ToString());
        }

        _code.Emit(OpCodes.Call, _program.Composites.Arrays.AtView(element, check));
    }

    private CilIndexCheck CheckOf(PathStep step, IrValue index)
        => step.Kind == PathStepKind.UncheckedElement ? CilIndexCheck.None
            : _signs?.IsKnown(index) == true ? CilIndexCheck.FromStart
            : CilIndexCheck.FromBothEnds;

    /// <summary>The locals of a view that is made before a loop.</summary>
    private View HoistedView(CilHoistedView hoisted)
    {
        if (!_hoistedLocals.TryGetValue(hoisted, out var view))
        {
            var first = _code.AddLocal(new ByReferenceType(_program.Types.Map(hoisted.Type.Element)));
            _hoistedLocals.Add(hoisted, view = new View(first, _code.AddLocal(_program.Framework.Types.Int64)));
        }

        return view;
    }

    /// <summary>Makes the view of an array inside of a value, an empty one if it is not there.</summary>
    private void EmitHoistedView(CilHoistedView hoisted)
    {
        var (view, arrays) = (HoistedView(hoisted), _program.Composites.Arrays);
        var element = _program.Types.Map(hoisted.Type.Element);
        var (array, missing, done) = (Scratch(_program.Types.Map(hoisted.Type)), new CilLabel(), new CilLabel());
        EmitSearch(hoisted, missing);
        _code.StoreLocal(array);
        _code.LoadLocal(array);
        _code.Emit(OpCodes.Call, arrays.First(element));
        _code.StoreLocal(view.First);
        _code.LoadLocal(array);
        _code.Emit(OpCodes.Call, arrays.Length(element));
        _code.StoreLocal(view.Length);
        if (!hoisted.Indices.IsEmpty)
        {
            _code.Branch(OpCodes.Br, done);
            _code.Mark(missing);
            _code.Emit(OpCodes.Call, arrays.None(element));
            _code.StoreLocal(view.First);
            _code.LoadInt64(0);
            _code.StoreLocal(view.Length);
            _code.Mark(done);
        }
    }

    /// <summary>From the root to the array; jumps, with nothing on the stack, where an element is missing on the way.</summary>
    private void EmitSearch(CilHoistedView hoisted, CilLabel missing)
    {
        var whole = hoisted.Root.Type;
        var isAddress = CilSharing.IsComposite(whole);
        if (isAddress)
        {
            PushAddress(hoisted.Root);
        }
        else
        {
            Push(hoisted.Root);
        }

        var indices = new Queue<IrValue>(hoisted.Indices);
        foreach (var step in hoisted.Steps)
        {
            if (step.TakesIndex)
            {
                Load(whole, isAddress);
                Push(indices.Dequeue());
                var element = _program.Types.Map(step.PartOf(whole)!); // the verifier has followed the path
                var place = Scratch(new ByReferenceType(element));
                _code.Emit(OpCodes.Call, _program.Composites.Arrays.Find(element));
                _code.StoreLocal(place);
                _code.LoadLocal(place);
                _code.Branch(OpCodes.Brfalse, missing);
                _code.LoadLocal(place);
            }
            else
            {
                _code.Emit(OpCodes.Ldflda, _program.Composites.Field(whole, step));
            }

            isAddress = true;
            whole = step.PartOf(whole)!; // as above
        }

        Load(whole, isAddress);
    }

    /// <summary>True for a borrow of an array that is only looked into, by reads that have a view of it.</summary>
    private bool IsOnlyForViews(IrInstruction borrow)
        => borrow is { Opcode: Opcode.Borrow, Result.Type: ArrayType }
            && borrow.Path.Steps[^1].TakesIndex
            && (borrow.Path.Steps.Length == 1 || _hoisted?.Of(borrow) is not null)
            && _uses.Of(borrow.Result) is { Count: > 0 } uses
            && uses.All(use => _hoisted?.Of(_layout.At(use.Position)) is { } view && view.Root != borrow.Result);

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
