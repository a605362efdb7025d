// The enumerations of the LLVM C API, with those members that are used.
#pragma warning disable CA1712 // The names are those of the C API.
namespace Wyn.Backend.Llvm.Interop;

/// <summary>The order of an atomic access.</summary>
internal enum LLVMAtomicOrdering
{
    LLVMAtomicOrderingUnordered = 1,
    LLVMAtomicOrderingAcquire = 4,
    LLVMAtomicOrderingRelease = 5,
}

/// <summary>Where an attribute stands: parameters from 1 on.</summary>
internal enum LLVMAttributeIndex : uint
{
    LLVMAttributeReturnIndex = 0,
    LLVMAttributeFirstParameterIndex = 1,
    LLVMAttributeFunctionIndex = uint.MaxValue,
}

/// <summary>Calling conventions.</summary>
internal enum LLVMCallConv : uint
{
    LLVMCCallConv = 0,
    LLVMFastCallConv = 8,
}

/// <summary>What an emission makes.</summary>
internal enum LLVMCodeGenFileType
{
    LLVMAssemblyFile = 0,
    LLVMObjectFile = 1,
}

/// <summary>How far code generation optimises.</summary>
internal enum LLVMCodeGenOptLevel
{
    LLVMCodeGenLevelNone = 0,
    LLVMCodeGenLevelLess = 1,
    LLVMCodeGenLevelDefault = 2,
    LLVMCodeGenLevelAggressive = 3,
}

/// <summary>How addresses are formed.</summary>
internal enum LLVMCodeModel
{
    LLVMCodeModelDefault = 0,
}

/// <summary>How bad a message is.</summary>
internal enum LLVMDiagnosticSeverity
{
    LLVMDSError = 0,
    LLVMDSWarning = 1,
}

/// <summary>Properties of debug information.</summary>
internal enum LLVMDIFlags
{
    LLVMDIFlagZero = 0,
    LLVMDIFlagArtificial = 1 << 6,
    LLVMDIFlagPrototyped = 1 << 8,
}

/// <summary>How much debug information.</summary>
internal enum LLVMDWARFEmissionKind
{
    LLVMDWARFEmissionFull = 1,
}

/// <summary>The language that debuggers take the program for.</summary>
internal enum LLVMDWARFSourceLanguage
{
    LLVMDWARFSourceLanguageC11 = 28,
}

/// <summary>Comparisons of integers and pointers.</summary>
internal enum LLVMIntPredicate
{
    LLVMIntEQ = 32,
    LLVMIntNE = 33,
    LLVMIntUGE = 35,
    LLVMIntULT = 36,
    LLVMIntSGT = 38,
    LLVMIntSGE = 39,
    LLVMIntSLT = 40,
    LLVMIntSLE = 41,
}

/// <summary>Who sees a symbol.</summary>
internal enum LLVMLinkage
{
    LLVMExternalLinkage = 0,
    LLVMInternalLinkage = 8,
    LLVMPrivateLinkage = 9,
}

/// <summary>What linking does with a flag that both modules have.</summary>
internal enum LLVMModuleFlagBehavior
{
    LLVMModuleFlagBehaviorWarning = 1,
}

/// <summary>Comparisons of floats: O is false and U true if either is NaN.</summary>
internal enum LLVMRealPredicate
{
    LLVMRealOEQ = 1,
    LLVMRealOGT = 2,
    LLVMRealOGE = 3,
    LLVMRealOLT = 4,
    LLVMRealOLE = 5,
    LLVMRealUNE = 14,
}

/// <summary>How symbols are reached.</summary>
internal enum LLVMRelocMode
{
    LLVMRelocPIC = 2,
}

/// <summary>Whether a call may become a jump.</summary>
internal enum LLVMTailCallKind
{
    LLVMTailCallKindNoTail = 3,
}

/// <summary>Whether the address of a constant means anything.</summary>
internal enum LLVMUnnamedAddr
{
    LLVMGlobalUnnamedAddr = 2,
}

/// <summary>What the verifier does when it finds something.</summary>
internal enum LLVMVerifierFailureAction
{
    LLVMReturnStatusAction = 2,
}
