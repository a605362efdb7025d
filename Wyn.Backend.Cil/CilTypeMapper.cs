// IR types -> .NET types: the one place that says how a Wyn value is represented in an assembly.
using System;
using System.Collections.Immutable;
using System.Diagnostics;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Wyn.IR.Backends;
using Wyn.IR.Model;
using Wyn.IR.Types;
using ArrayType = Wyn.IR.Types.ArrayType;
using TypeReference = Mono.Cecil.TypeReference;

namespace Wyn.Backend.Cil;

internal sealed class CilTypeMapper
{
    private readonly CilFramework _framework;

    /// <param name="framework">References to the framework and the runtime.</param>
    /// <param name="program">The type in which the types of composite values are nested.</param>
    /// <param name="methods">The method of a function.</param>
    /// <param name="optimise">True if methods are compiled with all optimisation the first time they are called.</param>
    public CilTypeMapper(CilFramework framework, TypeDefinition program, Func<IrFunction, MethodDefinition> methods, bool optimise)
    {
        _framework = framework;
        Str = framework.RuntimeClass("WynString");
        Future = framework.RuntimeStruct("Future");
        Worker = framework.RuntimeClass("Worker");
        Frame = framework.RuntimeClass("Frame");
        Site = framework.RuntimeClass("SpawnSite");
        TaskChunk = framework.RuntimeClass("TaskChunk");
        Composites = new CilComposites(framework, this, program, methods, optimise);
    }

    public CilComposites Composites { get; }

    public TypeReference Str { get; }

    public TypeReference Future { get; }

    public TypeReference Worker { get; }

    public TypeReference Frame { get; }

    public TypeReference Site { get; }

    public TypeReference TaskChunk { get; }

    public TypeReference Map(IrType type) => type.Kind switch
    {
        IrTypeKind.Bool => _framework.Types.Boolean,
        IrTypeKind.Int => _framework.Types.Int64,
        IrTypeKind.Float => _framework.Types.Double,
        IrTypeKind.Str => Str,
        IrTypeKind.Future => Future,
        IrTypeKind.Struct or IrTypeKind.Tuple => Composites.Value(type).Definition,
        IrTypeKind.Enum => MapEnum((EnumType)type),
        IrTypeKind.Array => Composites.Arrays.Array(Map(((ArrayType)type).Element)),
        IrTypeKind.Function => Composites.Closures.Class((FunctionType)type),
        IrTypeKind.Box => Composites.Arrays.Box(Map(((BoxType)type).Element)),
        IrTypeKind.Channel => Composites.Waits.Channel(Map(((ChannelType)type).Element)),
        IrTypeKind.Cell => Composites.Waits.Cell(Map(((CellType)type).Element)),
        IrTypeKind.Worker => Worker,
        IrTypeKind.Frame => Frame,
        _ => throw new UnreachableException($"{type} has no values"),
    };

    public TypeReference Map(AbiType type) => type switch
    {
        AbiType.Unit => _framework.Types.Void,
        AbiType.Bool => _framework.Types.Boolean,
        AbiType.Int => _framework.Types.Int64,
        AbiType.Float => _framework.Types.Double,
        AbiType.Str => Str,
        AbiType.Worker => Worker,
        AbiType.Future => Future,
        AbiType.Site => Site,
        AbiType.Location => _framework.Types.String,
        _ => throw new UnreachableException($"{type} has no representation"),
    };

    /// <summary>What a method returns: nothing, one result, a value and the frame in a <c>Completion</c>, or several in a type of their own.</summary>
    public TypeReference MapResults(ImmutableArray<IrType> results) => results switch
    {
        [] => _framework.Types.Void,
        [var only] => Map(only),
        [var value, { Kind: IrTypeKind.Frame }] => Completion(value),
        _ => Composites.Results(results).Definition,
    };

    private GenericInstanceType Completion(IrType value)
        => new GenericInstanceType(OpenCompletion()) { GenericArguments = { Map(value) } };

    /// <summary>The field of one of several results of a method.</summary>
    public FieldReference ResultField(ImmutableArray<IrType> results, int index) => results switch
    {
        [var value, { Kind: IrTypeKind.Frame }] => index == 0 ? CompletionValue(value) : CompletionFrame(value),
        _ => Composites.Results(results).Fields[index],
    };

    /// <summary>Makes several results one value.</summary>
    public void EmitResults(CilCodeBuffer code, ImmutableArray<IrType> results)
    {
        if (results is [var value, { Kind: IrTypeKind.Frame }])
        {
            code.Emit(OpCodes.Newobj, CompletionConstructor(value));
        }
        else
        {
            code.Emit(OpCodes.Call, Composites.Results(results).Maker());
        }
    }

    /// <summary><c>new Completion&lt;T&gt;(value, frame)</c>.</summary>
    private MethodReference CompletionConstructor(IrType value)
    {
        var open = OpenCompletion();
        var closed = new GenericInstanceType(open) { GenericArguments = { Map(value) } };
        return _framework.Constructor(closed, open.GenericParameters[0], Frame);
    }

    private FieldReference CompletionValue(IrType value)
    {
        var open = OpenCompletion();
        return new FieldReference(
            "Value", open.GenericParameters[0], new GenericInstanceType(open) { GenericArguments = { Map(value) } });
    }

    private FieldReference CompletionFrame(IrType value) => new("Frame", Frame, Completion(value));

    private TypeDefinition MapEnum(EnumType type) => type.IsBoxed ? Composites.Node(type).Definition : Composites.Value(type).Definition;

    private TypeReference OpenCompletion()
    {
        var open = _framework.RuntimeStruct("Completion`1");
        open.GenericParameters.Add(new GenericParameter("T", open));
        return open;
    }
}
