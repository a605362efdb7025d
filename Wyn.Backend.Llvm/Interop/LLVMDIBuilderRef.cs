// Makes debug information.
using System;

namespace Wyn.Backend.Llvm.Interop;

/// <summary>A builder of debug information; it must be finalised before the module is used.</summary>
internal readonly unsafe record struct LLVMDIBuilderRef(nint Handle) : IDisposable
{
    public LLVMMetadataRef CreateCompileUnit(LLVMDWARFSourceLanguage language, LLVMMetadataRef file, string producer, bool isOptimized)
    {
        using var text = new MarshaledString(producer);
        return LLVM.DIBuilderCreateCompileUnit(
            this, language, file, text.Value, text.Length, isOptimized ? 1 : 0, LLVM.NoName, 0, 0, LLVM.NoName, 0,
            LLVMDWARFEmissionKind.LLVMDWARFEmissionFull, 0, splitDebugInlining: 1, debugInfoForProfiling: 0, LLVM.NoName, 0, LLVM.NoName, 0);
    }

    public LLVMMetadataRef CreateFile(string name, string folder)
    {
        using var nameText = new MarshaledString(name);
        using var folderText = new MarshaledString(folder);
        return LLVM.DIBuilderCreateFile(this, nameText.Value, nameText.Length, folderText.Value, folderText.Length);
    }

    /// <summary>A function; without a linkage name debuggers know it by its own.</summary>
    public LLVMMetadataRef CreateFunction(
        LLVMMetadataRef scope, string name, string linkageName, LLVMMetadataRef file, uint line, LLVMMetadataRef type, LLVMDIFlags flags, bool isOptimized)
    {
        using var nameText = new MarshaledString(name);
        using var linkageText = new MarshaledString(linkageName);
        return LLVM.DIBuilderCreateFunction(
            this, scope, nameText.Value, nameText.Length, linkageText.Value, linkageText.Length, file, line, type, isLocalToUnit: 1, isDefinition: 1, line,
            flags, isOptimized ? 1 : 0);
    }

    public LLVMMetadataRef CreateLexicalBlockFile(LLVMMetadataRef scope, LLVMMetadataRef file)
        => LLVM.DIBuilderCreateLexicalBlockFile(this, scope, file, 0);

    public LLVMMetadataRef CreateBasicType(string name, ulong bits, uint encoding)
    {
        using var text = new MarshaledString(name);
        return LLVM.DIBuilderCreateBasicType(this, text.Value, text.Length, bits, encoding, LLVMDIFlags.LLVMDIFlagZero);
    }

    public LLVMMetadataRef CreatePointerType(LLVMMetadataRef pointee, ulong bits)
        => LLVM.DIBuilderCreatePointerType(this, pointee, bits, 0, 0, LLVM.NoName, 0);

    public LLVMMetadataRef CreateTypedef(LLVMMetadataRef type, string name, LLVMMetadataRef file)
    {
        using var text = new MarshaledString(name);
        return LLVM.DIBuilderCreateTypedef(this, type, text.Value, text.Length, file, 0, file, 0);
    }

    public LLVMMetadataRef CreateStructType(string name, LLVMMetadataRef file, ulong bits, ReadOnlySpan<LLVMMetadataRef> elements)
    {
        using var text = new MarshaledString(name);
        fixed (LLVMMetadataRef* start = elements)
        {
            return LLVM.DIBuilderCreateStructType(
                this, file, text.Value, text.Length, file, 0, bits, 0, LLVMDIFlags.LLVMDIFlagZero, default, start, (uint)elements.Length, 0, default, LLVM.NoName, 0);
        }
    }

    public LLVMMetadataRef CreateMemberType(string name, LLVMMetadataRef file, ulong bits, ulong offset, LLVMMetadataRef type)
    {
        using var text = new MarshaledString(name);
        return LLVM.DIBuilderCreateMemberType(this, file, text.Value, text.Length, file, 0, bits, 0, offset, LLVMDIFlags.LLVMDIFlagZero, type);
    }

    /// <summary>An array without a bound.</summary>
    public LLVMMetadataRef CreateArrayType(LLVMMetadataRef element) => LLVM.DIBuilderCreateArrayType(this, 0, 0, element, null, 0);

    public LLVMMetadataRef CreateSubroutineType(LLVMMetadataRef file, ReadOnlySpan<LLVMMetadataRef> types)
    {
        fixed (LLVMMetadataRef* start = types)
        {
            return LLVM.DIBuilderCreateSubroutineType(this, file, start, (uint)types.Length, LLVMDIFlags.LLVMDIFlagZero);
        }
    }

    public LLVMMetadataRef CreateParameterVariable(
        LLVMMetadataRef scope, string name, int number, LLVMMetadataRef file, uint line, LLVMMetadataRef type, LLVMDIFlags flags)
    {
        using var text = new MarshaledString(name);
        return LLVM.DIBuilderCreateParameterVariable(this, scope, text.Value, text.Length, (uint)number, file, line, type, alwaysPreserve: 1, flags);
    }

    public LLVMMetadataRef CreateAutoVariable(LLVMMetadataRef scope, string name, LLVMMetadataRef file, uint line, LLVMMetadataRef type)
    {
        using var text = new MarshaledString(name);
        return LLVM.DIBuilderCreateAutoVariable(
            this, scope, text.Value, text.Length, file, line, type, alwaysPreserve: 1, LLVMDIFlags.LLVMDIFlagZero, 0);
    }

    public LLVMMetadataRef CreateExpression() => LLVM.DIBuilderCreateExpression(this, null, 0);

    public LLVMMetadataRef CreateGlobalVariableExpression(
        LLVMMetadataRef scope, string name, string linkageName, LLVMMetadataRef file, LLVMMetadataRef type)
    {
        using var nameText = new MarshaledString(name);
        using var linkageText = new MarshaledString(linkageName);
        return LLVM.DIBuilderCreateGlobalVariableExpression(
            this, scope, nameText.Value, nameText.Length, linkageText.Value, linkageText.Length, file, 0, type, isLocalToUnit: 1, CreateExpression(), default, 0);
    }

    public void InsertDeclareAtEnd(LLVMValueRef storage, LLVMMetadataRef variable, LLVMMetadataRef location, LLVMBasicBlockRef block)
        => LLVM.DIBuilderInsertDeclareRecordAtEnd(this, storage, variable, CreateExpression(), location, block);

    public void InsertDbgValueAtEnd(LLVMValueRef value, LLVMMetadataRef variable, LLVMMetadataRef location, LLVMBasicBlockRef block)
        => LLVM.DIBuilderInsertDbgValueRecordAtEnd(this, value, variable, CreateExpression(), location, block);

    public void DIBuilderFinalize() => LLVM.DIBuilderFinalize(this);

    public void Dispose() => LLVM.DisposeDIBuilder(this);
}
