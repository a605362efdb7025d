// Hashes: equal values have equal ones, the same on every backend. One function for each type made of parts.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using Wyn.Frontend.Symbols;
using Wyn.IR.Backends;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Frontend.IrGeneration;

/// <summary>Makes the functions that hash values.</summary>
internal sealed class DerivedHash(ModuleGenerator module)
{
    private readonly Dictionary<IrType, IrFunction> _functions = [];

    /// <summary>Emits the hash of a value of a type.</summary>
    public IrValue Emit(IrBuilder builder, TypeSymbol type, IrValue value) => type.Resolved.Kind switch
    {
        TypeKind.Bool => HashInt(builder, builder.Emit(Opcode.IntFromBool, value)),
        TypeKind.Int or TypeKind.Variable => HashInt(builder, value),
        TypeKind.Float => HashFloat(builder, value),
        TypeKind.String => builder.CallRuntime(RuntimeAbi.StrHash, value)!, // The row has a result.
        _ => builder.Call(FunctionOf(TypeMapper.Closed(type)), value)[0],
    };

    private static IrValue HashInt(IrBuilder builder, IrValue value) => builder.CallRuntime(RuntimeAbi.IntHash, value)!; // The row has a result.

    /// <summary>The two zeros are equal: adding 0.0 makes them one.</summary>
    private static IrValue HashFloat(IrBuilder builder, IrValue value)
        => HashInt(builder, builder.CallRuntime(RuntimeAbi.FloatBits, builder.Emit(Opcode.AddFloat, value, builder.Const(0.0)))!); // The row has a result.

    private IrFunction FunctionOf(TypeSymbol type)
    {
        var mapped = module.MapType(type);
        if (_functions.TryGetValue(mapped, out var known))
        {
            return known;
        }

        var function = module.AddFunction($"$hash.{type}", [IrType.Int], default);
        _functions.Add(mapped, function);
        var writer = new FunctionWriter(function);
        Write(writer, type, writer.Builder.AddParameter(mapped, "value"));
        return function;
    }

    private void Write(FunctionWriter writer, TypeSymbol type, IrValue value)
    {
        var builder = writer.Builder;
        switch (type)
        {
            case ArrayTypeSymbol array:
                var length = builder.ArrayLen(value);
                builder.Ret(writer.Fold(
                    length, length, (index, hash) => Combine(builder, hash, array.Element, builder.Get(value, IrPath.Of(PathStep.UncheckedElement), index))));
                break;
            case TupleTypeSymbol tuple:
                builder.Ret(HashFields(builder, tuple.Elements, value));
                break;
            case StructTypeSymbol { Definition.IsMap: true } map:
                WriteMap(writer, new MapLayout(map), value);
                break;
            case StructTypeSymbol declared:
                builder.Ret(HashFields(builder, [.. declared.Fields.Select(field => field.Type)], value));
                break;
            case EnumTypeSymbol or TraitTypeSymbol:
                WriteVariants(writer, type, value);
                break;
            default:
                throw new UnreachableException($"{type} has no hash");
        }
    }

    private IrValue HashFields(IrBuilder builder, ImmutableArray<TypeSymbol> fields, IrValue value)
    {
        var hash = builder.Const(fields.Length);
        for (var i = 0; i < fields.Length; i++)
        {
            hash = Combine(builder, hash, fields[i], builder.Get(value, IrPath.Of(PathStep.Field(i))));
        }

        return hash;
    }

    private void WriteVariants(FunctionWriter writer, TypeSymbol type, IrValue value)
    {
        var builder = writer.Builder;
        var tag = builder.EnumTag(value);
        var variants = module.Types.VariantsOf(type);
        for (var i = 0; i < variants.Length; i++)
        {
            var (variant, payload) = (i, variants[i].Payload);
            if (!payload.IsEmpty)
            {
                writer.ReturnIf(builder.Emit(Opcode.EqInt, tag, builder.Const(i)), () =>
                {
                    var hash = HashInt(builder, tag);
                    for (var part = 0; part < payload.Length; part++)
                    {
                        hash = Combine(builder, hash, payload[part], builder.Get(value, IrPath.Of(PathStep.Payload(variant, part))));
                    }

                    return hash;
                });
            }
        }

        builder.Ret(HashInt(builder, tag));
    }

    /// <summary>A sum over the pairs, so that their order does not matter.</summary>
    private void WriteMap(FunctionWriter writer, MapLayout layout, IrValue map)
    {
        var builder = writer.Builder;
        builder.Ret(writer.Fold(layout.EntryCount(builder, map), layout.Live(builder, map), (index, sum) => writer.Choose(
            layout.Entry(builder, map, index, "is_live"),
            () => builder.Emit(
                Opcode.AddWrap, sum, Combine(builder, layout.Entry(builder, map, index, "hash"), layout.ValueType, layout.Entry(builder, map, index, "value"))),
            () => sum,
            IrType.Int)));
    }

    /// <summary>A hash with that of one more part taken in.</summary>
    private IrValue Combine(IrBuilder builder, IrValue hash, TypeSymbol type, IrValue part)
        => HashInt(builder, builder.Emit(Opcode.AddWrap, builder.Emit(Opcode.MulWrap, hash, builder.Const(31)), Emit(builder, type, part)));
}
