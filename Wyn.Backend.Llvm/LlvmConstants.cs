// The constants of a program: string literals as the runtime lays strings out, with a count of 0 that says "never freed",
// and texts for C. Each is made once.
using System;
using System.Collections.Generic;
using System.Text;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Model;

namespace Wyn.Backend.Llvm;

internal sealed class LlvmConstants(LLVMContextRef context, LLVMModuleRef module, LlvmTypeMapper types)
{
    private const uint StringAlignment = 8;

    private readonly Dictionary<StrConstant, LLVMValueRef> _strings = [];
    private readonly Dictionary<string, LLVMValueRef> _texts = [];

    /// <summary>The literal that globals begin with.</summary>
    public LLVMValueRef EmptyString => String(new StrConstant([]));

    public LLVMValueRef Int(long value) => LLVMValueRef.CreateConstInt(types.Int, unchecked((ulong)value));

    public LLVMValueRef Int32(int value) => LLVMValueRef.CreateConstInt(types.Int32, (ulong)value);

    public LLVMValueRef Bool(bool value) => LLVMValueRef.CreateConstInt(types.Bool, value ? 1UL : 0);

    /// <summary>The float with exactly these bits.</summary>
    public LLVMValueRef Float(double value) => LLVM.ConstBitCast(Int(BitConverter.DoubleToInt64Bits(value)), types.Float);

    public LLVMValueRef Null => LLVMValueRef.CreateConstNull(types.Pointer);

    /// <summary>A literal: wyn_str_t with a NUL behind the bytes.</summary>
    public LLVMValueRef String(StrConstant constant)
    {
        if (!_strings.TryGetValue(constant, out var global))
        {
            var value = context.GetConstStruct(
                Int32(0), Int32(0), Int(constant.Bytes.Length), context.GetConstString(constant.Bytes.AsSpan()));
            global = Add(value, "wyn.str");
            LLVM.SetAlignment(global, StringAlignment);
            _strings.Add(constant, global);
        }

        return global;
    }

    /// <summary>A text that ends with a NUL.</summary>
    public LLVMValueRef Text(string text)
    {
        if (!_texts.TryGetValue(text, out var global))
        {
            _texts.Add(text, global = Add(context.GetConstString(Encoding.UTF8.GetBytes(text)), "wyn.text"));
        }

        return global;
    }

    public LLVMValueRef Location(IrLocation location) => Text(location.ToString());

    /// <summary>A constant of the program, of whose address nobody makes anything.</summary>
    public LLVMValueRef Add(LLVMValueRef value, string name)
    {
        var global = module.AddGlobal(value.TypeOf, name);
        LLVM.SetInitializer(global, value);
        LLVM.SetLinkage(global, LLVMLinkage.LLVMPrivateLinkage);
        LLVM.SetGlobalConstant(global, 1);
        LLVM.SetUnnamedAddress(global, LLVMUnnamedAddr.LLVMGlobalUnnamedAddr);
        return global;
    }
}
