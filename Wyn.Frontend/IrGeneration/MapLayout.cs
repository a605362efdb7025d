// How the core library's map is laid out, for what the compiler itself does with maps: places, `==`, hashes and text.
// See std/map.wyn for what the fields mean.
using Wyn.Frontend.Symbols;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.Frontend.IrGeneration;

/// <summary>The fields of a map type.</summary>
internal sealed class MapLayout
{
    private readonly StructTypeSymbol _map;
    private readonly StructTypeSymbol _entry;

    public MapLayout(StructTypeSymbol map)
    {
        _map = map;
        _entry = (StructTypeSymbol)((ArrayTypeSymbol)map.Fields[map.IndexOf("entries")].Type.Resolved).Element.Resolved;
    }

    public TypeSymbol KeyType => _map.Arguments[0].Resolved;

    public TypeSymbol ValueType => _map.Arguments[1].Resolved;

    /// <summary>The number of entries, removed ones included.</summary>
    public IrValue EntryCount(IrBuilder builder, IrValue map) => builder.ArrayLen(builder.Get(map, IrPath.Of(Field("entries"))));

    /// <summary>The number of pairs.</summary>
    public IrValue Live(IrBuilder builder, IrValue map) => builder.Get(map, IrPath.Of(Field("live")));

    /// <summary>One less than the number of slots, which is a power of two.</summary>
    public IrValue SlotMask(IrBuilder builder, IrValue map)
        => builder.Emit(Opcode.SubWrap, builder.ArrayLen(builder.Get(map, IrPath.Of(Field("slots")))), builder.Const(1));

    /// <summary>The index of the entry that a slot leads to, or -1: <c>slot_entry</c> in std/map.wyn.</summary>
    public IrValue SlotEntry(IrBuilder builder, IrValue map, IrValue slot)
    {
        var held = builder.Get(map, IrPath.Of(Field("slots"), PathStep.UncheckedElement), slot);
        return builder.Emit(Opcode.SubWrap, builder.Emit(Opcode.And, held, builder.Const((1L << 32) - 1)), builder.Const(1));
    }

    /// <summary>A field of an entry: <c>hash</c>, <c>key</c>, <c>value</c> or <c>is_live</c>.</summary>
    public IrValue Entry(IrBuilder builder, IrValue map, IrValue index, string field)
        => builder.Get(map, IrPath.Of(Field("entries"), PathStep.UncheckedElement, PathStep.Field(_entry.IndexOf(field))), index);

    /// <summary>The steps from a map to the value of the entry whose index is the operand of the second step.</summary>
    public (PathStep Entries, PathStep Value) ValueSteps() => (Field("entries"), PathStep.Field(_entry.IndexOf("value")));

    private PathStep Field(string name) => PathStep.Field(_map.IndexOf(name));
}
