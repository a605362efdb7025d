// Appends the ops on values with parts, arrays, boxes and closures.
using System;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Build;

public sealed partial class IrBuilder
{
    /// <summary>Appends the making of a struct or tuple.</summary>
    public IrValue StructNew(AggregateType type, params IrValue[] fields) => AppendOne(Opcode.StructNew, fields, new TypeImmediate(type));

    /// <summary>Appends the making of a variant.</summary>
    public IrValue EnumNew(EnumType type, int variant, params IrValue[] payload)
        => AppendOne(Opcode.EnumNew, payload, new VariantReference(type, variant));

    /// <summary>Appends the reading of the index of a variant.</summary>
    public IrValue EnumTag(IrValue value) => AppendOne(Opcode.EnumTag, [value], null);

    /// <summary>Appends the copy of a part.</summary>
    /// <param name="root">The whole.</param>
    /// <param name="path">The path to the part.</param>
    /// <param name="indices">One index for each element step.</param>
    public IrValue Get(IrValue root, IrPath path, params ReadOnlySpan<IrValue> indices) => AppendOne(Opcode.Get, [root, .. indices], path);

    /// <summary>Appends the replacement of a part and gives the new whole.</summary>
    public IrValue Set(IrValue root, IrPath path, ReadOnlySpan<IrValue> indices, IrValue value)
        => AppendOne(Opcode.Set, [root, .. indices, value], path);

    /// <summary>Appends the moving out of a part and gives the whole, with a hole, and the part.</summary>
    public (IrValue Root, IrValue Part) Take(IrValue root, IrPath path, params ReadOnlySpan<IrValue> indices)
        => AppendTwo(Opcode.Take, [root, .. indices], path);

    /// <summary>Appends the filling of a hole and gives the whole.</summary>
    public IrValue Put(IrValue root, IrPath path, ReadOnlySpan<IrValue> indices, IrValue value)
        => AppendOne(Opcode.Put, [root, .. indices, value], path);

    /// <summary>Appends the making of an array of elements.</summary>
    public IrValue ArrayNew(ArrayType type, params IrValue[] elements) => AppendOne(Opcode.ArrayNew, elements, new TypeImmediate(type));

    /// <summary>Appends the making of an array of copies of one value.</summary>
    public IrValue ArrayFill(IrValue count, IrValue value) => AppendOne(Opcode.ArrayFill, [count, value], null);

    /// <summary>Appends the reading of an array's length.</summary>
    public IrValue ArrayLen(IrValue array) => AppendOne(Opcode.ArrayLen, [array], null);

    /// <summary>Appends the addition of an element at the end and gives the new array.</summary>
    public IrValue ArrayPush(IrValue array, IrValue value) => AppendOne(Opcode.ArrayPush, [array, value], null);

    /// <summary>Appends the removal of the last element and gives the new array and the element.</summary>
    public (IrValue Array, IrValue Element) ArrayPop(IrValue array) => AppendTwo(Opcode.ArrayPop, [array], null);

    /// <summary>Appends the insertion of an element and gives the new array.</summary>
    public IrValue ArrayInsert(IrValue array, IrValue index, IrValue value) => AppendOne(Opcode.ArrayInsert, [array, index, value], null);

    /// <summary>Appends the removal of an element and gives the new array and the element.</summary>
    public (IrValue Array, IrValue Element) ArrayRemove(IrValue array, IrValue index) => AppendTwo(Opcode.ArrayRemove, [array, index], null);

    /// <summary>Appends the copying of a part of an array; the bounds are inside.</summary>
    public IrValue ArraySlice(IrValue array, IrValue from, IrValue to) => AppendOne(Opcode.ArraySlice, [array, from, to], null);

    /// <summary>Appends the addition of another array's elements at the end and gives the new array.</summary>
    public IrValue ArrayConcat(IrValue array, IrValue other) => AppendOne(Opcode.ArrayConcat, [array, other], null);

