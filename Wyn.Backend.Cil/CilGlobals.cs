// Globals: static fields. One that several tasks may use and that is not one word, or that is changed in place, is only used
// under a lock of its own; the others are accessed with acquire and release order, each access one atomic step: a future, which
// is two words, then lies in a box that is replaced as a whole.
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;
using ArrayType = Wyn.IR.Types.ArrayType;
using TypeReference = Mono.Cecil.TypeReference;

namespace Wyn.Backend.Cil;

/// <summary>How a global is kept.</summary>
/// <param name="Value">The field of its value.</param>
/// <param name="Lock">The field of its lock; null if it needs none.</param>
/// <param name="IsSet">The field that says whether it was stored; null if its type has a zero, or the value itself tells.</param>
internal sealed record CilGlobal(FieldDefinition Value, FieldDefinition? Lock, FieldDefinition? IsSet);

internal sealed class CilGlobals(CilProgram program)
{
    private readonly Dictionary<IrGlobal, CilGlobal> _globals = [];

    private TypeReference LockType => program.Framework.RuntimeClass("GlobalLock");

    public MethodReference LockConstructor => program.Framework.Constructor(LockType);

    public MethodReference Enter => LockMethod("Enter");

    public MethodReference Leave => LockMethod("Leave");

    public CilGlobal this[IrGlobal global] => _globals[global];

    /// <summary>True if the global's field holds a boxed value.</summary>
    public static bool IsBoxed(IrGlobal global) => global.IsShared && global.Type.Kind == IrTypeKind.Future;

    public void Declare(IrModule module)
    {
        var taken = module.Functions.SelectMany(function => function.Blocks).SelectMany(block => block.Instructions)
            .Where(instruction => instruction.Opcode == Opcode.GlobalTake)
            .Select(instruction => instruction.Global)
            .ToHashSet();
        foreach (var global in module.Globals)
        {
            // A future is two words: where several threads may look, one reference to a box stands for both.
            var type = IsBoxed(global) ? program.Framework.Types.Object : program.Types.Map(global.Type);
            var isLocked = global.IsShared && (taken.Contains(global) || CilSharing.IsNeeded(global.Type) || CilSharing.IsComposite(global.Type));
            _globals.Add(global, new CilGlobal(
                AddField(global.Name, type),
                isLocked ? AddField($"<lock>{global.Name}", LockType) : null,
                !global.Type.HasZero && CilSharing.IsComposite(global.Type) ? AddField($"<set>{global.Name}", program.Framework.Types.Boolean) : null));
        }
    }

    /// <summary>Emits what a global begins with.</summary>
    public void EmitInitial(CilCodeBuffer code, IrGlobal global)
    {
        var kept = _globals[global];
        if (kept.Lock is not null)
        {
            code.Emit(OpCodes.Newobj, LockConstructor);
            code.Emit(OpCodes.Stsfld, kept.Lock);
        }

        if (global.Type.HasZero)
        {
            EmitZero(code, global.Type);
        }
        else if (kept.Value.FieldType.IsValueType)
        {
            code.Emit(OpCodes.Ldsflda, kept.Value);
            code.Emit(OpCodes.Initobj, kept.Value.FieldType);
            EmitUnset(code, kept);
            return;
        }
        else
        {
            code.Emit(OpCodes.Ldnull);
        }

        code.Emit(OpCodes.Stsfld, kept.Value);
    }

    private static void EmitUnset(CilCodeBuffer code, CilGlobal kept)
    {
        if (kept.IsSet is not null)
        {
            code.LoadInt32(0);
            code.Emit(OpCodes.Stsfld, kept.IsSet);
        }
    }

    /// <summary>Pushes the zero of a type that has one.</summary>
    private void EmitZero(CilCodeBuffer code, IrType type)
    {
        switch (type)
        {
            case { Kind: IrTypeKind.Int }:
                code.LoadInt64(0);
                break;
            case { Kind: IrTypeKind.Float }:
                code.Emit(OpCodes.Ldc_R8, 0.0);
                break;
            case { Kind: IrTypeKind.Str }:
                code.Emit(OpCodes.Ldsfld, program.Constants.String(new StrConstant([])));
                break;
            case ArrayType array:
                var element = program.Types.Map(array.Element);
                code.LoadInt32(0);
                code.Emit(OpCodes.Newarr, element);
                code.Emit(OpCodes.Newobj, program.Composites.Arrays.ArrayConstructor(element));
                break;
            case AggregateType aggregate:
                EmitZeros(code, aggregate.FieldTypes);
                code.Emit(OpCodes.Call, program.Composites.Value(type).Maker());
                break;
            case EnumType sum:
                EmitZeros(code, sum.Variants[0].Payload);
                code.Emit(OpCodes.Call, program.Composites.Value(type).Maker(sum, 0));
                break;
            default:
                code.LoadInt32(0); // a bool
                break;
        }
    }

    private void EmitZeros(CilCodeBuffer code, IEnumerable<IrType> types)
    {
        foreach (var type in types)
        {
            EmitZero(code, type);
        }
    }

    private FieldDefinition AddField(string name, TypeReference type)
    {
        var field = new FieldDefinition(name, FieldAttributes.Assembly | FieldAttributes.Static, type);
        program.Type.Fields.Add(field);
        return field;
    }

    private MethodReference LockMethod(string name)
    {
        var method = CilFramework.Method(LockType, name, program.Framework.Types.Void);
        method.HasThis = true;
        return method;
    }
}
