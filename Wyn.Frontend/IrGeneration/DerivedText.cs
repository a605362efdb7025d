// The text of values: section 6 of the language reference. A function for a type appends to a text that it is given, so that
// the text of a value takes time in proportion to its length, however deep the value is. A type with a to_string of its own is
// asked, wherever in a value it occurs.
using System;
using System.Collections.Immutable;
using System.Text;
using Wyn.Frontend.Symbols;
using Wyn.IR.Backends;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Frontend.IrGeneration;

/// <summary>Makes the functions that give the text of values: they take a text and a value and give the longer text.</summary>
internal sealed class DerivedText(ModuleGenerator module) : DerivedFunctions(module, "$text", IrType.Str)
{
    /// <summary>Emits the text of a value of a type; a string is quoted if asked for.</summary>
    public IrValue Emit(IrBuilder builder, TypeSymbol type, IrValue value, bool isQuoted)
        => TextOf(builder, type, value, isQuoted) ?? Append(builder, Constant(builder, ""), type, value);

    protected override IrValue[] AddParameters(FunctionWriter writer, IrType type)
        => [writer.Builder.AddParameter(IrType.Str, "text"), writer.Builder.AddParameter(type, "value")];

    protected override void Write(FunctionWriter writer, TypeSymbol type, IrValue[] values)
    {
        if (type is StructTypeSymbol { Definition.IsSet: true } set)
        {
            var items = set.IndexOf("items");
            var layout = new MapLayout((StructTypeSymbol)set.Fields[items].Type.Resolved);
            WriteEntries(writer, layout, values[0], writer.Builder.Get(values[1], IrPath.Of(PathStep.Field(items))), withValues: false);
        }
        else
        {
            base.Write(writer, type, values);
        }
    }

    protected override void WriteArray(FunctionWriter writer, TypeSymbol element, IrValue[] values)
    {
        var builder = writer.Builder;
        var text = writer.Fold(builder.ArrayLen(values[1]), Append(builder, values[0], "["), (index, before) =>
        {
            var separated = Separate(writer, builder.Emit(Opcode.EqInt, index, builder.Const(0)), before);
            return Append(builder, separated, element, builder.Get(values[1], IrPath.Of(PathStep.UncheckedElement), index));
        });
        builder.Ret(Append(builder, text, "]"));
    }

    protected override void WriteFields(FunctionWriter writer, TypeSymbol type, ImmutableArray<TypeSymbol> fields, IrValue[] values)
    {
        var builder = writer.Builder;
        builder.Ret(type switch
        {
            StructTypeSymbol { Fields.IsEmpty: true } empty => Append(builder, values[0], $"{empty.Definition.Name} {{}}"),
            StructTypeSymbol declared => Append(
                builder,
                AppendParts(builder, values, $"{declared.Definition.Name} {{ ", fields, PathStep.Field, field => $"{declared.Fields[field].Name}: "),
                " }"),
            _ => Append(builder, AppendParts(builder, values, "(", fields, PathStep.Field, _ => ""), ")"),
        });
    }

    protected override void WriteMap(FunctionWriter writer, MapLayout layout, IrValue[] values)
        => WriteEntries(writer, layout, values[0], values[1], withValues: true);

    protected override void WriteVariants(FunctionWriter writer, TypeSymbol type, ImmutableArray<MappedVariant> variants, IrValue[] values)
    {
        var builder = writer.Builder;
        var tag = builder.EnumTag(values[1]);
        for (var i = 0; i < variants.Length - 1; i++)
        {
            var variant = i;
            writer.ReturnIf(builder.Emit(Opcode.EqInt, tag, builder.Const(i)), () => AppendVariant(builder, type, variants[variant], variant, values));
        }

        builder.Ret(variants.IsEmpty ? values[0] : AppendVariant(builder, type, variants[^1], variants.Length - 1, values));
    }

    private IrValue AppendVariant(IrBuilder builder, TypeSymbol type, MappedVariant variant, int index, IrValue[] values)
    {
        if (type is TraitTypeSymbol)
        {
            return Append(builder, values[0], variant.Payload[0], builder.Get(values[1], IrPath.Of(PathStep.Payload(index, 0))));
        }

        return variant.Payload.IsEmpty
            ? Append(builder, values[0], type is EnumTypeSymbol { Definition.IsOption: true } ? "none" : variant.Name)
            : Append(builder, AppendParts(builder, values, $"{variant.Name}(", variant.Payload, part => PathStep.Payload(index, part), _ => ""), ")");
    }

