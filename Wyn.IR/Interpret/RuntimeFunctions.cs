// What the interpreter does for each row of the runtime table that IR can call.
using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Diagnostics;
using System.Text;
using Wyn.IR.Backends;

namespace Wyn.IR.Interpret;

/// <summary>Executes a runtime entry: reads the arguments' slots, writes the result's.</summary>
internal delegate void RuntimeFunction(IrInterpreter interpreter, RuntimeCall call, Span<Value> slots);

/// <summary>The runtime table of the interpreter.</summary>
internal static class RuntimeFunctions
{
    private static readonly FrozenDictionary<string, RuntimeFunction> ByName = new Dictionary<string, RuntimeFunction>
    {
        ["print"] = (interpreter, call, slots) => interpreter.Print(Text(call, slots, 0)),
        ["exit"] = (interpreter, call, slots) => interpreter.Exit(Bits(call, slots, 0)),
        ["str.from.int"] = (_, call, slots) => SetText(call, slots, RuntimeSemantics.FromInt(Bits(call, slots, 0))),
        ["str.from.float"] = (_, call, slots)
            => SetText(call, slots, RuntimeSemantics.FromFloat(OpSemantics.ToFloat(Bits(call, slots, 0)))),
        ["str.from.bool"] = (_, call, slots) => SetText(call, slots, RuntimeSemantics.FromBool(Bits(call, slots, 0))),
        ["str.concat"] = (_, call, slots) => Concat(call, slots),
        ["str.repeat"] = (_, call, slots) => Repeat(call, slots),
        ["str.compare"] = (_, call, slots)
            => slots[call.Result].Bits = RuntimeSemantics.Compare(Text(call, slots, 0), Text(call, slots, 1)),
        ["str.equal"] = (_, call, slots)
            => slots[call.Result].Bits = RuntimeSemantics.Equal(Text(call, slots, 0), Text(call, slots, 1)),
        ["eprint"] = (interpreter, call, slots) => interpreter.PrintError(Text(call, slots, 0)),
        ["clock.ms"] = (interpreter, call, slots) => slots[call.Result].Bits = interpreter.Milliseconds,
        ["clock.wall"] = (interpreter, call, slots) => slots[call.Result].Bits = interpreter.WallMilliseconds,
        ["task.polled"] = (interpreter, call, slots) => slots[call.Result].Bits = interpreter.CountPoll() ? 1 : 0,
        ["env.get"] = (_, call, slots)
            => SetText(call, slots, Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable(Encoding.UTF8.GetString(Text(call, slots, 0))) ?? "")),
        ["str.len"] = (_, call, slots) => slots[call.Result].Bits = Text(call, slots, 0).Length,
        ["str.byte"] = (_, call, slots) => slots[call.Result].Bits = Text(call, slots, 0)[Bits(call, slots, 1)],
        ["str.slice"] = (_, call, slots)
            => SetText(call, slots, Text(call, slots, 0)[(int)Bits(call, slots, 1)..(int)Bits(call, slots, 2)]),
        ["str.find"] = (_, call, slots)
            => slots[call.Result].Bits = RuntimeSemantics.Find(Text(call, slots, 0), Text(call, slots, 1), Bits(call, slots, 2)),
        ["str.hash"] = (_, call, slots) => slots[call.Result].Bits = RuntimeSemantics.Hash(Text(call, slots, 0)),
        ["str.append"] = (_, call, slots) => Concat(call, slots),
        ["str.append.byte"] = (_, call, slots)
            => SetText(call, slots, RuntimeSemantics.Concat([Text(call, slots, 0), RuntimeSemantics.FromByte(Bits(call, slots, 1))])),
        ["str.from.byte"] = (_, call, slots) => SetText(call, slots, RuntimeSemantics.FromByte(Bits(call, slots, 0))),
        ["float.parse"] = (_, call, slots) => slots[call.Result].Bits = OpSemantics.ToBits(RuntimeSemantics.ParseFloat(Text(call, slots, 0))),
        ["int.hash"] = (_, call, slots) => slots[call.Result].Bits = RuntimeSemantics.Hash(Bits(call, slots, 0)),
        ["float.bits"] = (_, call, slots) => slots[call.Result].Bits = Bits(call, slots, 0),
        ["math.sin"] = Unary(double.Sin),
        ["math.cos"] = Unary(double.Cos),
        ["math.tan"] = Unary(double.Tan),
        ["math.asin"] = Unary(double.Asin),
        ["math.acos"] = Unary(double.Acos),
        ["math.atan"] = Unary(double.Atan),
        ["math.atan2"] = Binary(double.Atan2),
        ["math.exp"] = Unary(double.Exp),
        ["math.log"] = Unary(double.Log),
        ["math.log2"] = Unary(double.Log2),
        ["math.log10"] = Unary(double.Log10),
        ["math.pow"] = Binary(double.Pow),
        ["math.floor"] = Unary(double.Floor),
        ["math.ceil"] = Unary(double.Ceiling),
        ["math.trunc"] = Unary(double.Truncate),
        ["math.round"] = Unary(RuntimeSemantics.Round),
        ["math.sqrt"] = Unary(double.Sqrt),
        ["math.abs"] = Unary(double.Abs),
    }.ToFrozenDictionary();

    /// <summary>What to do for an entry.</summary>
    public static RuntimeFunction Find(RuntimeEntry entry)
        => ByName.TryGetValue(entry.Name, out var function) ? function : throw new UnreachableException($"call.rt cannot call {entry.Name}");

    /// <summary>The bytes of a str value.</summary>
    public static byte[] Text(in Value value) => (byte[]?)value.Reference ?? throw new UnreachableException("a str value has no bytes");

    private static RuntimeFunction Unary(Func<double, double> function)
        => (_, call, slots) => slots[call.Result].Bits = OpSemantics.ToBits(function(OpSemantics.ToFloat(Bits(call, slots, 0))));

    private static RuntimeFunction Binary(Func<double, double, double> function)
        => (_, call, slots) => slots[call.Result].Bits
            = OpSemantics.ToBits(function(OpSemantics.ToFloat(Bits(call, slots, 0)), OpSemantics.ToFloat(Bits(call, slots, 1))));

    private static void Concat(RuntimeCall call, Span<Value> slots)
    {
        var parts = new byte[call.Arguments.Length][];
        long length = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Text(call, slots, i);
            length += parts[i].Length;
        }

        if (length > RuntimeSemantics.LengthLimit)
        {
            throw new PanicException($"out of memory: a string of {length} bytes", call.Location);
        }

        SetText(call, slots, RuntimeSemantics.Concat(parts));
    }

    private static void Repeat(RuntimeCall call, Span<Value> slots)
    {
        var text = Text(call, slots, 0);
        var count = Bits(call, slots, 1);
        if (RuntimeSemantics.RepeatPanicMessage(text, count) is { } message)
        {
            throw new PanicException(message, call.Location);
        }

        SetText(call, slots, RuntimeSemantics.Repeat(text, count));
    }

    private static long Bits(RuntimeCall call, Span<Value> slots, int argument) => slots[call.Arguments[argument]].Bits;

    private static byte[] Text(RuntimeCall call, Span<Value> slots, int argument) => Text(slots[call.Arguments[argument]]);

    private static void SetText(RuntimeCall call, Span<Value> slots, byte[] text) => slots[call.Result].Reference = text;
}
