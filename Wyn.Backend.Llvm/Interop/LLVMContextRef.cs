// A context owns types, constants and metadata; nothing of it may be used after it is disposed.
using System;

namespace Wyn.Backend.Llvm.Interop;

/// <summary>An LLVM context.</summary>
internal readonly unsafe record struct LLVMContextRef(nint Handle) : IDisposable
{
    public LLVMTypeRef VoidType => LLVM.VoidTypeInContext(this);

    public LLVMTypeRef DoubleType => LLVM.DoubleTypeInContext(this);

    public LLVMTypeRef PointerType => LLVM.PointerTypeInContext(this, 0);

    public static LLVMContextRef Create() => LLVM.ContextCreate();

    public LLVMTypeRef GetIntType(uint bits) => LLVM.IntTypeInContext(this, bits);

    public LLVMTypeRef GetStructType(params ReadOnlySpan<LLVMTypeRef> elements)
    {
        fixed (LLVMTypeRef* start = elements)
        {
            return LLVM.StructTypeInContext(this, start, (uint)elements.Length, 0);
        }
    }

    public LLVMValueRef GetConstStruct(params ReadOnlySpan<LLVMValueRef> values)
    {
        fixed (LLVMValueRef* start = values)
        {
            return LLVM.ConstStructInContext(this, start, (uint)values.Length, 0);
        }
    }

    public LLVMValueRef GetConstString(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            return LLVM.ConstStringInContext2(this, start is null ? LLVM.NoName : start, (nuint)bytes.Length, dontNullTerminate: 0);
        }
    }

    public LLVMModuleRef CreateModuleWithName(string name)
    {
        using var text = new MarshaledString(name);
        return LLVM.ModuleCreateWithNameInContext(text.Value, this);
    }

    public LLVMBuilderRef CreateBuilder() => LLVM.CreateBuilderInContext(this);

    public LLVMAttributeRef CreateEnumAttribute(string name, ulong value = 0)
    {
        using var text = new MarshaledString(name);
        return LLVM.CreateEnumAttribute(this, LLVM.GetEnumAttributeKindForName(text.Value, text.Length), value);
    }

    public LLVMBasicBlockRef AppendBasicBlock(LLVMValueRef function, string name)
    {
        using var text = new MarshaledString(name);
        return LLVM.AppendBasicBlockInContext(this, function, text.Value);
    }

    public LLVMMetadataRef GetMDString(string text)
    {
        using var marshaled = new MarshaledString(text);
        return LLVM.MDStringInContext2(this, marshaled.Value, marshaled.Length);
    }

    public LLVMMetadataRef GetMDNode(params ReadOnlySpan<LLVMMetadataRef> elements)
    {
        fixed (LLVMMetadataRef* start = elements)
        {
            return LLVM.MDNodeInContext2(this, start, (nuint)elements.Length);
        }
    }

    public uint GetMDKindID(string name)
    {
        using var text = new MarshaledString(name);
        return LLVM.GetMDKindIDInContext(this, text.Value, (uint)text.Length);
    }

    public bool TryParseBitcode(LLVMMemoryBufferRef buffer, out LLVMModuleRef module)
    {
        LLVMModuleRef parsed = default;
        var failed = LLVM.ParseBitcodeInContext2(this, buffer, &parsed) != 0;
        module = parsed;
        return !failed;
    }

    public void Dispose() => LLVM.ContextDispose(this);
}
