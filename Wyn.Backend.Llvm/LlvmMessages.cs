// Catches what LLVM reports while it works on a context; without it errors would end the process and warnings go to
// standard error.
using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Wyn.Backend.Llvm.Interop;

namespace Wyn.Backend.Llvm;

internal sealed unsafe class LlvmMessages : IDisposable
{
    private readonly List<string> _errors = [];
    private GCHandle _self;

    public LlvmMessages(LLVMContextRef context)
    {
        _self = GCHandle.Alloc(this);
        LLVM.ContextSetDiagnosticHandler(context, &Receive, (void*)GCHandle.ToIntPtr(_self));
    }

    /// <summary>The first error, if there was one.</summary>
    public string FirstError => _errors.Count > 0 ? _errors[0] : "LLVM gave no reason";

    /// <summary>True if there was an error.</summary>
    public bool HasErrors => _errors.Count > 0;

    public void Dispose() => _self.Free();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Receive(LLVMDiagnosticInfoRef info, void* state)
    {
        if (LLVM.GetDiagInfoSeverity(info) == LLVMDiagnosticSeverity.LLVMDSError
            && GCHandle.FromIntPtr((nint)state).Target is LlvmMessages messages)
        {
            messages._errors.Add(MarshaledString.Take(LLVM.GetDiagInfoDescription(info)));
        }
    }
}
