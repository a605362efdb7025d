// The functions of the LLVM C API that are used: debug information.
using System.Runtime.InteropServices;

namespace Wyn.Backend.Llvm.Interop;

/// <summary>Debug information.</summary>
internal static unsafe partial class LLVM
{
    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMCreateDIBuilder")]
    public static partial LLVMDIBuilderRef CreateDIBuilder(LLVMModuleRef module);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDisposeDIBuilder")]
    public static partial void DisposeDIBuilder(LLVMDIBuilderRef builder);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDIBuilderFinalize")]
    public static partial void DIBuilderFinalize(LLVMDIBuilderRef builder);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDIBuilderCreateCompileUnit")]
    public static partial LLVMMetadataRef DIBuilderCreateCompileUnit(
        LLVMDIBuilderRef builder,
        LLVMDWARFSourceLanguage language,
        LLVMMetadataRef file,
        byte* producer,
        nuint producerLength,
        int isOptimized,
        byte* flags,
        nuint flagsLength,
        uint runtimeVersion,
        byte* splitName,
        nuint splitNameLength,
        LLVMDWARFEmissionKind kind,
        uint dwoId,
        int splitDebugInlining,
        int debugInfoForProfiling,
        byte* sysRoot,
        nuint sysRootLength,
        byte* sdk,
        nuint sdkLength);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDIBuilderCreateFile")]
    public static partial LLVMMetadataRef DIBuilderCreateFile(
        LLVMDIBuilderRef builder,
        byte* name,
        nuint nameLength,
        byte* folder,
        nuint folderLength);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDIBuilderCreateFunction")]
    public static partial LLVMMetadataRef DIBuilderCreateFunction(
        LLVMDIBuilderRef builder,
        LLVMMetadataRef scope,
        byte* name,
        nuint nameLength,
        byte* linkageName,
        nuint linkageNameLength,
        LLVMMetadataRef file,
        uint line,
        LLVMMetadataRef type,
        int isLocalToUnit,
        int isDefinition,
        uint scopeLine,
        LLVMDIFlags flags,
        int isOptimized);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDIBuilderCreateLexicalBlockFile")]
    public static partial LLVMMetadataRef DIBuilderCreateLexicalBlockFile(
        LLVMDIBuilderRef builder,
        LLVMMetadataRef scope,
        LLVMMetadataRef file,
        uint discriminator);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDIBuilderCreateDebugLocation")]
    public static partial LLVMMetadataRef DIBuilderCreateDebugLocation(
        LLVMContextRef context,
        uint line,
        uint column,
        LLVMMetadataRef scope,
        LLVMMetadataRef inlinedAt);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDIBuilderCreateBasicType")]
    public static partial LLVMMetadataRef DIBuilderCreateBasicType(
        LLVMDIBuilderRef builder,
        byte* name,
        nuint nameLength,
        ulong bits,
        uint encoding,
        LLVMDIFlags flags);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDIBuilderCreatePointerType")]
    public static partial LLVMMetadataRef DIBuilderCreatePointerType(
        LLVMDIBuilderRef builder,
        LLVMMetadataRef pointee,
        ulong bits,
        uint alignment,
        uint addressSpace,
        byte* name,
        nuint nameLength);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDIBuilderCreateStructType")]
    public static partial LLVMMetadataRef DIBuilderCreateStructType(
        LLVMDIBuilderRef builder,
        LLVMMetadataRef scope,
        byte* name,
        nuint nameLength,
        LLVMMetadataRef file,
        uint line,
        ulong bits,
        uint alignment,
        LLVMDIFlags flags,
        LLVMMetadataRef derivedFrom,
        LLVMMetadataRef* elements,
        uint count,
        uint runtimeLanguage,
        LLVMMetadataRef vtableHolder,
        byte* uniqueId,
        nuint uniqueIdLength);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDIBuilderCreateMemberType")]
    public static partial LLVMMetadataRef DIBuilderCreateMemberType(
        LLVMDIBuilderRef builder,
        LLVMMetadataRef scope,
        byte* name,
        nuint nameLength,
        LLVMMetadataRef file,
        uint line,
        ulong bits,
        uint alignment,
        ulong offset,
        LLVMDIFlags flags,
        LLVMMetadataRef type);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDIBuilderCreateArrayType")]
    public static partial LLVMMetadataRef DIBuilderCreateArrayType(
        LLVMDIBuilderRef builder,
        ulong count,
        uint alignment,
        LLVMMetadataRef type,
        LLVMMetadataRef* subscripts,
        uint subscriptCount);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDIBuilderCreateTypedef")]
    public static partial LLVMMetadataRef DIBuilderCreateTypedef(
        LLVMDIBuilderRef builder,
        LLVMMetadataRef type,
        byte* name,
        nuint nameLength,
        LLVMMetadataRef file,
        uint line,
        LLVMMetadataRef scope,
        uint alignment);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDIBuilderCreateSubroutineType")]
    public static partial LLVMMetadataRef DIBuilderCreateSubroutineType(
        LLVMDIBuilderRef builder,
        LLVMMetadataRef file,
        LLVMMetadataRef* types,
        uint count,
        LLVMDIFlags flags);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDIBuilderCreateParameterVariable")]
    public static partial LLVMMetadataRef DIBuilderCreateParameterVariable(
        LLVMDIBuilderRef builder,
        LLVMMetadataRef scope,
        byte* name,
        nuint nameLength,
        uint number,
        LLVMMetadataRef file,
        uint line,
        LLVMMetadataRef type,
        int alwaysPreserve,
        LLVMDIFlags flags);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDIBuilderCreateAutoVariable")]
    public static partial LLVMMetadataRef DIBuilderCreateAutoVariable(
        LLVMDIBuilderRef builder,
        LLVMMetadataRef scope,
        byte* name,
        nuint nameLength,
        LLVMMetadataRef file,
        uint line,
        LLVMMetadataRef type,
        int alwaysPreserve,
        LLVMDIFlags flags,
        uint alignment);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDIBuilderCreateExpression")]
    public static partial LLVMMetadataRef DIBuilderCreateExpression(LLVMDIBuilderRef builder, ulong* operations, nuint count);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDIBuilderCreateGlobalVariableExpression")]
    public static partial LLVMMetadataRef DIBuilderCreateGlobalVariableExpression(
        LLVMDIBuilderRef builder,
        LLVMMetadataRef scope,
        byte* name,
        nuint nameLength,
        byte* linkage,
        nuint linkageLength,
        LLVMMetadataRef file,
        uint line,
        LLVMMetadataRef type,
        int isLocalToUnit,
        LLVMMetadataRef expression,
        LLVMMetadataRef declaration,
        uint alignment);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDIBuilderInsertDeclareRecordAtEnd")]
    public static partial LLVMDbgRecordRef DIBuilderInsertDeclareRecordAtEnd(
        LLVMDIBuilderRef builder,
        LLVMValueRef storage,
        LLVMMetadataRef variable,
        LLVMMetadataRef expression,
        LLVMMetadataRef location,
        LLVMBasicBlockRef block);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDIBuilderInsertDbgValueRecordAtEnd")]
    public static partial LLVMDbgRecordRef DIBuilderInsertDbgValueRecordAtEnd(
        LLVMDIBuilderRef builder,
        LLVMValueRef value,
        LLVMMetadataRef variable,
        LLVMMetadataRef expression,
        LLVMMetadataRef location,
        LLVMBasicBlockRef block);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMSetSubprogram")]
    public static partial void SetSubprogram(LLVMValueRef function, LLVMMetadataRef subprogram);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMGlobalSetMetadata")]
    public static partial void GlobalSetMetadata(LLVMValueRef global, uint kind, LLVMMetadataRef metadata);
}
