// Appends instructions to a block.
using System;

namespace Wyn.Backend.Llvm.Interop;

/// <summary>An instruction builder.</summary>
internal readonly unsafe record struct LLVMBuilderRef(nint Handle) : IDisposable
{
    public LLVMBasicBlockRef InsertBlock => LLVM.GetInsertBlock(this);

    public void PositionAtEnd(LLVMBasicBlockRef block) => LLVM.PositionBuilderAtEnd(this, block);

    public void SetCurrentDebugLocation(LLVMMetadataRef location) => LLVM.SetCurrentDebugLocation2(this, location);

    public LLVMValueRef BuildAdd(LLVMValueRef a, LLVMValueRef b) => LLVM.BuildAdd(this, a, b, LLVM.NoName);

    public LLVMValueRef BuildSub(LLVMValueRef a, LLVMValueRef b) => LLVM.BuildSub(this, a, b, LLVM.NoName);

    public LLVMValueRef BuildMul(LLVMValueRef a, LLVMValueRef b) => LLVM.BuildMul(this, a, b, LLVM.NoName);

    public LLVMValueRef BuildSDiv(LLVMValueRef a, LLVMValueRef b) => LLVM.BuildSDiv(this, a, b, LLVM.NoName);

    public LLVMValueRef BuildSRem(LLVMValueRef a, LLVMValueRef b) => LLVM.BuildSRem(this, a, b, LLVM.NoName);

    public LLVMValueRef BuildAnd(LLVMValueRef a, LLVMValueRef b) => LLVM.BuildAnd(this, a, b, LLVM.NoName);

    public LLVMValueRef BuildOr(LLVMValueRef a, LLVMValueRef b) => LLVM.BuildOr(this, a, b, LLVM.NoName);

    public LLVMValueRef BuildXor(LLVMValueRef a, LLVMValueRef b) => LLVM.BuildXor(this, a, b, LLVM.NoName);

    public LLVMValueRef BuildShl(LLVMValueRef a, LLVMValueRef b) => LLVM.BuildShl(this, a, b, LLVM.NoName);

    public LLVMValueRef BuildAShr(LLVMValueRef a, LLVMValueRef b) => LLVM.BuildAShr(this, a, b, LLVM.NoName);

    public LLVMValueRef BuildLShr(LLVMValueRef a, LLVMValueRef b) => LLVM.BuildLShr(this, a, b, LLVM.NoName);

    public LLVMValueRef BuildFAdd(LLVMValueRef a, LLVMValueRef b) => LLVM.BuildFAdd(this, a, b, LLVM.NoName);

    public LLVMValueRef BuildFSub(LLVMValueRef a, LLVMValueRef b) => LLVM.BuildFSub(this, a, b, LLVM.NoName);

    public LLVMValueRef BuildFMul(LLVMValueRef a, LLVMValueRef b) => LLVM.BuildFMul(this, a, b, LLVM.NoName);

    public LLVMValueRef BuildFDiv(LLVMValueRef a, LLVMValueRef b) => LLVM.BuildFDiv(this, a, b, LLVM.NoName);

    public LLVMValueRef BuildNeg(LLVMValueRef a) => LLVM.BuildNeg(this, a, LLVM.NoName);

    public LLVMValueRef BuildNot(LLVMValueRef a) => LLVM.BuildNot(this, a, LLVM.NoName);

    public LLVMValueRef BuildFNeg(LLVMValueRef a) => LLVM.BuildFNeg(this, a, LLVM.NoName);

    public LLVMValueRef BuildICmp(LLVMIntPredicate predicate, LLVMValueRef a, LLVMValueRef b) => LLVM.BuildICmp(this, predicate, a, b, LLVM.NoName);

    public LLVMValueRef BuildFCmp(LLVMRealPredicate predicate, LLVMValueRef a, LLVMValueRef b) => LLVM.BuildFCmp(this, predicate, a, b, LLVM.NoName);

    public LLVMValueRef BuildSIToFP(LLVMValueRef a, LLVMTypeRef type) => LLVM.BuildSIToFP(this, a, type, LLVM.NoName);

    public LLVMValueRef BuildZExt(LLVMValueRef a, LLVMTypeRef type) => LLVM.BuildZExt(this, a, type, LLVM.NoName);

    public LLVMValueRef BuildTrunc(LLVMValueRef a, LLVMTypeRef type) => LLVM.BuildTrunc(this, a, type, LLVM.NoName);

    public LLVMValueRef BuildSelect(LLVMValueRef condition, LLVMValueRef a, LLVMValueRef b) => LLVM.BuildSelect(this, condition, a, b, LLVM.NoName);

    public LLVMValueRef BuildAlloca(LLVMTypeRef type) => LLVM.BuildAlloca(this, type, LLVM.NoName);

    public LLVMValueRef BuildLoad2(LLVMTypeRef type, LLVMValueRef pointer) => LLVM.BuildLoad2(this, type, pointer, LLVM.NoName);

    public LLVMValueRef BuildStore(LLVMValueRef value, LLVMValueRef pointer) => LLVM.BuildStore(this, value, pointer);

    public LLVMValueRef BuildInBoundsGEP2(LLVMTypeRef type, LLVMValueRef pointer, params ReadOnlySpan<LLVMValueRef> indices)
    {
        fixed (LLVMValueRef* start = indices)
        {
            return LLVM.BuildInBoundsGEP2(this, type, pointer, start, (uint)indices.Length, LLVM.NoName);
        }
    }

    public LLVMValueRef BuildStructGEP2(LLVMTypeRef type, LLVMValueRef pointer, uint index)
        => LLVM.BuildStructGEP2(this, type, pointer, index, LLVM.NoName);

    public LLVMValueRef BuildInsertValue(LLVMValueRef aggregate, LLVMValueRef element, uint index)
        => LLVM.BuildInsertValue(this, aggregate, element, index, LLVM.NoName);

    public LLVMValueRef BuildExtractValue(LLVMValueRef aggregate, uint index) => LLVM.BuildExtractValue(this, aggregate, index, LLVM.NoName);

    public LLVMValueRef BuildPhi(LLVMTypeRef type) => LLVM.BuildPhi(this, type, LLVM.NoName);

    public LLVMValueRef BuildCall2(LLVMTypeRef type, LLVMValueRef function, params ReadOnlySpan<LLVMValueRef> arguments)
    {
        fixed (LLVMValueRef* start = arguments)
        {
            return LLVM.BuildCall2(this, type, function, start, (uint)arguments.Length, LLVM.NoName);
        }
    }

    public LLVMValueRef BuildBr(LLVMBasicBlockRef target) => LLVM.BuildBr(this, target);

    public LLVMValueRef BuildCondBr(LLVMValueRef condition, LLVMBasicBlockRef whenTrue, LLVMBasicBlockRef whenFalse)
        => LLVM.BuildCondBr(this, condition, whenTrue, whenFalse);

    public LLVMValueRef BuildSwitch(LLVMValueRef value, LLVMBasicBlockRef otherwise) => LLVM.BuildSwitch(this, value, otherwise, 0);

    public LLVMValueRef BuildRet(LLVMValueRef value) => LLVM.BuildRet(this, value);

    public LLVMValueRef BuildRetVoid() => LLVM.BuildRetVoid(this);

    public LLVMValueRef BuildUnreachable() => LLVM.BuildUnreachable(this);

    public void Dispose() => LLVM.DisposeBuilder(this);
}
