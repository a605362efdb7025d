// Moves values between the stack and a task's payload. A slot is a word and, where the site has references, an object:
// int, bool and float lie in the word, a string in the object, a future in both (chunk and index).
using System;
using System.Diagnostics;
using Mono.Cecil.Cil;
using Wyn.IR.Types;

namespace Wyn.Backend.Cil;

/// <param name="program">The program that is emitted.</param>
/// <param name="code">Where the code goes.</param>
/// <param name="loadTask">Pushes the address of the future whose payload is meant.</param>
internal sealed class CilPayload(CilProgram program, CilCodeBuffer code, Action loadTask)
{
    /// <summary>Pushes the value of a slot.</summary>
    public void Load(int slot, IrType type)
    {
        switch (type.Kind)
        {
            case IrTypeKind.Int:
                Word(slot);
                code.Emit(OpCodes.Ldind_I8);
                break;
            case IrTypeKind.Bool:
                Word(slot);
                code.Emit(OpCodes.Ldind_I8);
                code.Emit(OpCodes.Conv_I4);
                break;
            case IrTypeKind.Float:
                Word(slot);
                code.Emit(OpCodes.Ldind_I8);
                code.Emit(OpCodes.Call, program.Framework.FloatFromBits());
                break;
            case IrTypeKind.Str:
                Reference(slot);
                code.Emit(OpCodes.Ldind_Ref);
                code.Emit(OpCodes.Castclass, program.Types.Str);
                break;
            case IrTypeKind.Future:
                Reference(slot);
                code.Emit(OpCodes.Ldind_Ref);
                code.Emit(OpCodes.Castclass, program.Types.TaskChunk);
                Word(slot);
                code.Emit(OpCodes.Ldind_I8);
                code.Emit(OpCodes.Conv_I4);
                code.Emit(OpCodes.Newobj, program.Runtime.FutureConstructor);
                break;
            default:
                throw new UnreachableException($"{type} in a payload");
        }
    }

    /// <summary>Pushes the value of a slot, and clears its reference, so that a cell that is kept keeps no argument alive.</summary>
    public void Take(int slot, IrType type)
    {
        Load(slot, type);
        if (type.IsCounted)
        {
            Reference(slot);
            code.Emit(OpCodes.Ldnull);
            code.Emit(OpCodes.Stind_Ref);
        }
    }

    /// <summary>Stores a value into a slot.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="type">The type of the value.</param>
    /// <param name="loadValue">Pushes the value.</param>
    /// <param name="loadAddress">Pushes the address of the value; used for futures, which are stored in parts.</param>
    public void Store(int slot, IrType type, Action loadValue, Action loadAddress)
    {
        switch (type.Kind)
        {
            case IrTypeKind.Int:
                Word(slot);
                loadValue();
                code.Emit(OpCodes.Stind_I8);
                break;
            case IrTypeKind.Bool:
                Word(slot);
                loadValue();
                code.Emit(OpCodes.Conv_U8);
                code.Emit(OpCodes.Stind_I8);
                break;
            case IrTypeKind.Float:
                Word(slot);
                loadValue();
                code.Emit(OpCodes.Call, program.Framework.BitsFromFloat());
                code.Emit(OpCodes.Stind_I8);
                break;
            case IrTypeKind.Str:
                Reference(slot);
                loadValue();
                code.Emit(OpCodes.Stind_Ref);
                break;
            case IrTypeKind.Future:
                Reference(slot);
                loadAddress();
                code.Emit(OpCodes.Ldfld, program.Runtime.FutureChunk);
                code.Emit(OpCodes.Stind_Ref);
                Word(slot);
                loadAddress();
                code.Emit(OpCodes.Ldfld, program.Runtime.FutureIndex);
                code.Emit(OpCodes.Conv_I8);
                code.Emit(OpCodes.Stind_I8);
                break;
            default:
                throw new UnreachableException($"{type} in a payload");
        }
    }

    private void Word(int slot)
    {
        loadTask();
        code.LoadInt32(slot);
        code.Emit(OpCodes.Call, program.Runtime.FutureWord);
    }

    private void Reference(int slot)
    {
        loadTask();
        code.LoadInt32(slot);
        code.Emit(OpCodes.Call, program.Runtime.FutureReference);
    }
}
