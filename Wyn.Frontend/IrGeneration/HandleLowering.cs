// Handles and their numbers. A handle is a channel, or a struct of the library around one cell; the run's table of handles knows
// the channel or the cell, under a name that a program uses for its type.
using Wyn.Frontend.Symbols;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.Frontend.IrGeneration;

/// <summary>Emits the conversions between handles and ints.</summary>
internal static class HandleLowering
{
    private static readonly IrPath Cell = IrPath.Of(PathStep.Field(0));

    /// <summary>What the panic about a number says that it is not: the type, with what programs know from old about shared ints.</summary>
    private static string KindOf(TypeSymbol type)
        => type.Resolved is StructTypeSymbol { Definition.Name: "Shared" } ? "Shared: Shared handle out of range" : TypeMapper.Closed(type).Name;

    /// <summary>The channel or cell of a handle.</summary>
    public static IrValue ObjectOf(IrBuilder builder, IrValue handle) => handle.Type is AggregateType ? builder.Get(handle, Cell) : handle;

    /// <summary>The number of a handle.</summary>
    public static IrValue ToNumber(IrBuilder builder, TypeSymbol type, IrValue handle)
        => builder.HandleInt(KindOf(type), ObjectOf(builder, handle));

    /// <summary>The handle behind a number; a panic if there is none of the type.</summary>
    public static IrValue ToHandle(IrBuilder builder, TypeMapper types, TypeSymbol type, IrValue number)
    {
        var kind = KindOf(type);
        return types.Map(type) switch
        {
            StructType { Fields: [{ Type: var cell }] } wrapper => builder.StructNew(wrapper, builder.HandleOf(kind, number, cell)),
            var channel => builder.HandleOf(kind, number, channel),
        };
    }
}
