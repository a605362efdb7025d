// The ops on values with parts, arrays, boxes and closures.
using System;
using System.Collections.Immutable;
using System.Diagnostics;
using Wyn.IR.Ops;

namespace Wyn.IR.Interpret;

internal ref partial struct Turn
{
    private void ExecuteComposite(in DecodedInstruction instruction)
    {
        var operands = (OperandSlots)Extra(instruction);
        switch (instruction.Opcode)
        {
            case Opcode.StructNew:
                Set(operands, new Value { Reference = Values(operands) });
                break;
            case Opcode.EnumNew:
                Set(operands, new Value { Reference = new EnumValue(instruction.Source.Variant.Index, Values(operands)) });
                break;
            case Opcode.EnumTag:
                Set(operands, new Value { Bits = Object<EnumValue>(operands, 0).Tag });
                break;
            case Opcode.Get or Opcode.Borrow:
                Set(operands, Access(instruction, operands).Read());
                break;
            case Opcode.Set or Opcode.Put:
                Set(operands, Access(instruction, operands).Replace(Operand(operands, operands.Operands.Length - 1)));
                break;
            case Opcode.Take:
                var part = Access(instruction, operands);
                Set(operands, part.Replace(Hole.Value), part.Read());
                break;
            case Opcode.BoxNew:
                Set(operands, new Value { Reference = new BoxValue(instruction.Source.VariableName) { Content = Operand(operands, 0) } });
                break;
            case Opcode.BoxGet:
                var content = Object<BoxValue>(operands, 0).Content;
                Set(operands, content.Reference is Hole ? throw new UnreachableException("a box is read while it is open") : content);
                break;
            case Opcode.BoxTake:
                Set(operands, Object<BoxValue>(operands, 0).Content);
                Object<BoxValue>(operands, 0).Content = Hole.Value;
                _task.OpenPlaces++;
                break;
            case Opcode.BoxSet or Opcode.BoxPut:
                Object<BoxValue>(operands, 0).Content = Operand(operands, 1);
                _task.OpenPlaces -= instruction.Opcode == Opcode.BoxPut ? 1 : 0;
                break;
            default:
                ExecuteArray(instruction, operands);
                break;
        }
    }

    private void ExecuteArray(in DecodedInstruction instruction, OperandSlots operands)
    {
        var location = instruction.Source.Location;
        switch (instruction.Opcode)
        {
            case Opcode.ArrayNew:
                Set(operands, ArraySemantics.Of([.. Values(operands)]));
                break;
            case Opcode.ArrayFill:
                Set(operands, ArraySemantics.Fill(Bits(operands, 0), Operand(operands, 1), location));
                break;
            case Opcode.ArrayLen:
                Set(operands, new Value { Bits = Elements(operands, 0).Count });
                break;
            case Opcode.ArrayPush:
                Set(operands, ArraySemantics.Of(Elements(operands, 0).Add(Operand(operands, 1))));
                break;
            case Opcode.ArrayPop:
                var (rest, last) = ArraySemantics.Pop(Operand(operands, 0), location);
                Set(operands, rest, last);
                break;
            case Opcode.ArrayInsert:
                Set(operands, ArraySemantics.Insert(Operand(operands, 0), Bits(operands, 1), Operand(operands, 2), location));
                break;
            case Opcode.ArrayRemove:
                var (others, element) = ArraySemantics.Remove(Operand(operands, 0), Bits(operands, 1), location);
                Set(operands, others, element);
                break;
            case Opcode.ArraySlice:
                var from = (int)Bits(operands, 1);
                Set(operands, ArraySemantics.Of(Elements(operands, 0).GetRange(from, (int)Bits(operands, 2) - from)));
                break;
            case Opcode.ArrayConcat:
                Set(operands, ArraySemantics.Of(Elements(operands, 0).AddRange(Elements(operands, 1))));
                break;
            case Opcode.ArrayTruncate:
                Set(operands, ArraySemantics.Of(Elements(operands, 0).GetRange(0, (int)Bits(operands, 1))));
                break;
            case Opcode.ArrayReserve:
                Set(operands, Operand(operands, 0));
                break;
            default:
                ExecuteTaskOp(instruction, operands);
                break;
        }
    }

    private void NewClosure(in DecodedInstruction instruction)
    {
        var site = Site(instruction);
        var captures = new Value[site.Arguments.Length];
        for (var i = 0; i < captures.Length; i++)
        {
            captures[i] = _slots[site.Arguments[i]];
        }

        _slots[instruction.Result] = new Value { Reference = new ClosureValue(site.Callee, captures) };
    }

    private void CallClosure(in DecodedInstruction instruction)
    {
        var call = (ClosureCall)Extra(instruction);
        var closure = (ClosureValue?)_slots[call.Closure].Reference ?? throw new UnreachableException("a closure value has no function");
        var caller = _frame;
        Push(closure.Function);
        var callerSlots = _stack.Slots(caller);
        var next = closure.Function.Source.TakesWorker ? 1 : 0;
        foreach (var capture in closure.Captures)
        {
            _slots[next++] = capture;
        }

        foreach (var argument in call.Arguments)
        {
            _slots[next++] = callerSlots[argument];
        }
    }

    private readonly PartSemantics Access(in DecodedInstruction instruction, OperandSlots operands)
    {
        var indices = new long[instruction.Source.Path.IndexCount];
        for (var i = 0; i < indices.Length; i++)
        {
            indices[i] = Bits(operands, i + 1);
        }

        return new PartSemantics(Operand(operands, 0), instruction.Source, indices);
    }

    private readonly Value Operand(OperandSlots operands, int index) => _slots[operands.Operands[index]];

    private readonly long Bits(OperandSlots operands, int index) => Operand(operands, index).Bits;

    private readonly ImmutableList<Value> Elements(OperandSlots operands, int index) => ArraySemantics.Elements(Operand(operands, index));

    private readonly T Object<T>(OperandSlots operands, int index)
        where T : class
        => (T?)Operand(operands, index).Reference ?? throw new UnreachableException($"a value has no {typeof(T).Name}");

    private readonly Value[] Values(OperandSlots operands)
    {
        var values = new Value[operands.Operands.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Operand(operands, i);
        }

        return values;
    }

    private readonly void Set(OperandSlots operands, params ReadOnlySpan<Value> results)
    {
        for (var i = 0; i < results.Length; i++)
        {
            _slots[operands.Results[i]] = results[i];
        }
    }
}
