// The attributes that this backend gives, made once for a context.
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

internal sealed class LlvmAttributes(LLVMContextRef context)
{
    private const ulong WorkerBytes = 8; // wyn_worker_t as emitted code knows it

    private readonly LLVMAttributeRef _noundef = context.CreateEnumAttribute("noundef");
    private readonly LLVMAttributeRef _nonnull = context.CreateEnumAttribute("nonnull");
    private readonly LLVMAttributeRef _zeroext = context.CreateEnumAttribute("zeroext");
    private readonly LLVMAttributeRef _nounwind = context.CreateEnumAttribute("nounwind");
    private readonly LLVMAttributeRef _noreturn = context.CreateEnumAttribute("noreturn");
    private readonly LLVMAttributeRef _cold = context.CreateEnumAttribute("cold");
    private readonly LLVMAttributeRef _noinline = context.CreateEnumAttribute("noinline");
    private readonly LLVMAttributeRef _optnone = context.CreateEnumAttribute("optnone");
    private readonly LLVMAttributeRef _nobuiltin = context.CreateEnumAttribute("nobuiltin");
    private readonly LLVMAttributeRef _willreturn = context.CreateEnumAttribute("willreturn");
    private readonly LLVMAttributeRef _memoryNone = context.CreateEnumAttribute("memory");
    private readonly LLVMAttributeRef _dereferenceableWorker = context.CreateEnumAttribute("dereferenceable", WorkerBytes);

    /// <summary>Nothing of this program throws.</summary>
    public void AddNoUnwind(LLVMValueRef function) => AddToFunction(function, _nounwind);

    public void AddNoReturn(LLVMValueRef function)
    {
        AddToFunction(function, _noreturn);
        AddToFunction(function, _cold);
    }

    /// <summary>Leaves a function as it is, for one on which the optimiser would spend minutes.</summary>
    public void AddNoOptimisation(LLVMValueRef function)
    {
        AddToFunction(function, _noinline);
        AddToFunction(function, _optnone);
    }

    /// <summary>A function of the C library that is pure to us, and that LLVM must not replace by what it thinks the same.</summary>
    public void AddPureLibraryFunction(LLVMValueRef function)
    {
        AddToFunction(function, _nounwind);
        AddToFunction(function, _willreturn);
        AddToFunction(function, _memoryNone);
        AddToFunction(function, _nobuiltin);
    }

    /// <summary>
    /// The stack pointer is the same all through a function: a check in a loop that was a recursion, or in a function that
    /// was inlined, is the one that was made before.
    /// </summary>
    public void AddStackPointer(LLVMValueRef call)
        => LLVM.AddCallSiteAttribute(call, LLVMAttributeIndex.LLVMAttributeFunctionIndex, _memoryNone);

    /// <summary>What is true of each value of a type, as a parameter or result.</summary>
    public void AddValue(LLVMValueRef function, LLVMAttributeIndex index, IrTypeKind kind)
    {
        function.AddAttribute(index, _noundef);
        if (kind is IrTypeKind.Str or IrTypeKind.Future or IrTypeKind.Worker or IrTypeKind.Array or IrTypeKind.Function or IrTypeKind.Box
            or IrTypeKind.Channel or IrTypeKind.Cell)
        {
            function.AddAttribute(index, _nonnull);
        }

        if (kind == IrTypeKind.Worker)
        {
            function.AddAttribute(index, _dereferenceableWorker);
        }
    }

    /// <summary>The same, by type; of parts by value nothing is known, since not all of them are there.</summary>
    public void AddValue(LLVMValueRef function, LLVMAttributeIndex index, IrType type)
    {
        if (!LlvmTypeMapper.IsByValue(type))
        {
            AddValue(function, index, type.Kind == IrTypeKind.Enum ? IrTypeKind.Box : type.Kind); // A boxed enum is a pointer as a box is.
        }
    }

    /// <summary>A bool that crosses to or from C is a whole byte, 0 or 1.</summary>
    public void AddBoolOfC(LLVMValueRef function, LLVMAttributeIndex index) => function.AddAttribute(index, _zeroext);

    private static void AddToFunction(LLVMValueRef function, LLVMAttributeRef attribute)
        => function.AddAttribute(LLVMAttributeIndex.LLVMAttributeFunctionIndex, attribute);
}
