// Access to heap values and to values in memory of any type, part by part, so that LLVM sees single accesses; and the layout
// of heap values, as include/wyn_runtime.h has it.
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal readonly struct LlvmMemory(LlvmProgram program, LLVMBuilderRef builder)
{
    /// <summary>The fields of a heap object before its parts: the two words of the header; of a closure also its code.</summary>
    public const uint HeaderFields = 2;

    private const int KindOffset = 4;
    private const int LengthOffset = 8;
    private const int CapacityOffset = 16;
    private const int ElementsOffset = 24;

    /// <summary>Reads a value of any type; <paramref name="isHeap"/> if it is part of a heap value.</summary>
    public LLVMValueRef Load(LLVMValueRef address, IrType type, bool isHeap = true)
    {
        if (!LlvmTypeMapper.IsByValue(type))
        {
            var loaded = Tag(builder.BuildLoad2(program.Types.MapStored(type), address), isHeap ? program.Aliasing.Of(type) : null);
            return type.Kind == IrTypeKind.Bool ? builder.BuildTrunc(loaded, program.Types.Bool) : loaded;
        }

        var mapped = program.Types.Map(type);
        var value = LLVM.GetPoison(mapped);
        uint index = 0;
        if (type.Kind == IrTypeKind.Enum)
        {
            value = builder.BuildInsertValue(value, LoadTag(address, type, isHeap), index++);
        }

        foreach (var part in type.ValueParts)
        {
            value = builder.BuildInsertValue(value, Load(builder.BuildStructGEP2(mapped, address, index), part, isHeap), index);
            index++;
        }

        return value;
    }

    /// <summary>Writes a value of any type.</summary>
    public void Store(LLVMValueRef value, LLVMValueRef address, IrType type, bool isHeap = true)
    {
        if (!LlvmTypeMapper.IsByValue(type))
        {
            var stored = type.Kind == IrTypeKind.Bool ? builder.BuildZExt(value, program.Types.Byte) : value;
            Tag(builder.BuildStore(stored, address), isHeap ? program.Aliasing.Of(type) : null);
            return;
        }

        var mapped = program.Types.Map(type);
        uint index = 0;
        if (type.Kind == IrTypeKind.Enum)
        {
            Tag(builder.BuildStore(builder.BuildExtractValue(value, index), builder.BuildStructGEP2(mapped, address, index)), isHeap ? program.Aliasing.Tag : null);
            index++;
        }

        foreach (var part in type.ValueParts)
        {
            Store(builder.BuildExtractValue(value, index), builder.BuildStructGEP2(mapped, address, index), part, isHeap);
            index++;
        }
    }

    /// <summary>The tag of an enum by value in memory, 32 bits.</summary>
    public LLVMValueRef LoadTag(LLVMValueRef address, IrType type, bool isHeap = true)
        => Tag(
            builder.BuildLoad2(program.Types.Int32, builder.BuildStructGEP2(program.Types.Map(type), address, 0)),
            isHeap ? program.Aliasing.Tag : null);

    /// <summary>The place of a field, or of a slot of an enum by value.</summary>
    public LLVMValueRef FieldAddress(LLVMValueRef address, IrType type, int index)
        => builder.BuildStructGEP2(program.Types.Map(type), address, (uint)index + (type.Kind == IrTypeKind.Enum ? 1u : 0));

    public LLVMValueRef Count(LLVMValueRef value)
    {
        var count = Tag(builder.BuildLoad2(program.Types.Int32, value), program.Aliasing.Count);
        LLVM.SetOrdering(count, LLVMAtomicOrdering.LLVMAtomicOrderingUnordered); // Others may change that of a marked value.
        return count;
    }

    /// <summary>What a heap value is: the row of its type and the size class.</summary>
    public LLVMValueRef Kind(LLVMValueRef value)
        => Tag(builder.BuildLoad2(program.Types.Int32, At(value, KindOffset)), program.Aliasing.Header);

    public LLVMValueRef Length(LLVMValueRef array) => Tag(builder.BuildLoad2(program.Types.Int, At(array, LengthOffset)), program.Aliasing.Length);

    public LLVMValueRef Capacity(LLVMValueRef array) => Tag(builder.BuildLoad2(program.Types.Int, At(array, CapacityOffset)), program.Aliasing.Length);

    public void SetLength(LLVMValueRef array, LLVMValueRef length)
        => Tag(builder.BuildStore(length, At(array, LengthOffset)), program.Aliasing.Length);

    public LLVMValueRef ElementAddress(LLVMValueRef array, IrType element, LLVMValueRef index)
        => builder.BuildInBoundsGEP2(program.Types.MapStored(element), At(array, ElementsOffset), index);

    /// <summary>The place of a part of a heap object of fixed size.</summary>
    public LLVMValueRef PartAddress(LLVMValueRef value, LlvmHeapType type, int part)
        => builder.BuildStructGEP2(type.Layout, value, (uint)(type.FirstPart + part));

    private LLVMValueRef At(LLVMValueRef value, int offset)
        => builder.BuildInBoundsGEP2(program.Types.Byte, value, program.Constants.Int(offset));

    private LLVMValueRef Tag(LLVMValueRef access, LLVMValueRef? tag)
    {
        if (tag is { } known)
        {
            LLVM.SetMetadata(access, program.Aliasing.Kind, known);
        }

        return access;
    }
}
