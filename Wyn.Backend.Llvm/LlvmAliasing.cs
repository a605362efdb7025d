// What LLVM may know of accesses to heap values: words of headers, lengths and data of different types are never the same
// memory, so that a store of an element lets it keep the length it has read. Memory that changes hands passes through the
// runtime, which hides that from LLVM. Everything else, payloads of tasks and globals among it, is left untold.
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed class LlvmAliasing
{
    private readonly LLVMContextRef _context;
    private readonly LLVMMetadataRef _root;
    private readonly LLVMMetadataRef _zero;
    private readonly LLVMValueRef _bool;
    private readonly LLVMValueRef _int;
    private readonly LLVMValueRef _float;
    private readonly LLVMValueRef _reference;

    public LlvmAliasing(LLVMContextRef context, LlvmTypeMapper types)
    {
        _context = context;
        Kind = context.GetMDKindID("tbaa");
        _root = context.GetMDNode(context.GetMDString("wyn"));
        _zero = LLVM.ValueAsMetadata(LLVMValueRef.CreateConstInt(types.Int, 0));
        (Count, Header, Length, Tag) = (Access("count"), Access("kind"), Access("length"), Access("tag"));
        (_bool, _int, _float, _reference) = (Access("bool"), Access("int"), Access("float"), Access("reference"));
    }

    /// <summary>The kind of metadata.</summary>
    public uint Kind { get; }

    /// <summary>The owners of a heap value.</summary>
    public LLVMValueRef Count { get; }

    /// <summary>What a heap value is.</summary>
    public LLVMValueRef Header { get; }

    /// <summary>The length and the capacity of an array.</summary>
    public LLVMValueRef Length { get; }

    /// <summary>The tag of an enum by value.</summary>
    public LLVMValueRef Tag { get; }

    /// <summary>Data of a type that is not made of parts.</summary>
    public LLVMValueRef Of(IrType type) => type.Kind switch
    {
        IrTypeKind.Bool => _bool,
        IrTypeKind.Int => _int,
        IrTypeKind.Float => _float,
        _ => _reference,
    };

    private LLVMValueRef Access(string name)
    {
        var type = _context.GetMDNode(_context.GetMDString(name), _root, _zero);
        return LLVM.MetadataAsValue(_context, _context.GetMDNode(type, type, _zero));
    }
}
