// IR types -> .NET types: the one place that says how a Wyn value is represented in an assembly.
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using Mono.Cecil;
using Wyn.IR.Backends;
using Wyn.IR.Types;

namespace Wyn.Backend.Cil;

internal sealed class CilTypeMapper(CilFramework framework)
{
    public TypeReference Str { get; } = framework.RuntimeClass("WynString");

    public TypeReference Future { get; } = framework.RuntimeStruct("Future");

    public TypeReference Worker { get; } = framework.RuntimeClass("Worker");

    public TypeReference Frame { get; } = framework.RuntimeClass("Frame");

    public TypeReference Site { get; } = framework.RuntimeClass("SpawnSite");

    public TypeReference TaskChunk { get; } = framework.RuntimeClass("TaskChunk");

    public TypeReference Map(IrType type) => type.Kind switch
    {
        IrTypeKind.Bool => framework.Types.Boolean,
        IrTypeKind.Int => framework.Types.Int64,
        IrTypeKind.Float => framework.Types.Double,
        IrTypeKind.Str => Str,
        IrTypeKind.Future => Future,
        IrTypeKind.Worker => Worker,
        IrTypeKind.Frame => Frame,
        _ => throw new UnreachableException($"{type} has no values"),
    };

    public TypeReference Map(AbiType type) => type switch
    {
        AbiType.Unit => framework.Types.Void,
        AbiType.Bool => framework.Types.Boolean,
        AbiType.Int => framework.Types.Int64,
        AbiType.Float => framework.Types.Double,
        AbiType.Str => Str,
        AbiType.Worker => Worker,
        AbiType.Future => Future,
        AbiType.Site => Site,
        AbiType.Location => framework.Types.String,
        _ => throw new UnreachableException($"{type} has no representation"),
    };

    /// <summary>What a method returns: nothing, the value, the frame, or both in a <c>Completion</c>.</summary>
    public TypeReference MapResults(ImmutableArray<IrType> results) => results switch
    {
        [] => framework.Types.Void,
        [var only] => Map(only),
        [var value, { Kind: IrTypeKind.Frame }] => Completion(value),
        _ => throw new UnreachableException($"({string.Join(", ", results.Select(type => type.Text))}) is no result of a function"),
    };

    public TypeReference Completion(IrType value)
        => new GenericInstanceType(OpenCompletion()) { GenericArguments = { Map(value) } };

    /// <summary><c>new Completion&lt;T&gt;(value, frame)</c>.</summary>
    public MethodReference CompletionConstructor(IrType value)
    {
        var open = OpenCompletion();
        var closed = new GenericInstanceType(open) { GenericArguments = { Map(value) } };
        return framework.Constructor(closed, open.GenericParameters[0], Frame);
    }

    public FieldReference CompletionValue(IrType value)
    {
        var open = OpenCompletion();
        return new FieldReference(
            "Value", open.GenericParameters[0], new GenericInstanceType(open) { GenericArguments = { Map(value) } });
    }

    public FieldReference CompletionFrame(IrType value) => new("Frame", Frame, Completion(value));

    private TypeReference OpenCompletion()
    {
        var open = framework.RuntimeStruct("Completion`1");
        open.GenericParameters.Add(new GenericParameter("T", open));
        return open;
    }
}