    /// <summary>Appends what opens a value, and its parts with what stands before each; constants that meet are one.</summary>
    private IrValue AppendParts(
        IrBuilder builder, IrValue[] values, string opening, ImmutableArray<TypeSymbol> types, Func<int, PathStep> step, Func<int, string> label)
    {
        var text = values[0];
        for (var i = 0; i < types.Length; i++)
        {
            text = Append(builder, text, (i == 0 ? opening : ", ") + label(i));
            text = Append(builder, text, types[i], builder.Get(values[1], IrPath.Of(step(i))));
        }

        return types.IsEmpty ? Append(builder, text, opening) : text;
    }

    private void WriteEntries(FunctionWriter writer, MapLayout layout, IrValue text, IrValue map, bool withValues)
    {
        var builder = writer.Builder;
        var opened = Append(builder, text, "{");
        var length = Length(builder, opened);
        var entries = writer.Fold(layout.EntryCount(builder, map), opened, (index, before) => writer.Choose(
            layout.Entry(builder, map, index, "is_live"),
            () =>
            {
                var isFirst = builder.Emit(Opcode.EqInt, Length(builder, before), length); // an entry makes it longer
                var withKey = Append(builder, Separate(writer, isFirst, before), layout.KeyType, layout.Entry(builder, map, index, "key"));
                return withValues
                    ? Append(builder, Append(builder, withKey, ": "), layout.ValueType, layout.Entry(builder, map, index, "value"))
                    : withKey;
            },
            () => before,
            IrType.Str));
        builder.Ret(Append(builder, entries, "}"));
    }

    /// <summary>The text of a value that is no composite, or that has a to_string of its own; null for any other.</summary>
    private IrValue? TextOf(IrBuilder builder, TypeSymbol type, IrValue value, bool isQuoted) => type.Resolved.Kind switch
    {
        TypeKind.String when isQuoted => Call(builder, RuntimeAbi.StrConcat, Constant(builder, "\""), value, Constant(builder, "\"")),
        TypeKind.String => value,
        TypeKind.Bool => Call(builder, RuntimeAbi.StrFromBool, value),
        TypeKind.Int or TypeKind.Variable => Call(builder, RuntimeAbi.StrFromInt, value),
        TypeKind.Float => Call(builder, RuntimeAbi.StrFromFloat, value),
        _ => Module.Program.Texts.Find(TypeMapper.Closed(type)) is { ReturnType.Kind: TypeKind.String } own
            ? builder.Call(Module.Function(own), value)[0]
            : null,
    };

    /// <summary>The text with that of a part behind it; a string is quoted.</summary>
    private IrValue Append(IrBuilder builder, IrValue text, TypeSymbol type, IrValue part)
    {
        if (type.Resolved.Kind == TypeKind.String)
        {
            return Append(builder, Append(builder, Append(builder, text, "\""), part), "\"");
        }

        return TextOf(builder, type, part, isQuoted: true) is { } more ? Append(builder, text, more) : builder.Call(FunctionOf(type), text, part)[0];
    }

    private static IrValue Append(IrBuilder builder, IrValue text, string more) => Append(builder, text, Constant(builder, more));

    private static IrValue Append(IrBuilder builder, IrValue text, IrValue more) => Call(builder, RuntimeAbi.StrAppend, text, more);

    private static IrValue Separate(FunctionWriter writer, IrValue isFirst, IrValue text)
        => writer.Choose(isFirst, () => text, () => Append(writer.Builder, text, ", "), IrType.Str);

    private static IrValue Length(IrBuilder builder, IrValue text) => Call(builder, RuntimeAbi.StrLen, text);

    private static IrValue Constant(IrBuilder builder, string text) => builder.Const([.. Encoding.UTF8.GetBytes(text)]);

    private static IrValue Call(IrBuilder builder, RuntimeEntry entry, params IrValue[] arguments) => builder.CallRuntime(entry, arguments)!; // These rows have a result.
}
