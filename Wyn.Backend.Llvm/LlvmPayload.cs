// The payload of a task: 64-bit slots behind the header word of its cell (see wyn_cell_t).
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal readonly struct LlvmPayload(LlvmProgram program, LLVMBuilderRef builder, LLVMValueRef cell)
{
    private const int HeaderBytes = 8;
    private const int SlotBytes = 8;

    public void Store(int slot, LLVMValueRef value, IrType type)
        => builder.BuildStore(type.Kind == IrTypeKind.Bool ? builder.BuildZExt(value, program.Types.Int) : value, Address(slot));

    public LLVMValueRef Load(int slot, IrType type) => type.Kind == IrTypeKind.Bool
        ? builder.BuildTrunc(builder.BuildLoad2(program.Types.Int, Address(slot)), program.Types.Bool)
        : builder.BuildLoad2(program.Types.Map(type), Address(slot));

    private LLVMValueRef Address(int slot)
        => builder.BuildInBoundsGEP2(program.Types.Byte, cell, program.Constants.Int(HeaderBytes + (slot * SlotBytes)));
}
