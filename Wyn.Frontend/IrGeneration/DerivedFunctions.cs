// What the compiler derives from the parts of a type: one function for each type made of parts, made when it is first asked
// for. This is the walk over the parts; what is done with them is the business of equality, hashes and text.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using Wyn.Frontend.Symbols;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Frontend.IrGeneration;

/// <summary>Makes functions that go through values part by part.</summary>
/// <param name="module">The module that they become part of.</param>
/// <param name="prefix">What their names begin with.</param>
/// <param name="result">What they give.</param>
internal abstract class DerivedFunctions(ModuleGenerator module, string prefix, IrType result)
{
    private readonly Dictionary<IrType, IrFunction> _functions = [];

    protected ModuleGenerator Module { get; } = module;

    /// <summary>The function of a type.</summary>
    protected IrFunction FunctionOf(TypeSymbol type)
    {
        type = TypeMapper.Closed(type);
        var mapped = Module.MapType(type);
        if (_functions.TryGetValue(mapped, out var known))
        {
            return known;
        }

        var function = Module.AddFunction($"{prefix}.{type}", [result], default);
        _functions.Add(mapped, function);
        var writer = new FunctionWriter(function);
        Write(writer, type, AddParameters(writer, mapped));
        return function;
    }

    /// <summary>Declares the parameters for a type.</summary>
    protected abstract IrValue[] AddParameters(FunctionWriter writer, IrType type);

    /// <summary>Writes the body for arrays of an element type.</summary>
    protected abstract void WriteArray(FunctionWriter writer, TypeSymbol element, IrValue[] values);

    /// <summary>Writes the body for a struct or a tuple with fields of such types.</summary>
    protected abstract void WriteFields(FunctionWriter writer, TypeSymbol type, ImmutableArray<TypeSymbol> fields, IrValue[] values);

    /// <summary>Writes the body for the library's map.</summary>
    protected abstract void WriteMap(FunctionWriter writer, MapLayout layout, IrValue[] values);

    /// <summary>Writes the body for an enum, or for a trait, whose variants are the types that implement it.</summary>
    protected abstract void WriteVariants(FunctionWriter writer, TypeSymbol type, ImmutableArray<MappedVariant> variants, IrValue[] values);

    /// <summary>Writes the body for a type.</summary>
    protected virtual void Write(FunctionWriter writer, TypeSymbol type, IrValue[] values)
    {
        switch (type)
        {
            case ArrayTypeSymbol array:
                WriteArray(writer, array.Element, values);
                break;
            case TupleTypeSymbol tuple:
                WriteFields(writer, tuple, tuple.Elements, values);
                break;
            case StructTypeSymbol { Definition.IsMap: true } map:
                WriteMap(writer, new MapLayout(map), values);
                break;
            case StructTypeSymbol declared:
                WriteFields(writer, declared, [.. declared.Fields.Select(field => field.Type)], values);
                break;
            case EnumTypeSymbol or TraitTypeSymbol:
                WriteVariants(writer, type, Module.Types.VariantsOf(type), values);
                break;
            default:
                throw new UnreachableException($"{type} has no parts");
        }
    }

    /// <summary>Does something for each variant with a payload, where the tag is the variant's.</summary>
    protected static void ForEachPayload(
        FunctionWriter writer, ImmutableArray<MappedVariant> variants, IrValue tag, Action<IrValue, int, ImmutableArray<TypeSymbol>> write)
    {
        foreach (var (index, variant) in variants.Index())
        {
            if (!variant.Payload.IsEmpty)
            {
                write(writer.Builder.Emit(Opcode.EqInt, tag, writer.Builder.Const(index)), index, variant.Payload);
            }
        }
    }
}