    /// <summary>Appends the removal of the elements from an index on and gives the new array; the index is inside.</summary>
    public IrValue ArrayTruncate(IrValue array, IrValue count) => AppendOne(Opcode.ArrayTruncate, [array, count], null);

    /// <summary>Appends the making of room in an array.</summary>
    public IrValue ArrayReserve(IrValue array, IrValue count) => AppendOne(Opcode.ArrayReserve, [array, count], null);

    /// <summary>Appends the making of a cell for a captured variable.</summary>
    public IrValue BoxNew(string name, IrValue value) => AppendOne(Opcode.BoxNew, [value], new NameImmediate(name));

    /// <summary>Appends the reading of a cell.</summary>
    public IrValue BoxGet(IrValue box) => AppendOne(Opcode.BoxGet, [box], null);

    /// <summary>Appends the writing of a cell.</summary>
    public void BoxSet(IrValue box, IrValue value) => Append(Opcode.BoxSet, [box, value], null);

    /// <summary>Appends the moving out of what a cell holds.</summary>
    public IrValue BoxTake(IrValue box) => AppendOne(Opcode.BoxTake, [box], null);

    /// <summary>Appends the filling of the hole in a cell.</summary>
    public void BoxPut(IrValue box, IrValue value) => Append(Opcode.BoxPut, [box, value], null);

    /// <summary>Appends the moving out of a global's value.</summary>
    public IrValue GlobalTake(IrGlobal global) => AppendOne(Opcode.GlobalTake, [], new GlobalReference(global));

    /// <summary>Appends the filling of the hole in a global.</summary>
    public void GlobalPut(IrGlobal global, IrValue value) => Append(Opcode.GlobalPut, [value], new GlobalReference(global));

    /// <summary>Appends the making of a closure.</summary>
    /// <param name="function">The function, whose parameters must be known already; the first ones are those of the captured values.</param>
    /// <param name="captures">The captured values.</param>
    public IrValue ClosureNew(IrFunction function, params IrValue[] captures)
        => AppendOne(Opcode.ClosureNew, captures, new FunctionReference(function));

    /// <summary>Appends the call of a closure and gives its result, null if it has none.</summary>
    public IrValue? CallClosure(IrValue closure, params IrValue[] arguments)
    {
        var instruction = Append(Opcode.CallClosure, [closure, .. arguments], null);
        return instruction.Results.Count == 0 ? null : instruction.Result;
    }

    private IrValue AppendOne(Opcode opcode, IrValue[] operands, IrImmediate? immediate) => Append(opcode, operands, immediate).Result;

    private (IrValue First, IrValue Second) AppendTwo(Opcode opcode, IrValue[] operands, IrImmediate? immediate)
    {
        var instruction = Append(opcode, operands, immediate);
        return (instruction.Results[0], instruction.Results[1]);
    }

    /// <summary>Appends an op whose result types follow from operands and immediate; refuses operands that its row does not accept.</summary>
    private IrInstruction Append(Opcode opcode, IrValue[] operands, IrImmediate? immediate)
    {
        var info = OpTable.Get(opcode);
        var types = ResultTypes.Of(info, operands, immediate, Function.Module.Types);
        if (types.IsDefault)
        {
            throw new ArgumentException($"{info.Mnemonic} has no result for ({string.Join(", ", operands.Select(operand => operand.Type))})");
        }

        var instruction = Append(info, operands, types, immediate);
        Require(instruction);
        return instruction;
    }

    private void Require(IrInstruction instruction)
    {
        var signature = OperandSignature.Of(instruction, Function);
        if (!signature.Accepts(instruction.Operands.Count))
        {
            throw new ArgumentException($"{instruction.Info.Mnemonic} does not take {instruction.Operands.Count} operands");
        }

        for (var i = 0; i < instruction.Operands.Count; i++)
        {
            if (!signature.Accepts(i, instruction.Operands[i].Type))
            {
                throw new ArgumentException($"{instruction.Info.Mnemonic} needs {signature.Describe(i)}, not {instruction.Operands[i].Type}");
            }
        }
    }
}
