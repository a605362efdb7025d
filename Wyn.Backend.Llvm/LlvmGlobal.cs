// A Wyn global in memory.
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

/// <summary>A global.</summary>
/// <param name="Value">Its place.</param>
/// <param name="Lock">The lock word beside it, if it is shared and takes more than one step to read or write.</param>
/// <param name="IsSet">The byte that says whether something was stored, if its type has no zero.</param>
internal readonly record struct LlvmGlobal(LLVMValueRef Value, LLVMValueRef? Lock, LLVMValueRef? IsSet)
{
    /// <summary>True where reading or writing a shared global takes more than one step.</summary>
    public static bool NeedsLock(IrType type) => type.IsCounted || LlvmTypeMapper.IsByValue(type);
}
