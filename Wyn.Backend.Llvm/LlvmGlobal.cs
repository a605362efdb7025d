// A Wyn global in memory.
using Wyn.Backend.Llvm.Interop;

namespace Wyn.Backend.Llvm;

/// <summary>A global.</summary>
/// <param name="Value">Its place.</param>
/// <param name="Lock">The lock word beside it, if it is shared and counted.</param>
internal readonly record struct LlvmGlobal(LLVMValueRef Value, LLVMValueRef? Lock);
