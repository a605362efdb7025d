// What may leave a task: everything but a box, which its task shares with closures. Looks at all that a value holds.
using System.Collections.Generic;
using System.Collections.Immutable;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.IR.Interpret;

/// <summary>Finds boxes in values that are about to leave their task.</summary>
internal static class CrossingCheck
{
    /// <summary>Panics if the value holds a box.</summary>
    public static void Check(in Value value, IrType type, IrLocation location)
    {
        Stack<(Value Value, IrType Type)> open = new([(value, type)]);
        while (open.TryPop(out var next))
        {
            if (!next.Type.MayHoldBox)
            {
                continue;
            }

            if (next.Value.Reference is BoxValue box)
            {
                throw new PanicException($"closure that changes '{box.Name}' cannot leave its task", location);
            }

            foreach (var part in PartsOf(next.Value, next.Type))
            {
                open.Push(part);
            }
        }
    }

    /// <summary>Nothing for a future: what a task gives has been looked at.</summary>
    private static IEnumerable<(Value Value, IrType Type)> PartsOf(Value value, IrType type)
    {
        switch (value.Reference)
        {
            case Value[] fields when type is AggregateType aggregate:
                for (var i = 0; i < fields.Length; i++)
                {
                    yield return (fields[i], aggregate.FieldTypes[i]);
                }

                break;
            case EnumValue sum when type is EnumType { Variants: var variants }:
                for (var i = 0; i < sum.Payload.Length; i++)
                {
                    yield return (sum.Payload[i], variants[sum.Tag].Payload[i]);
                }

                break;
            case ImmutableList<Value> elements when type is ArrayType array:
                foreach (var element in elements)
                {
                    yield return (element, array.Element);
                }

                break;
            case ClosureValue closure:
                var parameters = closure.Function.Source.Parameters;
                var first = closure.Function.Source.TakesWorker ? 1 : 0;
                for (var i = 0; i < closure.Captures.Length; i++)
                {
                    yield return (closure.Captures[i], parameters[first + i].Type);
                }

                break;
        }
    }
}
