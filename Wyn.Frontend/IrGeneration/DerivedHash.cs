// Hashes of values made of parts: equal values have equal ones, the same on every backend.
using System.Collections.Immutable;
using Wyn.Frontend.Symbols;
using Wyn.IR.Backends;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Frontend.IrGeneration;

/// <summary>Makes the functions that hash values: they take one and give an int.</summary>
internal sealed class DerivedHash(ModuleGenerator module) : DerivedFunctions(module, "$hash", IrType.Int)
{
    /// <summary>Emits the hash of a value of a type.</summary>
    public IrValue Emit(IrBuilder builder, TypeSymbol type, IrValue value) => type.Resolved.Kind switch
    {
        TypeKind.Bool => HashInt(builder, builder.Emit(Opcode.IntFromBool, value)),
        TypeKind.Int or TypeKind.Variable => HashInt(builder, value),
        TypeKind.Float => HashFloat(builder, value),
        TypeKind.String => builder.CallRuntime(RuntimeAbi.StrHash, value)!, // The row has a result.
        _ => builder.Call(FunctionOf(type), value)[0],
    };

    protected override IrValue[] AddParameters(FunctionWriter writer, IrType type) => [writer.Builder.AddParameter(type, "value")];

    protected override void WriteArray(FunctionWriter writer, TypeSymbol element, IrValue[] values)
    {
        var builder = writer.Builder;
        var length = builder.ArrayLen(values[0]);
        builder.Ret(writer.Fold(length, length, (index, hash) => CombinePart(builder, hash, element, PathStep.UncheckedElement, values[0], index)));
    }

    protected override void WriteFields(FunctionWriter writer, TypeSymbol type, ImmutableArray<TypeSymbol> fields, IrValue[] values)
    {
        var builder = writer.Builder;
        var hash = builder.Const(fields.Length);
        for (var i = 0; i < fields.Length; i++)
        {
            hash = CombinePart(builder, hash, fields[i], PathStep.Field(i), values[0]);
        }

        builder.Ret(hash);
    }

    protected override void WriteVariants(FunctionWriter writer, TypeSymbol type, ImmutableArray<MappedVariant> variants, IrValue[] values)
    {
        var builder = writer.Builder;
        var tag = builder.EnumTag(values[0]);
        ForEachPayload(writer, variants, tag, (isVariant, variant, payload) => writer.ReturnIf(isVariant, () =>
        {
            var hash = HashInt(builder, tag);
            for (var part = 0; part < payload.Length; part++)
            {
                hash = CombinePart(builder, hash, payload[part], PathStep.Payload(variant, part), values[0]);
            }

            return hash;
        }));
        builder.Ret(HashInt(builder, tag));
    }

    /// <summary>A sum over the pairs, so that their order does not matter.</summary>
    protected override void WriteMap(FunctionWriter writer, MapLayout layout, IrValue[] values)
    {
        var (builder, map) = (writer.Builder, values[0]);
        builder.Ret(writer.Fold(layout.EntryCount(builder, map), layout.Live(builder, map), (index, sum) => writer.Choose(
            layout.Entry(builder, map, index, "is_live"),
            () => builder.Emit(
                Opcode.AddWrap, sum, Combine(builder, layout.Entry(builder, map, index, "hash"), layout.ValueType, layout.Entry(builder, map, index, "value"))),
            () => sum,
            IrType.Int)));
    }

    private static IrValue HashInt(IrBuilder builder, IrValue value) => builder.CallRuntime(RuntimeAbi.IntHash, value)!; // The row has a result.

    /// <summary>The two zeros are equal: adding 0.0 makes them one.</summary>
    private static IrValue HashFloat(IrBuilder builder, IrValue value)
        => HashInt(builder, builder.CallRuntime(RuntimeAbi.FloatBits, builder.Emit(Opcode.AddFloat, value, builder.Const(0.0)))!); // The row has a result.

    private IrValue CombinePart(IrBuilder builder, IrValue hash, TypeSymbol type, PathStep step, IrValue whole, params IrValue[] indices)
        => Combine(builder, hash, type, builder.Get(whole, IrPath.Of(step), indices));

    /// <summary>A hash with that of one more part taken in.</summary>
    private IrValue Combine(IrBuilder builder, IrValue hash, TypeSymbol type, IrValue part)
        => HashInt(builder, builder.Emit(Opcode.AddWrap, builder.Emit(Opcode.MulWrap, hash, builder.Const(31)), Emit(builder, type, part)));
}
