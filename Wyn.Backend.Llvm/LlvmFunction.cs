// A declared function with what calls of it need.
using Wyn.Backend.Llvm.Interop;

namespace Wyn.Backend.Llvm;

/// <summary>A function of the module.</summary>
/// <param name="Value">The function.</param>
/// <param name="Type">Its type, which calls repeat.</param>
internal readonly record struct LlvmFunction(LLVMValueRef Value, LLVMTypeRef Type);
