// The functions of the LLVM C API that are used: instructions.
using System.Runtime.InteropServices;

namespace Wyn.Backend.Llvm.Interop;

/// <summary>Instructions.</summary>
internal static unsafe partial class LLVM
{
    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMCreateBuilderInContext")]
    public static partial LLVMBuilderRef CreateBuilderInContext(LLVMContextRef context);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMDisposeBuilder")]
    public static partial void DisposeBuilder(LLVMBuilderRef builder);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMPositionBuilderAtEnd")]
    public static partial void PositionBuilderAtEnd(LLVMBuilderRef builder, LLVMBasicBlockRef block);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMGetInsertBlock")]
    public static partial LLVMBasicBlockRef GetInsertBlock(LLVMBuilderRef builder);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMSetCurrentDebugLocation2")]
    public static partial void SetCurrentDebugLocation2(LLVMBuilderRef builder, LLVMMetadataRef location);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildAdd")]
    public static partial LLVMValueRef BuildAdd(LLVMBuilderRef builder, LLVMValueRef a, LLVMValueRef b, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildSub")]
    public static partial LLVMValueRef BuildSub(LLVMBuilderRef builder, LLVMValueRef a, LLVMValueRef b, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildMul")]
    public static partial LLVMValueRef BuildMul(LLVMBuilderRef builder, LLVMValueRef a, LLVMValueRef b, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildSDiv")]
    public static partial LLVMValueRef BuildSDiv(LLVMBuilderRef builder, LLVMValueRef a, LLVMValueRef b, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildSRem")]
    public static partial LLVMValueRef BuildSRem(LLVMBuilderRef builder, LLVMValueRef a, LLVMValueRef b, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildAnd")]
    public static partial LLVMValueRef BuildAnd(LLVMBuilderRef builder, LLVMValueRef a, LLVMValueRef b, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildOr")]
    public static partial LLVMValueRef BuildOr(LLVMBuilderRef builder, LLVMValueRef a, LLVMValueRef b, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildXor")]
    public static partial LLVMValueRef BuildXor(LLVMBuilderRef builder, LLVMValueRef a, LLVMValueRef b, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildShl")]
    public static partial LLVMValueRef BuildShl(LLVMBuilderRef builder, LLVMValueRef a, LLVMValueRef b, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildAShr")]
    public static partial LLVMValueRef BuildAShr(LLVMBuilderRef builder, LLVMValueRef a, LLVMValueRef b, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildLShr")]
    public static partial LLVMValueRef BuildLShr(LLVMBuilderRef builder, LLVMValueRef a, LLVMValueRef b, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildFAdd")]
    public static partial LLVMValueRef BuildFAdd(LLVMBuilderRef builder, LLVMValueRef a, LLVMValueRef b, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildFSub")]
    public static partial LLVMValueRef BuildFSub(LLVMBuilderRef builder, LLVMValueRef a, LLVMValueRef b, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildFMul")]
    public static partial LLVMValueRef BuildFMul(LLVMBuilderRef builder, LLVMValueRef a, LLVMValueRef b, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildFDiv")]
    public static partial LLVMValueRef BuildFDiv(LLVMBuilderRef builder, LLVMValueRef a, LLVMValueRef b, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildNeg")]
    public static partial LLVMValueRef BuildNeg(LLVMBuilderRef builder, LLVMValueRef a, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildNot")]
    public static partial LLVMValueRef BuildNot(LLVMBuilderRef builder, LLVMValueRef a, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildFNeg")]
    public static partial LLVMValueRef BuildFNeg(LLVMBuilderRef builder, LLVMValueRef a, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildICmp")]
    public static partial LLVMValueRef BuildICmp(
        LLVMBuilderRef builder,
        LLVMIntPredicate predicate,
        LLVMValueRef a,
        LLVMValueRef b,
        byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildFCmp")]
    public static partial LLVMValueRef BuildFCmp(
        LLVMBuilderRef builder,
        LLVMRealPredicate predicate,
        LLVMValueRef a,
        LLVMValueRef b,
        byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildSIToFP")]
    public static partial LLVMValueRef BuildSIToFP(LLVMBuilderRef builder, LLVMValueRef a, LLVMTypeRef type, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildZExt")]
    public static partial LLVMValueRef BuildZExt(LLVMBuilderRef builder, LLVMValueRef a, LLVMTypeRef type, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildTrunc")]
    public static partial LLVMValueRef BuildTrunc(LLVMBuilderRef builder, LLVMValueRef a, LLVMTypeRef type, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildSelect")]
    public static partial LLVMValueRef BuildSelect(
        LLVMBuilderRef builder,
        LLVMValueRef condition,
        LLVMValueRef a,
        LLVMValueRef b,
        byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildAlloca")]
    public static partial LLVMValueRef BuildAlloca(LLVMBuilderRef builder, LLVMTypeRef type, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildLoad2")]
    public static partial LLVMValueRef BuildLoad2(LLVMBuilderRef builder, LLVMTypeRef type, LLVMValueRef pointer, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildStore")]
    public static partial LLVMValueRef BuildStore(LLVMBuilderRef builder, LLVMValueRef value, LLVMValueRef pointer);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMSetOrdering")]
    public static partial void SetOrdering(LLVMValueRef access, LLVMAtomicOrdering ordering);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildInBoundsGEP2")]
    public static partial LLVMValueRef BuildInBoundsGEP2(
        LLVMBuilderRef builder,
        LLVMTypeRef type,
        LLVMValueRef pointer,
        LLVMValueRef* indices,
        uint count,
        byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildStructGEP2")]
    public static partial LLVMValueRef BuildStructGEP2(LLVMBuilderRef builder, LLVMTypeRef type, LLVMValueRef pointer, uint index, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildInsertValue")]
    public static partial LLVMValueRef BuildInsertValue(
        LLVMBuilderRef builder,
        LLVMValueRef aggregate,
        LLVMValueRef element,
        uint index,
        byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildExtractValue")]
    public static partial LLVMValueRef BuildExtractValue(LLVMBuilderRef builder, LLVMValueRef aggregate, uint index, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildPhi")]
    public static partial LLVMValueRef BuildPhi(LLVMBuilderRef builder, LLVMTypeRef type, byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMAddIncoming")]
    public static partial void AddIncoming(LLVMValueRef phi, LLVMValueRef* values, LLVMBasicBlockRef* blocks, uint count);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildCall2")]
    public static partial LLVMValueRef BuildCall2(
        LLVMBuilderRef builder,
        LLVMTypeRef type,
        LLVMValueRef function,
        LLVMValueRef* arguments,
        uint count,
        byte* name);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMSetInstructionCallConv")]
    public static partial void SetInstructionCallConv(LLVMValueRef call, LLVMCallConv convention);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMSetTailCallKind")]
    public static partial void SetTailCallKind(LLVMValueRef call, LLVMTailCallKind kind);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMAddCallSiteAttribute")]
    public static partial void AddCallSiteAttribute(LLVMValueRef call, LLVMAttributeIndex index, LLVMAttributeRef attribute);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildBr")]
    public static partial LLVMValueRef BuildBr(LLVMBuilderRef builder, LLVMBasicBlockRef target);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildCondBr")]
    public static partial LLVMValueRef BuildCondBr(
        LLVMBuilderRef builder,
        LLVMValueRef condition,
        LLVMBasicBlockRef whenTrue,
        LLVMBasicBlockRef whenFalse);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildSwitch")]
    public static partial LLVMValueRef BuildSwitch(LLVMBuilderRef builder, LLVMValueRef value, LLVMBasicBlockRef otherwise, uint count);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMAddCase")]
    public static partial void AddCase(LLVMValueRef instruction, LLVMValueRef value, LLVMBasicBlockRef target);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildRet")]
    public static partial LLVMValueRef BuildRet(LLVMBuilderRef builder, LLVMValueRef value);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildRetVoid")]
    public static partial LLVMValueRef BuildRetVoid(LLVMBuilderRef builder);

    [LibraryImport(LibLlvm.Name, EntryPoint = "LLVMBuildUnreachable")]
    public static partial LLVMValueRef BuildUnreachable(LLVMBuilderRef builder);
}
