// `==` on values made of parts: one function for each type that needs one, made when it is first asked for.
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

/// <summary>Makes the functions that compare values.</summary>
internal sealed class DerivedEquality(ModuleGenerator module)
{
    private readonly Dictionary<IrType, IrFunction> _functions = [];
    private readonly Dictionary<IrType, IrFunction> _finders = [];

    /// <summary>Emits the comparison of two values of a type.</summary>
    public IrValue Emit(IrBuilder builder, TypeSymbol type, IrValue left, IrValue right) => type.Resolved.Kind switch
    {
        TypeKind.Bool => builder.Emit(Opcode.EqBool, left, right),
        TypeKind.Int or TypeKind.Variable => builder.Emit(Opcode.EqInt, left, right),
        TypeKind.Float => builder.Emit(Opcode.EqFloat, left, right),
        TypeKind.String => builder.CallRuntime(RuntimeAbi.StrEqual, left, right)!, // The row has a result.
        _ => builder.Call(FunctionOf(TypeMapper.Closed(type)), left, right)[0],
    };

    private IrFunction FunctionOf(TypeSymbol type)
    {
        var mapped = module.MapType(type);
        if (_functions.TryGetValue(mapped, out var known))
        {
            return known;
        }

        var function = module.AddFunction($"$equal.{type}", [IrType.Bool], default);
        _functions.Add(mapped, function);
        var writer = new FunctionWriter(function);
        var left = writer.Builder.AddParameter(mapped, "a");
        var right = writer.Builder.AddParameter(mapped, "b");
        Write(writer, type, left, right);
        return function;
    }

    private void Write(FunctionWriter writer, TypeSymbol type, IrValue left, IrValue right)
    {
        switch (type)
        {
            case ArrayTypeSymbol array:
                WriteArray(writer, array.Element, left, right);
                break;
            case TupleTypeSymbol tuple:
                WriteFields(writer, tuple.Elements, left, right);
                break;
            case StructTypeSymbol { Definition.IsMap: true } map:
                WriteMap(writer, map, left, right);
                break;
            case StructTypeSymbol declared:
                WriteFields(writer, [.. declared.Fields.Select(field => field.Type)], left, right);
                break;
            case EnumTypeSymbol or TraitTypeSymbol:
                WriteVariants(writer, type, left, right);
                break;
            default:
                throw new UnreachableException($"{type} has no equality");
        }
    }

    private void WriteArray(FunctionWriter writer, TypeSymbol element, IrValue left, IrValue right)
    {
        var builder = writer.Builder;
        var length = builder.ArrayLen(left);
        writer.Require(builder.Emit(Opcode.EqInt, length, builder.ArrayLen(right)));
        var path = IrPath.Of(PathStep.UncheckedElement);
        writer.Repeat(length, index => writer.Require(Emit(builder, element, builder.Get(left, path, index), builder.Get(right, path, index))));
        builder.Ret(builder.Const(true));
    }

    private void WriteFields(FunctionWriter writer, ImmutableArray<TypeSymbol> fields, IrValue left, IrValue right)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            WritePart(writer, fields[i], PathStep.Field(i), left, right);
        }

        writer.Builder.Ret(writer.Builder.Const(true));
    }

    private void WritePart(FunctionWriter writer, TypeSymbol type, PathStep step, IrValue left, IrValue right)
    {
        var path = IrPath.Of(step);
        writer.Require(Emit(writer.Builder, type, writer.Builder.Get(left, path), writer.Builder.Get(right, path)));
    }

    private void WriteVariants(FunctionWriter writer, TypeSymbol type, IrValue left, IrValue right)
    {
        var builder = writer.Builder;
        var tag = builder.EnumTag(left);
        writer.Require(builder.Emit(Opcode.EqInt, tag, builder.EnumTag(right)));
        var variants = module.Types.VariantsOf(type);
        for (var i = 0; i < variants.Length; i++)
        {
            var (variant, payload) = (i, variants[i].Payload);
            if (!payload.IsEmpty)
            {
                writer.When(builder.Emit(Opcode.EqInt, tag, builder.Const(i)), () =>
                {
                    for (var part = 0; part < payload.Length; part++)
                    {
                        WritePart(writer, payload[part], PathStep.Payload(variant, part), left, right);
                    }
                });
            }
        }

        builder.Ret(builder.Const(true));
    }

    /// <summary>The same keys with equal values, in whatever order.</summary>
    private void WriteMap(FunctionWriter writer, StructTypeSymbol type, IrValue left, IrValue right)
    {
        var builder = writer.Builder;
        var layout = new MapLayout(type);
        var find = FinderOf(type, layout);
        writer.Require(builder.Emit(Opcode.EqInt, layout.Live(builder, left), layout.Live(builder, right)));
        writer.Repeat(layout.EntryCount(builder, left), index => writer.When(layout.Entry(builder, left, index, "is_live"), () =>
        {
            var other = builder.Call(find, right, layout.Entry(builder, left, index, "key"), layout.Entry(builder, left, index, "hash"))[0];
            writer.Require(builder.Emit(Opcode.GeInt, other, builder.Const(0)));
            writer.Require(Emit(builder, layout.ValueType, layout.Entry(builder, left, index, "value"), layout.Entry(builder, right, other, "value")));
        }));
        builder.Ret(builder.Const(true));
    }

    /// <summary>The function that gives the index of the entry of a key with a hash, or -1: see <c>locate</c> and <c>probe</c> in std/map.wyn.</summary>
    private IrFunction FinderOf(StructTypeSymbol type, MapLayout layout)
    {
        var mapped = module.MapType(type);
        if (_finders.TryGetValue(mapped, out var known))
        {
            return known;
        }

        var function = module.AddFunction($"$find.{type}", [IrType.Int], default);
        _finders.Add(mapped, function);
        var writer = new FunctionWriter(function);
        var builder = writer.Builder;
        var map = builder.AddParameter(mapped, "map");
        var key = builder.AddParameter(module.MapType(layout.KeyType), "key");
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
