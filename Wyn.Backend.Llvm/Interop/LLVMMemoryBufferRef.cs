// Bytes in LLVM's hands.
using System;
using System.Collections.Immutable;

namespace Wyn.Backend.Llvm.Interop;

/// <summary>A memory buffer.</summary>
internal readonly unsafe record struct LLVMMemoryBufferRef(nint Handle) : IDisposable
{
    /// <summary>A buffer over memory that outlives it.</summary>
    public static LLVMMemoryBufferRef Over(byte* data, long length)
        => LLVM.CreateMemoryBufferWithMemoryRange(data, (nuint)length, LLVM.NoName, requiresNullTerminator: 0);

    public ImmutableArray<byte> ToBytes() => [.. new ReadOnlySpan<byte>(LLVM.GetBufferStart(this), checked((int)LLVM.GetBufferSize(this)))];

    public void Dispose() => LLVM.DisposeMemoryBuffer(this);
}
