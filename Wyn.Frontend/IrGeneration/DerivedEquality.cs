// `==` on values made of parts.
using System.Collections.Generic;
using System.Collections.Immutable;
using Wyn.Frontend.Symbols;
using Wyn.IR.Backends;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Frontend.IrGeneration;

/// <summary>Makes the functions that compare values: they take two and give a bool.</summary>
internal sealed class DerivedEquality(ModuleGenerator module) : DerivedFunctions(module, "$equal", IrType.Bool)
{
    private readonly Dictionary<IrType, IrFunction> _finders = [];

    /// <summary>Emits the comparison of two values of a type.</summary>
    public IrValue Emit(IrBuilder builder, TypeSymbol type, IrValue left, IrValue right) => type.Resolved.Kind switch
    {
        TypeKind.Bool => builder.Emit(Opcode.EqBool, left, right),
        TypeKind.Int or TypeKind.Variable => builder.Emit(Opcode.EqInt, left, right),
        TypeKind.Float => builder.Emit(Opcode.EqFloat, left, right),
        TypeKind.String => builder.CallRuntime(RuntimeAbi.StrEqual, left, right)!, // The row has a result.
        _ => builder.Call(FunctionOf(type), left, right)[0],
    };

    protected override IrValue[] AddParameters(FunctionWriter writer, IrType type)
        => [writer.Builder.AddParameter(type, "a"), writer.Builder.AddParameter(type, "b")];

    protected override void WriteArray(FunctionWriter writer, TypeSymbol element, IrValue[] values)
    {
        var builder = writer.Builder;
        var length = builder.ArrayLen(values[0]);
        writer.Require(builder.Emit(Opcode.EqInt, length, builder.ArrayLen(values[1])));
        writer.Repeat(length, index => RequirePart(writer, element, PathStep.UncheckedElement, values, index));
        builder.Ret(builder.Const(true));
    }

    protected override void WriteFields(FunctionWriter writer, TypeSymbol type, ImmutableArray<TypeSymbol> fields, IrValue[] values)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            RequirePart(writer, fields[i], PathStep.Field(i), values);
        }

        writer.Builder.Ret(writer.Builder.Const(true));
    }

    protected override void WriteVariants(FunctionWriter writer, TypeSymbol type, ImmutableArray<MappedVariant> variants, IrValue[] values)
    {
        var builder = writer.Builder;
        var tag = builder.EnumTag(values[0]);
        writer.Require(builder.Emit(Opcode.EqInt, tag, builder.EnumTag(values[1])));
        ForEachPayload(writer, variants, tag, (isVariant, variant, payload) => writer.When(isVariant, () =>
        {
            for (var part = 0; part < payload.Length; part++)
            {
                RequirePart(writer, payload[part], PathStep.Payload(variant, part), values);
            }
        }));
        builder.Ret(builder.Const(true));
    }

    /// <summary>The same keys with equal values, in whatever order.</summary>
    protected override void WriteMap(FunctionWriter writer, MapLayout layout, IrValue[] values)
    {
        var builder = writer.Builder;
        var (left, right) = (values[0], values[1]);
        var find = FinderOf(left.Type, layout);
        writer.Require(builder.Emit(Opcode.EqInt, layout.Live(builder, left), layout.Live(builder, right)));
        writer.Repeat(layout.EntryCount(builder, left), index => writer.When(layout.Entry(builder, left, index, "is_live"), () =>
        {
            var other = builder.Call(find, right, layout.Entry(builder, left, index, "key"), layout.Entry(builder, left, index, "hash"))[0];
            writer.Require(builder.Emit(Opcode.GeInt, other, builder.Const(0)));
            writer.Require(Emit(builder, layout.ValueType, layout.Entry(builder, left, index, "value"), layout.Entry(builder, right, other, "value")));
        }));
        builder.Ret(builder.Const(true));
    }

    private void RequirePart(FunctionWriter writer, TypeSymbol type, PathStep step, IrValue[] values, params IrValue[] indices)
    {
        var (builder, path) = (writer.Builder, IrPath.Of(step));
        writer.Require(Emit(builder, type, builder.Get(values[0], path, indices), builder.Get(values[1], path, indices)));
    }

    /// <summary>The function that gives the index of the entry of a key with a hash, or -1: see <c>locate</c> and <c>probe</c> in std/map.wyn.</summary>
    private IrFunction FinderOf(IrType type, MapLayout layout)
    {
        if (_finders.TryGetValue(type, out var known))
        {
            return known;
        }

        var function = Module.AddFunction($"$find.{type}", [IrType.Int], default);
        _finders.Add(type, function);
        var writer = new FunctionWriter(function);
        var builder = writer.Builder;
        var map = builder.AddParameter(type, "map");
        var key = builder.AddParameter(Module.MapType(layout.KeyType), "key");
        var hash = builder.AddParameter(IrType.Int, "hash");
        writer.ReturnIf(builder.Emit(Opcode.EqInt, layout.Live(builder, map), builder.Const(0)), () => builder.Const(-1));
        var mask = layout.SlotMask(builder, map);
        var probe = builder.NewBlock("probe");
        var slot = IrBuilder.AddBlockParameter(probe, IrType.Int, "slot");
        builder.Br(probe, builder.Emit(Opcode.And, hash, mask));
        writer.Place(probe);
        var entry = layout.SlotEntry(builder, map, slot);
        writer.ReturnIf(builder.Emit(Opcode.LtInt, entry, builder.Const(0)), () => entry);
        var hasSameHash = builder.Emit(Opcode.EqInt, layout.Entry(builder, map, entry, "hash"), hash);
        writer.When(hasSameHash, () => writer.When(layout.Entry(builder, map, entry, "is_live"), () =>
            writer.ReturnIf(Emit(builder, layout.KeyType, layout.Entry(builder, map, entry, "key"), key), () => entry)));
        builder.Br(probe, builder.Emit(Opcode.And, builder.Emit(Opcode.AddWrap, slot, builder.Const(1)), mask));
        return function;
    }
}
