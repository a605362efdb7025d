// Values with parts, and paths to parts. A part lies in a value in registers, or in memory of a heap value. To replace a part
// each heap value on the way is made unique first: one comparison where it is, a call out of line where it is not.
using System;
using System.Diagnostics;
using System.Linq;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed partial class LlvmFunctionEmitter
{
    /// <summary>Where a walk along a path has come: a value, or the address of one inside a heap value.</summary>
    private readonly record struct Place(LLVMValueRef At, IrType Type, bool IsAddress);

    /// <summary>What happens at the end of a path; gives what stands there afterwards, where that is no address.</summary>
    /// <param name="place">The part.</param>
    /// <param name="holder">The innermost heap value that holds it; null if none does.</param>
    private delegate LLVMValueRef PathEnd(Place place, LLVMValueRef? holder);

    private void EmitAggregate(IrInstruction instruction)
    {
        var value = LLVM.GetPoison(_program.Types.Map(instruction.Result.Type));
        for (var i = 0; i < instruction.Operands.Count; i++)
        {
            value = _builder.BuildInsertValue(value, Operand(instruction, i), (uint)i);
        }

        Define(instruction.Result, value);
    }

    private void EmitVariant(IrInstruction instruction)
    {
        Define(instruction.Result, MakeVariant(instruction.Variant.Enum, instruction.Variant.Index, instruction.Location, OperandsOf(instruction)));
    }

    private LLVMValueRef[] OperandsOf(IrInstruction instruction) => [.. instruction.Operands.Select(Value)];

    private LLVMValueRef MakeVariant(EnumType type, int variant, IrLocation location, params ReadOnlySpan<LLVMValueRef> payload)
    {
        if (type.IsBoxed)
        {
            return payload.IsEmpty ? _program.HeapTypes.PlainVariant(type, variant) : NewObject(_program.HeapTypes.OfEnum(type)[variant], location, payload);
        }

        var value = _builder.BuildInsertValue(LLVM.GetPoison(_program.Types.Map(type)), _program.Constants.Int32(variant), 0);
        for (var i = 0; i < payload.Length; i++)
        {
            value = _builder.BuildInsertValue(value, payload[i], (uint)type.SlotOf(variant, i) + 1);
        }

        return value;
    }

    /// <summary>A heap object that holds some values.</summary>
    private LLVMValueRef NewObject(LlvmHeapType type, IrLocation location, params ReadOnlySpan<LLVMValueRef> values)
    {
        var value = CallHelper(
            NativeHelpers.ValueNew,
            _program.Constants.Int((long)_program.SizeOf(type.Layout)),
            _program.Constants.Int32(type.Index),
            _program.Constants.Location(location));
        for (var i = 0; i < type.Parts.Length; i++)
        {
            _memory.Store(values[i], _memory.PartAddress(value, type, i), type.Parts[i]);
        }

        return value;
    }

    /// <summary>A value says by its tag which variant it is, a heap node by the row of its type.</summary>
    private void EmitTag(IrInstruction instruction)
    {
        var type = (EnumType)instruction.Operands[0].Type;
        var value = Operand(instruction, 0);
        var tag = type.IsBoxed
            ? _builder.BuildSub(
                _builder.BuildLShr(_memory.Kind(value), _program.Constants.Int32(LlvmHeapTypes.TypeShift)),
                _program.Constants.Int32(_program.HeapTypes.OfEnum(type)[0].Index))
            : _builder.BuildExtractValue(value, 0);
        Define(instruction.Result, _builder.BuildZExt(tag, _program.Types.Int));
    }

    private void EmitGet(IrInstruction instruction)
    {
        var root = instruction.Operands[0];
        var part = Read(Walk(new Place(Value(root), root.Type, false), instruction, 0));
        Define(instruction.Result, instruction.Opcode == Opcode.Get ? _parts.Copy(part, instruction.Result.Type) : part);
    }

    private void EmitSet(IrInstruction instruction)
    {
        var value = Operand(instruction, instruction.Operands.Count - 1);
        Define(instruction.Results[0], Update(instruction, (place, holder) =>
        {
            var old = place.Type.IsCounted ? Read(place) : default;
            var result = Write(place, value, holder, instruction.Location);
            if (place.Type.IsCounted)
            {
                _parts.Drop(old, place.Type);
            }

            return result;
        }));
    }

    private void EmitTake(IrInstruction instruction)
    {
        LLVMValueRef part = default;
        Define(instruction.Results[0], Update(instruction, (place, _) =>
        {
            part = Read(place);
            return part;
        }));
        Define(instruction.Results[1], part);
    }

    private void EmitPut(IrInstruction instruction)
    {
        var value = Operand(instruction, instruction.Operands.Count - 1);
        Define(instruction.Results[0], Update(instruction, (place, holder) => Write(place, value, holder, instruction.Location)));
    }

    /// <summary>Follows the path of an instruction from a step on, and changes nothing.</summary>
    private Place Walk(Place place, IrInstruction instruction, int step)
    {
        for (var index = 1; step < instruction.Path.Steps.Length; step++)
        {
            var to = instruction.Path.Steps[step];
            place = IsHeap(place.Type)
                ? PartOf(Read(place), place.Type, to, instruction, index)
                : FieldOf(place, to);
            index += to.TakesIndex ? 1 : 0;
        }

        return place;
    }

    private LLVMValueRef Update(IrInstruction instruction, PathEnd end)
    {
        var root = instruction.Operands[0];
        var isKnown = instruction.Opcode == Opcode.Put || IsKnownUnique(instruction);
        return Update(new Place(Value(root), root.Type, false), new PathWalk(instruction, 0, 1, isKnown), null, end);
    }

    /// <summary>Follows the path, makes what is on it unique, and gives what stands at the place afterwards if that is no address.</summary>
    private LLVMValueRef Update(Place place, PathWalk walk, LLVMValueRef? holder, PathEnd end)
    {
        if (walk.IsAtEnd)
        {
            return end(place, holder);
        }

        if (IsHeap(place.Type))
        {
            var value = walk.IsUnique ? Read(place) : MakeUnique(place, holder, walk.Instruction.Location);
            Update(PartOf(value, place.Type, walk.Step, walk.Instruction, walk.Index), walk.Inside, value, end);
            return value;
        }

        var part = FieldOf(place, walk.Step);
        var updated = Update(part, walk.Next, holder, end);
        return place.IsAddress ? place.At : _builder.BuildInsertValue(place.At, updated, FieldIndex(place.Type, walk.Step));
    }

    private LLVMValueRef Read(Place place) => place.IsAddress ? _memory.Load(place.At, place.Type) : place.At;

    /// <summary>Replaces what stands at a place without looking at it; in a heap value that is marked, the new value is marked, too.</summary>
    private LLVMValueRef Write(Place place, LLVMValueRef value, LLVMValueRef? holder, IrLocation location)
    {
        if (!place.IsAddress)
        {
            return value;
        }

        _memory.Store(value, place.At, place.Type);
        if (holder is { } marked)
        {
            MarkStored(value, place.Type, marked, location);
        }

        return place.At;
    }

    /// <summary>A value has been stored into a heap value: what a marked one holds is marked.</summary>
    private void MarkStored(LLVMValueRef value, IrType type, LLVMValueRef holder, IrLocation location)
    {
        if (!type.IsCounted)
        {
            return;
        }

        var isMarked = _builder.BuildICmp(LLVMIntPredicate.LLVMIntSLT, _memory.Count(holder), _program.Constants.Int32(0));
        EmitUnlikely(isMarked, "marked", () => _parts.Apply(PartAction.StoreMarked, value, type, _program.Constants.Location(location)));
    }

    /// <summary>The heap value at a place, or a copy of it that has come to stand there: nobody else owns it.</summary>
    private LLVMValueRef MakeUnique(Place place, LLVMValueRef? holder, IrLocation location)
    {
        var value = Read(place);
        var isShared = _builder.BuildICmp(LLVMIntPredicate.LLVMIntNE, _memory.Count(value), _program.Constants.Int32(1));
        return Unless(isShared, value, () =>
        {
            var unique = CallHelper(NativeHelpers.ValueUnique, value, holder ?? _program.Constants.Null, _program.Constants.Location(location));
            if (place.IsAddress)
            {
                _memory.Store(unique, place.At, place.Type);
            }

            return unique;
        });
    }

    /// <summary>A step into a heap value.</summary>
    private Place PartOf(LLVMValueRef value, IrType type, PathStep step, IrInstruction instruction, int index)
    {
        if (type is EnumType sum)
        {
            var variant = _program.HeapTypes.OfEnum(sum)[step.Variant];
            return new Place(_memory.PartAddress(value, variant, step.Index), variant.Parts[step.Index], true);
        }

        var element = ((ArrayType)type).Element;
        var position = Operand(instruction, index);
        if (step.Kind == PathStepKind.Element)
        {
            position = CheckIndex(position, _memory.Length(value), isEndInside: false, instruction.Location);
        }

        return new Place(_memory.ElementAddress(value, element, position), element, true);
    }

    /// <summary>A step into a value with parts.</summary>
    private Place FieldOf(Place place, PathStep step)
    {
        var index = FieldIndex(place.Type, step);
        var type = step.PartOf(place.Type) ?? throw new UnreachableException($"a path of {place.Type} leads nowhere");
        return place.IsAddress
            ? new Place(_builder.BuildStructGEP2(_program.Types.Map(place.Type), place.At, index), type, true)
            : new Place(_builder.BuildExtractValue(place.At, index), type, false);
    }

    private static uint FieldIndex(IrType type, PathStep step)
        => type is EnumType sum ? (uint)sum.SlotOf(step.Variant, step.Index) + 1 : (uint)step.Index;

    private static bool IsHeap(IrType type) => !LlvmTypeMapper.IsByValue(type);

    /// <summary>
    /// An index that lies inside, from 0 on; panics for one that does not. One comparison on the fast path; the test for a negative one
    /// goes where LLVM knows better.
    /// </summary>
    private LLVMValueRef CheckIndex(LLVMValueRef index, LLVMValueRef length, bool isEndInside, IrLocation location)
    {
        var limit = isEndInside ? _builder.BuildAdd(length, _program.Constants.Int(1)) : length;
        var isOutside = _builder.BuildICmp(LLVMIntPredicate.LLVMIntUGE, index, limit);
        return Unless(isOutside, index, () =>
        {
            var (negative, panic, inside) = (AppendBlock("negative"), AppendBlock("outside"), AppendBlock("from.end"));
            _builder.BuildCondBr(_builder.BuildICmp(LLVMIntPredicate.LLVMIntSLT, index, _program.Constants.Int(0)), negative, panic);

            _builder.PositionAtEnd(negative);
            var fromEnd = _builder.BuildAdd(index, length);
            _builder.BuildCondBr(_builder.BuildICmp(LLVMIntPredicate.LLVMIntSGE, fromEnd, _program.Constants.Int(0)), inside, panic);

            _builder.PositionAtEnd(panic);
            CallHelper(NativeHelpers.PanicIndex, _program.Constants.Location(location), index, length);
            _builder.BuildUnreachable();

            _builder.PositionAtEnd(inside);
            return fromEnd;
        });
    }

    /// <summary>The value, or in the unlikely case that a condition is true what the body makes instead.</summary>
    private LLVMValueRef Unless(LLVMValueRef condition, LLVMValueRef value, Func<LLVMValueRef> body)
    {
        var before = _builder.InsertBlock;
        var (unlikely, done) = (AppendBlock("unlikely"), AppendBlock("likely"));
        LLVM.SetMetadata(_builder.BuildCondBr(condition, unlikely, done), _program.ProfileKind, _program.Unlikely);

        _builder.PositionAtEnd(unlikely);
        var other = body();
        var end = _builder.InsertBlock;
        _builder.BuildBr(done);

        _builder.PositionAtEnd(done);
        var result = _builder.BuildPhi(value.TypeOf);
        result.AddIncoming(value, before);
        result.AddIncoming(other, end);
        return result;
    }

    private void EmitUnlikely(LLVMValueRef condition, string name, Action body)
    {
        var (unlikely, done) = (AppendBlock(name), AppendBlock("likely"));
        LLVM.SetMetadata(_builder.BuildCondBr(condition, unlikely, done), _program.ProfileKind, _program.Unlikely);
        _builder.PositionAtEnd(unlikely);
        body();
        _builder.BuildBr(done);
        _builder.PositionAtEnd(done);
    }

    private LLVMValueRef CallHelper(NativeHelper helper, params ReadOnlySpan<LLVMValueRef> arguments)
        => Call(_program.Runtime.Helper(helper), arguments);

    /// <summary>True if the heap value that an update changes first is known to have one owner.</summary>
    private bool IsKnownUnique(IrInstruction update) => _uniqueness is { } known && known.IsUnique(update);

    /// <summary>A place in the path of an instruction.</summary>
    /// <param name="Instruction">The instruction.</param>
    /// <param name="Position">The next step.</param>
    /// <param name="Index">The operand of its index if it has one.</param>
    /// <param name="IsUnique">
    /// True if the heap value there has one owner: the first on the way if that is known, and all where a taken part is put back, since
    /// the way has been made unique for that and nobody has seen it since.
    /// </param>
    private readonly record struct PathWalk(IrInstruction Instruction, int Position, int Index, bool IsUnique)
    {
        public bool IsAtEnd => Position == Instruction.Path.Steps.Length;

        public PathStep Step => Instruction.Path.Steps[Position];

        public PathWalk Next => new(Instruction, Position + 1, Step.TakesIndex ? Index + 1 : Index, IsUnique);

        /// <summary>The next step, inside of a heap value.</summary>
        public PathWalk Inside => Next with { IsUnique = Instruction.Opcode == Opcode.Put };
    }
}
