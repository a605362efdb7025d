// The text of values: section 6 of the language reference. One function for each type made of parts; a type with a to_string
// of its own is asked, wherever in a value it occurs.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Wyn.Frontend.Symbols;
using Wyn.IR.Backends;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Frontend.IrGeneration;

/// <summary>Makes the functions that give the text of values.</summary>
internal sealed class DerivedText(ModuleGenerator module)
{
    private readonly Dictionary<IrType, IrFunction> _functions = [];

    /// <summary>Emits the text of a value of a type; strings in another value are quoted.</summary>
    public IrValue Emit(IrBuilder builder, TypeSymbol type, IrValue value, bool isQuoted) => type.Resolved.Kind switch
    {
        TypeKind.String when isQuoted => Concat(builder, Constant(builder, "\""), value, Constant(builder, "\"")),
        TypeKind.String => value,
        TypeKind.Bool => Call(builder, RuntimeAbi.StrFromBool, value),
        TypeKind.Int or TypeKind.Variable => Call(builder, RuntimeAbi.StrFromInt, value),
        TypeKind.Float => Call(builder, RuntimeAbi.StrFromFloat, value),
        _ => builder.Call(FunctionOf(TypeMapper.Closed(type)), value)[0],
    };

    private static IrValue Constant(IrBuilder builder, string text) => builder.Const([.. Encoding.UTF8.GetBytes(text)]);

    private static IrValue Call(IrBuilder builder, RuntimeEntry entry, params IrValue[] arguments) => builder.CallRuntime(entry, arguments)!; // These rows have a result.

    private static IrValue Concat(IrBuilder builder, params IrValue[] parts) => Call(builder, RuntimeAbi.StrConcat, parts);

