// IrType -> LLVM type. Structs, tuples and enums by value are LLVM structs, in registers and in memory alike; everything that
// is counted by itself, workers and frames are pointers; a null frame says that the call has completed.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Backends;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed class LlvmTypeMapper(LLVMContextRef context)
{
    private const uint IntBits = 64;

    private readonly Dictionary<IrType, LLVMTypeRef> _byValue = [];

    public LLVMTypeRef Void { get; } = context.VoidType;

    public LLVMTypeRef Bool { get; } = context.GetIntType(1);

    /// <summary>A bool in memory.</summary>
    public LLVMTypeRef Byte { get; } = context.GetIntType(8);

    public LLVMTypeRef Int32 { get; } = context.GetIntType(32);

    public LLVMTypeRef Int { get; } = context.GetIntType(IntBits);

    public LLVMTypeRef Float { get; } = context.DoubleType;

    public LLVMTypeRef Pointer { get; } = context.PointerType;

    public LLVMTypeRef Map(IrType type) => type.Kind switch
    {
        IrTypeKind.Bool => Bool,
        IrTypeKind.Int => Int,
        IrTypeKind.Float => Float,
        IrTypeKind.Str or IrTypeKind.Future or IrTypeKind.Worker or IrTypeKind.Frame => Pointer,
        IrTypeKind.Array or IrTypeKind.Function or IrTypeKind.Box or IrTypeKind.Channel or IrTypeKind.Cell => Pointer,
        IrTypeKind.Enum when type is EnumType { IsBoxed: true } => Pointer,
        IrTypeKind.Struct or IrTypeKind.Tuple or IrTypeKind.Enum => MapByValue(type),
        _ => throw new UnreachableException($"{type} has no values"),
    };

    /// <summary>The type in memory: whole bytes, so that it can be accessed atomically.</summary>
    public LLVMTypeRef MapStored(IrType type) => type.Kind == IrTypeKind.Bool ? Byte : Map(type);

    /// <summary>True for what lies in the value itself, part by part.</summary>
    public static bool IsByValue(IrType type) => type is AggregateType or EnumType { IsBoxed: false };

    /// <summary>True for a pointer to something that has a count, or is null where nothing was stored.</summary>
    public static bool IsReference(IrType type) => type.IsCounted && !IsByValue(type);

    public LLVMTypeRef Map(AbiType type) => type switch
    {
        AbiType.Unit => Void,
        AbiType.Bool => Bool,
        AbiType.Int => Int,
        AbiType.Float => Float,
        AbiType.Site => Int32,
        AbiType.Str or AbiType.Worker or AbiType.Future or AbiType.Location or AbiType.Lock => Pointer,
        _ => throw new UnreachableException($"{type} is no type of the runtime table"),
    };

    /// <summary>What a function gives: nothing, one value, or several, of which the last may be a frame.</summary>
    public LLVMTypeRef MapResults(ImmutableArray<IrType> results) => results switch
    {
        [] => Void,
        [var only] => Map(only),
        _ => context.GetStructType([.. results.Select(Map)]),
    };

    public static unsafe LLVMTypeRef Function(LLVMTypeRef result, ReadOnlySpan<LLVMTypeRef> parameters)
    {
        fixed (LLVMTypeRef* start = parameters)
        {
            return LLVM.FunctionType(result, start, (uint)parameters.Length, isVariadic: 0);
        }
    }

    /// <summary>An enum by value is its tag and the slots that its variants share. Bools take a byte, in memory as here.</summary>
    private LLVMTypeRef MapByValue(IrType type)
    {
        if (!_byValue.TryGetValue(type, out var mapped))
        {
            var parts = type.ValueParts.Select(Map);
            mapped = context.GetStructType([.. type.Kind == IrTypeKind.Enum ? parts.Prepend(Int32) : parts]);
            _byValue.Add(type, mapped);
        }

        return mapped;
    }
}
