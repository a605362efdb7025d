// Owners of values of any type: calls of the runtime for what is counted by itself, and of a function made for the type for
// what has counted parts.
using System.Diagnostics;
using System.Linq;
using Wyn.Backend.Llvm.Interop;
using Wyn.IR.Backends;
using Wyn.IR.Types;

namespace Wyn.Backend.Llvm;

/// <summary>Appends what happens to owners.</summary>
/// <param name="program">The program.</param>
/// <param name="builder">Where to append.</param>
/// <param name="worker">The worker, for futures; default where it is not at hand.</param>
internal readonly struct LlvmParts(LlvmProgram program, LLVMBuilderRef builder, LLVMValueRef worker)
{
    /// <summary>A second owner of a value.</summary>
    public LLVMValueRef Copy(LLVMValueRef value, IrType type)
    {
        Apply(PartAction.Copy, value, type, default);
        return value;
    }

    /// <summary>Ends the ownership of a value.</summary>
    public void Drop(LLVMValueRef value, IrType type) => Apply(PartAction.Drop, value, type, default);

    /// <summary>Does something to all counted parts of a value; nothing if there are none.</summary>
    public void Apply(PartAction action, LLVMValueRef value, IrType type, LLVMValueRef context)
    {
        if (!type.IsCounted)
        {
            return;
        }

        if (LlvmTypeMapper.IsByValue(type))
        {
            Call(program.PartFunctions.Get(action, type), action is PartAction.Copy or PartAction.Drop ? [value] : [value, context]);
        }
        else if (type.Kind == IrTypeKind.Future)
        {
            ApplyToFuture(action, value, context);
        }
        else if (type.Kind is not (IrTypeKind.Channel or IrTypeKind.Cell) || action is PartAction.Copy or PartAction.Drop)
        {
            ApplyToValue(action, value, type, context); // What has an identity is marked from the beginning, and so is what it holds.
        }
    }

    /// <summary>True for heap values that hold nothing counted.</summary>
    public static bool IsFlat(IrType type) => type switch
    {
        ArrayType array => !array.Element.IsCounted,
        BoxType box => !box.Element.IsCounted,
        EnumType sum => sum.Slots.All(slot => !slot.IsCounted),
        _ => type.Kind == IrTypeKind.Str,
    };

    private void ApplyToFuture(PartAction action, LLVMValueRef value, LLVMValueRef context)
    {
        switch (action)
        {
            case PartAction.Copy:
                Call(program.Runtime.Entry(RuntimeAbi.FutureCopy), CurrentWorker(), value);
                break;
            case PartAction.Drop:
                Call(program.Runtime.Entry(RuntimeAbi.FutureDrop), CurrentWorker(), value);
                break;
            case PartAction.StoreMarked:
                Call(program.Runtime.Helper(NativeHelpers.FutureStoreMarked), value);
                break;
            case PartAction.Mark:
                Call(program.Runtime.Helper(NativeHelpers.MarkingMarkFuture), context, value);
                break;
            case PartAction.Share or PartAction.ShareResult:
                break; // Futures count atomically from the start.
            default:
                throw new UnreachableException($"{action} of a future");
        }
    }

    private void ApplyToValue(PartAction action, LLVMValueRef value, IrType type, LLVMValueRef context)
    {
        switch (action)
        {
            case PartAction.Copy:
                Call(program.Runtime.Helper(NativeHelpers.ValueCopy), value);
                break;
            case PartAction.Drop:
                Call(program.Runtime.Helper(DropOf(type)), value);
                break;
            case PartAction.Share when type.Kind == IrTypeKind.Str:
                Call(program.Runtime.Entry(RuntimeAbi.StrShare), value);
                break;
            case PartAction.Share:
                Call(program.Runtime.Helper(NativeHelpers.ValueShare), value, context);
                break;
            case PartAction.StoreMarked:
                Call(program.Runtime.Helper(NativeHelpers.ValueStoreMarked), value, context);
                break;
            case PartAction.ShareResult:
                Call(program.Runtime.Helper(NativeHelpers.MarkingShare), context, value);
                break;
            case PartAction.Mark:
                Call(program.Runtime.Helper(NativeHelpers.MarkingMark), context, value);
                break;
            default:
                throw new UnreachableException($"{action} of {type}");
        }
    }

    private static NativeHelper DropOf(IrType type)
        => IsFlat(type) ? NativeHelpers.ValueDropFlat
            : type is FunctionType or BoxType { Element.MayHoldBox: true } ? NativeHelpers.ValueDropCyclic
            : NativeHelpers.ValueDrop;

    private LLVMValueRef CurrentWorker() => worker.Handle != 0 ? worker : Call(program.Runtime.Helper(NativeHelpers.WorkerCurrent));

    private LLVMValueRef Call(LlvmFunction function, params System.ReadOnlySpan<LLVMValueRef> arguments)
        => builder.BuildCall2(function.Type, function.Value, arguments);
}