    private IrFunction FunctionOf(TypeSymbol type)
    {
        var mapped = module.MapType(type);
        if (_functions.TryGetValue(mapped, out var known))
        {
            return known;
        }

        if (module.Program.Texts.Find(type) is { ReturnType.Kind: TypeKind.String } method)
        {
            var own = module.Function(method);
            _functions.Add(mapped, own);
            return own;
        }

        var function = module.AddFunction($"$text.{type}", [IrType.Str], default);
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
                WriteArray(writer, array.Element, value);
                break;
            case TupleTypeSymbol tuple:
                var pieces = new List<IrValue>();
                AddParts(builder, pieces, "(", tuple.Elements, PathStep.Field, value, _ => "");
                pieces.Add(Constant(builder, ")"));
                builder.Ret(Concat(builder, [.. pieces]));
                break;
            case StructTypeSymbol { Definition.IsMap: true } map:
                WriteMap(writer, new MapLayout(map), value, withValues: true);
                break;
            case StructTypeSymbol { Definition.IsSet: true } set:
                var items = set.IndexOf("items");
                WriteMap(
                    writer, new MapLayout((StructTypeSymbol)set.Fields[items].Type.Resolved), builder.Get(value, IrPath.Of(PathStep.Field(items))), withValues: false);
                break;
            case StructTypeSymbol declared:
                WriteStruct(builder, declared, value);
                break;
            case EnumTypeSymbol or TraitTypeSymbol:
                WriteVariants(writer, type, value);
                break;
            default:
                throw new UnreachableException($"{type} has no text");
        }
    }

    private void WriteStruct(IrBuilder builder, StructTypeSymbol type, IrValue value)
    {
        if (type.Fields.IsEmpty)
        {
            builder.Ret(Constant(builder, $"{type.Definition.Name} {{}}"));
            return;
        }

        var pieces = new List<IrValue>();
        ImmutableArray<TypeSymbol> types = [.. System.Linq.Enumerable.Select(type.Fields, field => field.Type)];
        AddParts(builder, pieces, $"{type.Definition.Name} {{ ", types, PathStep.Field, value, i => $"{type.Fields[i].Name}: ");
        pieces.Add(Constant(builder, " }"));
        builder.Ret(Concat(builder, [.. pieces]));
    }

    /// <summary>Adds the texts of parts with what stands before each; constants that meet become one.</summary>
    private void AddParts(
        IrBuilder builder, List<IrValue> pieces, string opening, ImmutableArray<TypeSymbol> types, Func<int, PathStep> step, IrValue value, Func<int, string> label)
    {
        for (var i = 0; i < types.Length; i++)
        {
            pieces.Add(Constant(builder, (i == 0 ? opening : ", ") + label(i)));
            pieces.Add(Emit(builder, types[i], builder.Get(value, IrPath.Of(step(i))), isQuoted: true));
        }

        if (types.IsEmpty)
        {
            pieces.Add(Constant(builder, opening));
        }
    }

    private void WriteVariants(FunctionWriter writer, TypeSymbol type, IrValue value)
    {
        var builder = writer.Builder;
        var tag = builder.EnumTag(value);
        var variants = module.Types.VariantsOf(type);
        for (var i = 0; i < variants.Length; i++)
        {
            var variant = i;
            if (i == variants.Length - 1)
            {
                builder.Ret(TextOfVariant(builder, type, variants[i], variant, value));
            }
            else
            {
                writer.ReturnIf(
                    builder.Emit(Opcode.EqInt, tag, builder.Const(i)), () => TextOfVariant(builder, type, variants[variant], variant, value));
            }
        }

        if (variants.IsEmpty)
        {
            builder.Ret(Constant(builder, ""));
        }
    }

    private IrValue TextOfVariant(IrBuilder builder, TypeSymbol type, MappedVariant variant, int index, IrValue value)
    {
        if (type is TraitTypeSymbol)
        {
            return Emit(builder, variant.Payload[0], builder.Get(value, IrPath.Of(PathStep.Payload(index, 0))), isQuoted: false);
        }

        if (variant.Payload.IsEmpty)
        {
            return Constant(builder, type is EnumTypeSymbol { Definition.IsOption: true } ? "none" : variant.Name);
        }

        var pieces = new List<IrValue>();
        AddParts(builder, pieces, $"{variant.Name}(", variant.Payload, part => PathStep.Payload(index, part), value, _ => "");
        pieces.Add(Constant(builder, ")"));
        return Concat(builder, [.. pieces]);
    }

    private void WriteArray(FunctionWriter writer, TypeSymbol element, IrValue value)
    {
        var builder = writer.Builder;
        var text = writer.Fold(builder.ArrayLen(value), Constant(builder, "["), (index, before) =>
        {
            var separated = AppendUnless(writer, builder.Emit(Opcode.EqInt, index, builder.Const(0)), before);
            return Append(builder, separated, Emit(builder, element, builder.Get(value, IrPath.Of(PathStep.UncheckedElement), index), isQuoted: true));
        });
        builder.Ret(Append(builder, text, Constant(builder, "]")));
    }

    private void WriteMap(FunctionWriter writer, MapLayout layout, IrValue map, bool withValues)
    {
        var builder = writer.Builder;
        var text = writer.Fold(layout.EntryCount(builder, map), Constant(builder, "{"), (index, before) => writer.Choose(
            layout.Entry(builder, map, index, "is_live"),
            () =>
            {
                // An entry makes the text longer than the brace.
                var isFirst = builder.Emit(Opcode.EqInt, Call(builder, RuntimeAbi.StrLen, before), builder.Const(1));
                var withKey = Append(
                    builder, AppendUnless(writer, isFirst, before), Emit(builder, layout.KeyType, layout.Entry(builder, map, index, "key"), isQuoted: true));
                return withValues
                    ? Append(
                        builder, Append(builder, withKey, Constant(builder, ": ")),
                        Emit(builder, layout.ValueType, layout.Entry(builder, map, index, "value"), isQuoted: true))
                    : withKey;
            },
            () => before,
            IrType.Str));
        builder.Ret(Append(builder, text, Constant(builder, "}")));
    }

    private static IrValue Append(IrBuilder builder, IrValue text, IrValue more) => Call(builder, RuntimeAbi.StrAppend, text, more);

    private static IrValue AppendUnless(FunctionWriter writer, IrValue isFirst, IrValue text)
        => writer.Choose(isFirst, () => text, () => Append(writer.Builder, text, Constant(writer.Builder, ", ")), IrType.Str);
}
