// IrType -> LLVM type. Strings, futures, workers and frames are pointers; a null frame says that the call has completed.
using System;
using System.Collections.Immutable;
using System.Diagnostics;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Backends;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed class LlvmTypeMapper(LLVMContextRef context)
{
    private const uint IntBits = 64;

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
        _ => throw new UnreachableException($"{type} has no values"),
    };

    /// <summary>The type in memory: whole bytes, so that it can be accessed atomically.</summary>
    public LLVMTypeRef MapStored(IrType type) => type.Kind == IrTypeKind.Bool ? Byte : Map(type);

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

    /// <summary>What a function gives: nothing, one value, or a value and a frame.</summary>
    public LLVMTypeRef MapResults(ImmutableArray<IrType> results) => results switch
    {
        [] => Void,
        [var only] => Map(only),
        [var value, var frame] => context.GetStructType(Map(value), Map(frame)),
        _ => throw new UnreachableException($"{results.Length} results"),
    };

    public static unsafe LLVMTypeRef Function(LLVMTypeRef result, ReadOnlySpan<LLVMTypeRef> parameters)
    {
        fixed (LLVMTypeRef* start = parameters)
        {
            return LLVM.FunctionType(result, start, (uint)parameters.Length, isVariadic: 0);
        }
    }
}
