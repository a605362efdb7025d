// Values made of values, and what is asked of them.
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Frontend.IrGeneration;

internal sealed partial class IrGenerator
{
    private IrValue GenerateComposite(BoundExpression expression)
    {
        switch (expression)
        {
            case BoundArray array:
                IrValue[] elements = [.. array.Elements.Select(GenerateValue)];
                Locate(array.Location);
                return _builder.ArrayNew((ArrayType)_module.MapType(array.Type), elements);
            case BoundTuple tuple:
                IrValue[] parts = [.. tuple.Elements.Select(GenerateValue)];
                Locate(tuple.Location);
                return _builder.StructNew((AggregateType)_module.MapType(tuple.Type), parts);
            case BoundStruct made:
                return GenerateStruct(made);
            case BoundVariant variant:
                IrValue[] payload = [.. variant.Payload.Select(GenerateValue)];
                Locate(variant.Location);
                return _builder.EnumNew((EnumType)_module.MapType(variant.Type), variant.Variant, payload);
            default:
                Locate(expression.Location);
                return _module.Zeros.Emit(_builder, expression.Type);
        }
    }

    /// <summary>The fields are evaluated in the order of the source.</summary>
    private IrValue GenerateStruct(BoundStruct made)
    {
        var values = new SortedDictionary<int, IrValue>();
        foreach (var (field, value) in made.Fields)
        {
            values.Add(field, GenerateValue(value));
        }

        Locate(made.Location);
        return _builder.StructNew((AggregateType)_module.MapType(made.Type), [.. values.Values]);
    }

    private IrValue GenerateTraitObject(BoundTraitObject made, IrValue value)
    {
        Locate(made.Location);
        var found = _module.Program.TraitObjects.ImplementationsOf(TypeMapper.Closed(made.Type));
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i].Type.IsSameAs(TypeMapper.Closed(made.Value.Type)))
            {
                return _builder.EnumNew((EnumType)_module.MapType(made.Type), i, value);
            }
        }

        throw new UnreachableException($"{made.Value.Type} does not occur as {made.Type}");
    }

    private IrValue GenerateEquality(BoundEquality equality, IrValue left)
    {
        var right = GenerateValue(equality.Right);
        Locate(equality.Location);
        var isEqual = _module.Equality.Emit(_builder, equality.Left.Type, left, right);
        return equality.IsNegated ? _builder.Emit(Opcode.NotBool, isEqual) : isEqual;
    }

    /// <summary>A byte of a string as a string; a negative index counts from the end.</summary>
    private IrValue GenerateStringElement(BoundStringElement element, IrValue text)
    {
        var index = GenerateValue(element.Index);
        Locate(element.Location);
        var length = _builder.CallRuntime(RuntimeAbi.StrLen, text)!; // The row has a result.

        // The sign, spread over all bits, picks the length or nothing.
        var fromEnd = _builder.Emit(Opcode.And, length, _builder.Emit(Opcode.Shr, index, _builder.Const(63)));
        var place = _builder.Emit(Opcode.AddWrap, index, fromEnd);
        var (inside, outside, found) = (_builder.NewBlock("below"), _builder.NewBlock("outside"), _builder.NewBlock("inside"));
        BranchIf(_builder.Emit(Opcode.LtInt, place, length), inside, [], outside, []);
        Place(inside);
        BranchIf(_builder.Emit(Opcode.GeInt, place, _builder.Const(0)), found, [], outside, []);
        Place(outside);
        var message = new TextPieces();
        message.Add([.. "string index out of bounds: index "u8]);
        message.Add(_builder.CallRuntime(RuntimeAbi.StrFromInt, index)!); // The row has a result.
        message.Add([.. ", length "u8]);
        message.Add(_builder.CallRuntime(RuntimeAbi.StrFromInt, length)!); // The row has a result.
        _builder.Panic(message.ToValue(_builder));
        Place(found);
        var end = _builder.Emit(Opcode.AddWrap, place, _builder.Const(1));
        return _builder.CallRuntime(RuntimeAbi.StrSlice, text, place, end) ?? throw new UnreachableException("str.slice gives no value");
    }
}
