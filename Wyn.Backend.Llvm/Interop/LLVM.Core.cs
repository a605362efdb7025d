// The functions of the LLVM C API that are used: contexts, modules, types, constants and values.
using System.Runtime.InteropServices;

namespace Wyn.Backend.Llvm.Interop;

/// <summary>Contexts, modules, types, constants and values.</summary>
internal static unsafe partial class LLVM
{
    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDisposeMessage")]
    public static partial void DisposeMessage(byte* message);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMContextCreate")]
    public static partial LLVMContextRef ContextCreate();

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMContextDispose")]
    public static partial void ContextDispose(LLVMContextRef context);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMContextSetDiagnosticHandler")]
    public static partial void ContextSetDiagnosticHandler(
        LLVMContextRef context,
        delegate* unmanaged[Cdecl]<LLVMDiagnosticInfoRef, void*, void> handler,
        void* state);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMContextSetDiscardValueNames")]
    public static partial void ContextSetDiscardValueNames(LLVMContextRef context, int discard);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMGetDiagInfoDescription")]
    public static partial byte* GetDiagInfoDescription(LLVMDiagnosticInfoRef info);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMGetDiagInfoSeverity")]
    public static partial LLVMDiagnosticSeverity GetDiagInfoSeverity(LLVMDiagnosticInfoRef info);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMModuleCreateWithNameInContext")]
    public static partial LLVMModuleRef ModuleCreateWithNameInContext(byte* name, LLVMContextRef context);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDisposeModule")]
    public static partial void DisposeModule(LLVMModuleRef module);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMSetSourceFileName")]
    public static partial void SetSourceFileName(LLVMModuleRef module, byte* name, nuint length);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMSetTarget")]
    public static partial void SetTarget(LLVMModuleRef module, byte* triple);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMSetModuleDataLayout")]
    public static partial void SetModuleDataLayout(LLVMModuleRef module, LLVMTargetDataRef layout);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMAddModuleFlag")]
    public static partial void AddModuleFlag(
        LLVMModuleRef module,
        LLVMModuleFlagBehavior behavior,
        byte* key,
        nuint length,
        LLVMMetadataRef value);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMPrintModuleToString")]
    public static partial byte* PrintModuleToString(LLVMModuleRef module);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMVerifyModule")]
    public static partial int VerifyModule(LLVMModuleRef module, LLVMVerifierFailureAction action, byte** message);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMVoidTypeInContext")]
    public static partial LLVMTypeRef VoidTypeInContext(LLVMContextRef context);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMIntTypeInContext")]
    public static partial LLVMTypeRef IntTypeInContext(LLVMContextRef context, uint bits);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDoubleTypeInContext")]
    public static partial LLVMTypeRef DoubleTypeInContext(LLVMContextRef context);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMPointerTypeInContext")]
    public static partial LLVMTypeRef PointerTypeInContext(LLVMContextRef context, uint addressSpace);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMStructTypeInContext")]
    public static partial LLVMTypeRef StructTypeInContext(LLVMContextRef context, LLVMTypeRef* elements, uint count, int packed);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMArrayType2")]
    public static partial LLVMTypeRef ArrayType2(LLVMTypeRef element, ulong count);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMFunctionType")]
    public static partial LLVMTypeRef FunctionType(LLVMTypeRef result, LLVMTypeRef* parameters, uint count, int isVariadic);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMConstInt")]
    public static partial LLVMValueRef ConstInt(LLVMTypeRef type, ulong value, int signExtend);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMConstNull")]
    public static partial LLVMValueRef ConstNull(LLVMTypeRef type);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMGetPoison")]
    public static partial LLVMValueRef GetPoison(LLVMTypeRef type);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMConstBitCast")]
    public static partial LLVMValueRef ConstBitCast(LLVMValueRef value, LLVMTypeRef type);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMConstStringInContext2")]
    public static partial LLVMValueRef ConstStringInContext2(LLVMContextRef context, byte* text, nuint length, int dontNullTerminate);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMConstStructInContext")]
    public static partial LLVMValueRef ConstStructInContext(LLVMContextRef context, LLVMValueRef* values, uint count, int packed);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMConstArray2")]
    public static partial LLVMValueRef ConstArray2(LLVMTypeRef element, LLVMValueRef* values, ulong count);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMAddGlobal")]
    public static partial LLVMValueRef AddGlobal(LLVMModuleRef module, LLVMTypeRef type, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMSetInitializer")]
    public static partial void SetInitializer(LLVMValueRef global, LLVMValueRef value);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMSetGlobalConstant")]
    public static partial void SetGlobalConstant(LLVMValueRef global, int isConstant);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMSetLinkage")]
    public static partial void SetLinkage(LLVMValueRef global, LLVMLinkage linkage);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMSetUnnamedAddress")]
    public static partial void SetUnnamedAddress(LLVMValueRef global, LLVMUnnamedAddr address);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMSetAlignment")]
    public static partial void SetAlignment(LLVMValueRef value, uint bytes);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMSetValueName2")]
    public static partial void SetValueName2(LLVMValueRef value, byte* name, nuint length);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMTypeOf")]
    public static partial LLVMTypeRef TypeOf(LLVMValueRef value);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMAddFunction")]
    public static partial LLVMValueRef AddFunction(LLVMModuleRef module, byte* name, LLVMTypeRef type);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMGetFirstFunction")]
    public static partial LLVMValueRef GetFirstFunction(LLVMModuleRef module);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMGetNextFunction")]
    public static partial LLVMValueRef GetNextFunction(LLVMValueRef function);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMGetParam")]
    public static partial LLVMValueRef GetParam(LLVMValueRef function, uint index);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMSetFunctionCallConv")]
    public static partial void SetFunctionCallConv(LLVMValueRef function, LLVMCallConv convention);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMLookupIntrinsicID")]
    public static partial uint LookupIntrinsicID(byte* name, nuint length);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMGetIntrinsicDeclaration")]
    public static partial LLVMValueRef GetIntrinsicDeclaration(LLVMModuleRef module, uint id, LLVMTypeRef* types, nuint count);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMGlobalGetValueType")]
    public static partial LLVMTypeRef GlobalGetValueType(LLVMValueRef global);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMGetEnumAttributeKindForName")]
    public static partial uint GetEnumAttributeKindForName(byte* name, nuint length);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMCreateEnumAttribute")]
    public static partial LLVMAttributeRef CreateEnumAttribute(LLVMContextRef context, uint kind, ulong value);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMAddAttributeAtIndex")]
    public static partial void AddAttributeAtIndex(LLVMValueRef function, LLVMAttributeIndex index, LLVMAttributeRef attribute);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMRemoveStringAttributeAtIndex")]
    public static partial void RemoveStringAttributeAtIndex(LLVMValueRef function, LLVMAttributeIndex index, byte* name, uint length);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMAppendBasicBlockInContext")]
    public static partial LLVMBasicBlockRef AppendBasicBlockInContext(LLVMContextRef context, LLVMValueRef function, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMGetEntryBasicBlock")]
    public static partial LLVMBasicBlockRef GetEntryBasicBlock(LLVMValueRef function);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMMDStringInContext2")]
    public static partial LLVMMetadataRef MDStringInContext2(LLVMContextRef context, byte* text, nuint length);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMMDNodeInContext2")]
    public static partial LLVMMetadataRef MDNodeInContext2(LLVMContextRef context, LLVMMetadataRef* elements, nuint count);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMValueAsMetadata")]
    public static partial LLVMMetadataRef ValueAsMetadata(LLVMValueRef value);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMMetadataAsValue")]
    public static partial LLVMValueRef MetadataAsValue(LLVMContextRef context, LLVMMetadataRef metadata);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMGetMDKindIDInContext")]
    public static partial uint GetMDKindIDInContext(LLVMContextRef context, byte* name, uint length);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMSetMetadata")]
    public static partial void SetMetadata(LLVMValueRef instruction, uint kind, LLVMValueRef node);
}
