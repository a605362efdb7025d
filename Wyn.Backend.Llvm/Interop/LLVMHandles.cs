// The opaque handles of the LLVM C API that have no methods here; each is one pointer.
namespace Wyn.Backend.Llvm.Interop;

/// <summary>An attribute of a function, parameter or result.</summary>
internal readonly record struct LLVMAttributeRef(nint Handle);

/// <summary>A basic block.</summary>
internal readonly record struct LLVMBasicBlockRef(nint Handle);

/// <summary>A record of debug information between instructions.</summary>
internal readonly record struct LLVMDbgRecordRef(nint Handle);

/// <summary>A message of LLVM on its way to a handler.</summary>
internal readonly record struct LLVMDiagnosticInfoRef(nint Handle);

/// <summary>A failure, or nothing.</summary>
internal readonly record struct LLVMErrorRef(nint Handle);

/// <summary>Metadata, debug information among it.</summary>
internal readonly record struct LLVMMetadataRef(nint Handle);

/// <summary>The options of a run of passes.</summary>
internal readonly record struct LLVMPassBuilderOptionsRef(nint Handle);

/// <summary>The layout of data on a target.</summary>
internal readonly record struct LLVMTargetDataRef(nint Handle);

/// <summary>A target: a processor family.</summary>
internal readonly record struct LLVMTargetRef(nint Handle);

/// <summary>A type.</summary>
internal readonly record struct LLVMTypeRef(nint Handle);
