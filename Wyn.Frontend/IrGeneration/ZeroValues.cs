// The zero of a type: 0, 0.0, false, "", an empty collection, None; structs and tuples by parts. And, for a variable that
// lives in a box from the beginning of its function on, some value of a type that has none.
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using Wyn.Frontend.Symbols;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.Frontend.IrGeneration;

/// <summary>Emits zeros.</summary>
internal sealed class ZeroValues(ModuleGenerator module)
{
    /// <summary>Emits the zero of a type that has one.</summary>
    public IrValue Emit(IrBuilder builder, TypeSymbol type) => type.Resolved switch
    {
        { Kind: TypeKind.Bool } => builder.Const(false),
        { Kind: TypeKind.Int or TypeKind.Variable } => builder.Const(0),
        { Kind: TypeKind.Float } => builder.Const(0.0),
        { Kind: TypeKind.String } => builder.Const([]),
        ArrayTypeSymbol array => builder.ArrayNew((ArrayType)module.MapType(array)),
        TupleTypeSymbol tuple => EmitFields(builder, tuple, tuple.Elements),
        StructTypeSymbol declared => EmitFields(builder, declared, [.. declared.Fields.Select(field => field.Type)]),
        EnumTypeSymbol { Definition.IsOption: true } option => builder.EnumNew((EnumType)module.MapType(option), option.Find("None")!.Index),
        var other => EmitPlaceholder(builder, other),
    };

    private IrValue EmitFields(IrBuilder builder, TypeSymbol type, ImmutableArray<TypeSymbol> fields)
        => builder.StructNew((AggregateType)module.MapType(type), [.. fields.Select(field => Emit(builder, field))]);

    /// <summary>Something that stands in a box until the variable is assigned, which happens before anybody reads it.</summary>
    private IrValue EmitPlaceholder(IrBuilder builder, TypeSymbol type) => type switch
    {
        EnumTypeSymbol or TraitTypeSymbol => EmitVariant(builder, type),
        FunctionTypeSymbol function => builder.ClosureNew(Unset(function.Parameters, function.Result)),
        FutureTypeSymbol future => builder.Spawn(Unset([], future.Result)),
        ChannelTypeSymbol channel => builder.ChannelNew((ChannelType)module.MapType(channel), builder.Const(1)),
        CellTypeSymbol cell => builder.CellNew(Emit(builder, cell.Content)),
        _ => throw new UnreachableException($"{type} has no values"),
    };

    private IrValue EmitVariant(IrBuilder builder, TypeSymbol type)
    {
        var mapped = (EnumType)module.MapType(type);
        var variants = module.Types.VariantsOf(type);
        var simplest = variants.MinBy(variant => variant.Payload.Length);
        return builder.EnumNew(mapped, variants.IndexOf(simplest), [.. simplest.Payload.Select(part => Emit(builder, part))]);
    }

    /// <summary>A function that stands for one that is not there yet.</summary>
    private IrFunction Unset(ImmutableArray<TypeSymbol> parameters, TypeSymbol result)
    {
        var function = module.AddFunction("$unset", result.IsVoid ? [] : [module.MapType(result)], default);
        var builder = new IrBuilder(function);
        foreach (var parameter in parameters)
        {
            builder.AddParameter(module.MapType(parameter), null);
        }

        builder.Ret(result.IsVoid ? [] : [Emit(builder, result)]);
        return function;
    }
}
