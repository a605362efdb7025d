// The payload of a task: 64-bit slots behind the header word of its cell (see wyn_cell_t). Each value begins with a slot of its
// own; a value with parts lies in as many as it needs.
using System.Collections.Generic;
using System.Linq;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal readonly struct LlvmPayload(LlvmProgram program, LLVMBuilderRef builder, LLVMValueRef cell)
{
    private const int HeaderBytes = 8;
    private const int SlotBytes = 8;

    /// <summary>How many slots values of some types take, one after the other.</summary>
    public static int SlotsOf(LlvmProgram program, IEnumerable<IrType> types)
        => types.Sum(type => (int)((program.SizeOf(program.Types.Map(type)) + SlotBytes - 1) / SlotBytes));

    /// <summary>Writes a value and gives the slot behind it.</summary>
    public int Store(int slot, LLVMValueRef value, IrType type)
    {
        if (type.Kind == IrTypeKind.Bool)
        {
            builder.BuildStore(builder.BuildZExt(value, program.Types.Int), Address(slot)); // The runtime sees the whole slot of an exit code.
        }
        else
        {
            new LlvmMemory(program, builder).Store(value, Address(slot), type, isHeap: false);
        }

        return slot + SlotsOf(program, [type]);
    }

    /// <summary>Reads a value.</summary>
    public LLVMValueRef Load(int slot, IrType type) => new LlvmMemory(program, builder).Load(Address(slot), type, isHeap: false);

    private LLVMValueRef Address(int slot)
        => builder.BuildInBoundsGEP2(program.Types.Byte, cell, program.Constants.Int(HeaderBytes + (slot * SlotBytes)));
}
