// Constants, globals, functions, parameters, instructions.
using System;

namespace Wyn.Backend.Llvm.Interop;

/// <summary>An LLVM value.</summary>
internal readonly unsafe record struct LLVMValueRef(nint Handle)
{
    public LLVMTypeRef TypeOf => LLVM.TypeOf(this);

    /// <summary>The type of a function or of what a global holds.</summary>
    public LLVMTypeRef GlobalValueType => LLVM.GlobalGetValueType(this);

    public LLVMValueRef NextFunction => LLVM.GetNextFunction(this);

    public static LLVMValueRef CreateConstInt(LLVMTypeRef type, ulong value) => LLVM.ConstInt(type, value, signExtend: 0);

    public static LLVMValueRef CreateConstNull(LLVMTypeRef type) => LLVM.ConstNull(type);

    public static LLVMValueRef CreateConstArray(LLVMTypeRef element, ReadOnlySpan<LLVMValueRef> values)
    {
        fixed (LLVMValueRef* start = values)
        {
            return LLVM.ConstArray2(element, start, (ulong)values.Length);
        }
    }

    public LLVMValueRef GetParam(int index) => LLVM.GetParam(this, (uint)index);

    public void SetName(string name)
    {
        using var text = new MarshaledString(name);
        LLVM.SetValueName2(this, text.Value, text.Length);
    }

    public void AddAttribute(LLVMAttributeIndex index, LLVMAttributeRef attribute) => LLVM.AddAttributeAtIndex(this, index, attribute);

    public void RemoveStringAttribute(string name)
    {
        using var text = new MarshaledString(name);
        LLVM.RemoveStringAttributeAtIndex(this, LLVMAttributeIndex.LLVMAttributeFunctionIndex, text.Value, (uint)text.Length);
    }

    public void AddIncoming(LLVMValueRef value, LLVMBasicBlockRef block) => LLVM.AddIncoming(this, &value, &block, 1);
}
