// A module: functions, globals, flags.
using System;

namespace Wyn.Backend.Llvm.Interop;

/// <summary>An LLVM module; it goes with its context.</summary>
internal readonly unsafe record struct LLVMModuleRef(nint Handle) : IDisposable
{
    public LLVMValueRef FirstFunction => LLVM.GetFirstFunction(this);

    public void SetSourceFileName(string name)
    {
        using var text = new MarshaledString(name);
        LLVM.SetSourceFileName(this, text.Value, text.Length);
    }

    public void SetTarget(string triple, LLVMTargetDataRef layout)
    {
        using var text = new MarshaledString(triple);
        LLVM.SetTarget(this, text.Value);
        LLVM.SetModuleDataLayout(this, layout);
    }

    public void AddModuleFlag(string key, LLVMModuleFlagBehavior behavior, LLVMValueRef value)
    {
        using var text = new MarshaledString(key);
        LLVM.AddModuleFlag(this, behavior, text.Value, text.Length, LLVM.ValueAsMetadata(value));
    }

    public LLVMValueRef AddFunction(string name, LLVMTypeRef type)
    {
        var function = LLVM.AddFunction(this, LLVM.NoName, type);
        function.SetName(name);
        return function;
    }

    public LLVMValueRef AddGlobal(LLVMTypeRef type, string name)
    {
        var global = LLVM.AddGlobal(this, type, LLVM.NoName);
        global.SetName(name);
        return global;
    }

    public LLVMValueRef GetIntrinsic(string name, params ReadOnlySpan<LLVMTypeRef> types)
    {
        using var text = new MarshaledString(name);
        fixed (LLVMTypeRef* start = types)
        {
            return LLVM.GetIntrinsicDeclaration(this, LLVM.LookupIntrinsicID(text.Value, text.Length), start, (nuint)types.Length);
        }
    }

    public LLVMDIBuilderRef CreateDIBuilder() => LLVM.CreateDIBuilder(this);

    /// <summary>What the verifier finds; null if nothing.</summary>
    public string? Verify()
    {
        byte* message = null;
        var failed = LLVM.VerifyModule(this, LLVMVerifierFailureAction.LLVMReturnStatusAction, &message) != 0;
        var text = MarshaledString.Take(message);
        return failed ? text : null;
    }

    /// <summary>Moves the contents of another module into this one; false if they do not fit.</summary>
    public bool TryLink(LLVMModuleRef source) => LLVM.LinkModules2(this, source) == 0;

    /// <summary>Runs passes; what went wrong, or null.</summary>
    public string? RunPasses(string passes, LLVMTargetMachineRef machine)
    {
        using var text = new MarshaledString(passes);
        var options = LLVM.CreatePassBuilderOptions();
        var error = LLVM.RunPasses(this, text.Value, machine, options);
        LLVM.DisposePassBuilderOptions(options);
        if (error.Handle == 0)
        {
            return null;
        }

        var message = LLVM.GetErrorMessage(error);
        var result = System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)message);
        LLVM.DisposeErrorMessage(message);
        return result;
    }

    public string PrintToString() => MarshaledString.Take(LLVM.PrintModuleToString(this));

    public void Dispose() => LLVM.DisposeModule(this);
}
