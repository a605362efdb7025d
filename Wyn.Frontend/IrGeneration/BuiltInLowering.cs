// What conversions and built-in functions become in IR; used in place and in the functions made for spawning built-in ones.
using System;
using System.Diagnostics;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;
using Wyn.IR.Backends;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.Frontend.IrGeneration;

/// <summary>Emits conversions and built-in functions.</summary>
internal static class BuiltInLowering
{
    private static ReadOnlySpan<byte> PanicPrefix => "Panic: "u8;

    /// <summary>Emits a built-in function on an argument of a type that its row accepts; null if there is no result.</summary>
    public static IrValue? Emit(IrBuilder builder, BuiltInKind kind, IrValue argument)
    {
        switch (kind)
        {
            case BuiltInKind.Print or BuiltInKind.PrintString:
                builder.CallRuntime(RuntimeAbi.Print, argument);
                return null;
            case BuiltInKind.ToText:
                return ToText(builder, argument);
            case BuiltInKind.ToInt:
                return ToInt(builder, argument);
            case BuiltInKind.ToFloat:
                return argument.Type.Kind == IrTypeKind.Float ? argument : builder.Emit(Opcode.FloatFromInt, ToInt(builder, argument));
            case BuiltInKind.Panic:
                var pieces = new TextPieces();
                pieces.Add(argument);
                Panic(builder, pieces);
                return null;
            case BuiltInKind.Exit:
                builder.CallRuntime(RuntimeAbi.Exit, argument);
                builder.Unreachable();
                return null;
            default:
                throw new UnreachableException($"built-in function {kind}");
        }
    }

    /// <summary>Emits the panic of a program's own <c>panic(message)</c>.</summary>
    public static void Panic(IrBuilder builder, TextPieces message)
    {
        var whole = new TextPieces();
        whole.Add([.. PanicPrefix]);
        whole.Add(message);
        builder.Panic(whole.ToValue(builder));
    }

    /// <summary>Emits a conversion.</summary>
    public static IrValue Convert(IrBuilder builder, ConversionKind kind, IrValue value) => kind switch
    {
        ConversionKind.Identity => value,
        ConversionKind.IntToFloat => builder.Emit(Opcode.FloatFromInt, value),
        ConversionKind.BoolToInt or ConversionKind.FloatToInt => ToInt(builder, value),
        ConversionKind.BoolToFloat => builder.Emit(Opcode.FloatFromInt, ToInt(builder, value)),
        ConversionKind.IntToBool => builder.Emit(Opcode.NeInt, value, builder.Const(0)),
        ConversionKind.IntToText or ConversionKind.FloatToText or ConversionKind.BoolToText => ToText(builder, value),
        _ => throw new UnreachableException($"conversion {kind}"),
    };

    private static IrValue ToInt(IrBuilder builder, IrValue value) => value.Type.Kind switch
    {
        IrTypeKind.Int => value,
        IrTypeKind.Float => builder.Emit(Opcode.IntFromFloat, value),
        IrTypeKind.Bool => builder.Emit(Opcode.IntFromBool, value),
        _ => throw new UnreachableException($"int of {value.Type}"),
    };

    private static IrValue ToText(IrBuilder builder, IrValue value)
    {
        var entry = value.Type.Kind switch
        {
            IrTypeKind.Str => null,
            IrTypeKind.Int => RuntimeAbi.StrFromInt,
            IrTypeKind.Float => RuntimeAbi.StrFromFloat,
            IrTypeKind.Bool => RuntimeAbi.StrFromBool,
            _ => throw new UnreachableException($"text of {value.Type}"),
        };
        return entry is null ? value : builder.CallRuntime(entry, value)!; // These rows have a result.
    }
}
