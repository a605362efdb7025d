// Moves values between the stack and a task's payload. A slot is a word and, where the site has references, an object. A value
// is laid out by its leaves, words and objects counted apart: int, bool, float and the tag of an enum are a word, heap values an
// object, a future both (chunk and index). A value of more leaves than a few is one object, a .NET box.
using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil.Cil;
using Wyn.IR.Types;

namespace Wyn.Backend.Cil;

/// <summary>Where a value lies in a payload: the slots of its first word and its first object; as a size, how many of each.</summary>
internal readonly record struct CilPlace(int Word, int Object)
{
    // Each leaf costs a load and a store at either end; a box costs an allocation.
    private const int MaxLeaves = 6;

    /// <summary>The number of payload slots that a size needs.</summary>
    public int Slots => Math.Max(Word, Object);

    /// <summary>The place behind a value.</summary>
    public CilPlace After(IrType type)
    {
        var size = SizeOf(type);
        return new CilPlace(Word + size.Word, Object + size.Object);
    }

    /// <summary>The place behind several values, and how much they need.</summary>
    public static CilPlace SizeOf(IEnumerable<IrType> types)
    {
        var size = default(CilPlace);
        foreach (var type in types)
        {
            size = size.After(type);
        }

        return size;
    }

    /// <summary>True if the value is one object: a box.</summary>
    public static bool IsBoxed(IrType type) => CilSharing.IsComposite(type) && Leaves(type) > MaxLeaves;

    private static CilPlace SizeOf(IrType type) => type.Kind switch
    {
        IrTypeKind.Unit => default,
        IrTypeKind.Int or IrTypeKind.Bool or IrTypeKind.Float => new CilPlace(1, 0),
        IrTypeKind.Future => new CilPlace(1, 1),
        _ when CilSharing.IsComposite(type) && !IsBoxed(type) => new CilPlace(TagSize(type), 0) + SizeOf(type.ValueParts),
        _ => new CilPlace(0, 1),
    };

    private static int TagSize(IrType type) => type is EnumType ? 1 : 0;

    private static int Leaves(IrType type)
        => CilSharing.IsComposite(type) ? TagSize(type) + type.ValueParts.Sum(Leaves) : 1;

    public static CilPlace operator +(CilPlace a, CilPlace b) => new(a.Word + b.Word, a.Object + b.Object);
}

/// <param name="program">The program that is emitted.</param>
/// <param name="code">Where the code goes.</param>
/// <param name="loadTask">Pushes the address of the future whose payload is meant.</param>
internal sealed class CilPayload(CilProgram program, CilCodeBuffer code, Action loadTask)
{
    /// <summary>Pushes the value at a place.</summary>
    public void Load(CilPlace place, IrType type)
    {
        switch (type.Kind)
        {
            case IrTypeKind.Int:
                LoadWord(place);
                break;
            case IrTypeKind.Bool:
                LoadWord(place);
                code.Emit(OpCodes.Conv_I4);
                break;
            case IrTypeKind.Float:
                LoadWord(place);
                code.Emit(OpCodes.Call, program.Framework.FloatFromBits());
                break;
            case IrTypeKind.Future:
                LoadObject(place);
                code.Emit(OpCodes.Castclass, program.Types.TaskChunk);
                LoadWord(place);
                code.Emit(OpCodes.Conv_I4);
                code.Emit(OpCodes.Newobj, program.Runtime.FutureConstructor);
                break;
            case IrTypeKind.Struct or IrTypeKind.Tuple or IrTypeKind.Enum when CilPlace.IsBoxed(type):
                LoadObject(place);
                code.Emit(OpCodes.Unbox_Any, program.Types.Map(type));
                break;
            case IrTypeKind.Struct or IrTypeKind.Tuple or IrTypeKind.Enum when CilSharing.IsComposite(type):
                var value = code.AddLocal(program.Types.Map(type));
                LoadParts(place, type, () => code.LoadLocalAddress(value));
                code.LoadLocal(value);
                break;
            default:
                LoadObject(place);
                code.Emit(OpCodes.Castclass, program.Types.Map(type));
                break;
        }
    }

    /// <summary>Pushes the value at a place, and clears its objects, so that a cell that is kept keeps no argument alive.</summary>
    public void Take(CilPlace place, IrType type)
    {
        Load(place, type);
        for (var i = place.Object; i < place.After(type).Object; i++)
        {
            Reference(i);
            code.Emit(OpCodes.Ldnull);
            code.Emit(OpCodes.Stind_Ref);
        }
    }

    /// <summary>Stores a value at a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="type">The type of the value.</param>
    /// <param name="loadValue">Pushes the value.</param>
    /// <param name="loadAddress">Pushes the address of the value; used for what is stored in parts.</param>
    public void Store(CilPlace place, IrType type, Action loadValue, Action loadAddress)
    {
        switch (type.Kind)
        {
            case IrTypeKind.Int:
                StoreWord(place, loadValue);
                break;
            case IrTypeKind.Bool:
                StoreWord(place, loadValue, () => code.Emit(OpCodes.Conv_U8));
                break;
            case IrTypeKind.Float:
                StoreWord(place, loadValue, () => code.Emit(OpCodes.Call, program.Framework.BitsFromFloat()));
                break;
            case IrTypeKind.Future:
                Reference(place.Object);
                loadAddress();
                code.Emit(OpCodes.Ldfld, program.Runtime.FutureChunk);
                code.Emit(OpCodes.Stind_Ref);
                StoreWord(place, loadAddress, () =>
                {
                    code.Emit(OpCodes.Ldfld, program.Runtime.FutureIndex);
                    code.Emit(OpCodes.Conv_I8);
                });
                break;
            case IrTypeKind.Struct or IrTypeKind.Tuple or IrTypeKind.Enum when CilPlace.IsBoxed(type):
                Reference(place.Object);
                loadValue();
                code.Emit(OpCodes.Box, program.Types.Map(type));
                code.Emit(OpCodes.Stind_Ref);
                break;
            case IrTypeKind.Struct or IrTypeKind.Tuple or IrTypeKind.Enum when CilSharing.IsComposite(type):
                StoreParts(place, type, loadAddress);
                break;
            default:
                Reference(place.Object);
                loadValue();
                code.Emit(OpCodes.Stind_Ref);
                break;
        }
    }

    private void LoadParts(CilPlace place, IrType type, Action loadAddress)
    {
        var layout = program.Composites.Value(type);
        if (layout.Tag is { } tag)
        {
            loadAddress();
            LoadWord(place);
            code.Emit(OpCodes.Conv_I4);
            code.Emit(OpCodes.Stfld, tag);
            place = new CilPlace(place.Word + 1, place.Object);
        }

        foreach (var (index, part) in type.ValueParts.Index())
        {
            var field = layout.Fields[index];
            if (CilSharing.IsComposite(part))
            {
                LoadParts(place, part, () =>
                {
                    loadAddress();
                    code.Emit(OpCodes.Ldflda, field);
                });
            }
            else
            {
                loadAddress();
                Load(place, part);
                code.Emit(OpCodes.Stfld, field);
            }

            place = place.After(part);
        }
    }

    private void StoreParts(CilPlace place, IrType type, Action loadAddress)
    {
        var layout = program.Composites.Value(type);
        if (layout.Tag is { } tag)
        {
            StoreWord(place, loadAddress, () =>
            {
                code.Emit(OpCodes.Ldfld, tag);
                code.Emit(OpCodes.Conv_I8);
            });
            place = new CilPlace(place.Word + 1, place.Object);
        }

        foreach (var (index, part) in type.ValueParts.Index())
        {
            Store(place, part, () => LoadField(OpCodes.Ldfld), () => LoadField(OpCodes.Ldflda));
            place = place.After(part);

            void LoadField(OpCode opcode)
            {
                loadAddress();
                code.Emit(opcode, layout.Fields[index]);
            }
        }
    }

    private void LoadWord(CilPlace place)
    {
        Word(place.Word);
        code.Emit(OpCodes.Ldind_I8);
    }

    private void LoadObject(CilPlace place)
    {
        Reference(place.Object);
        code.Emit(OpCodes.Ldind_Ref);
    }

    private void StoreWord(CilPlace place, Action load, Action? convert = null)
    {
        Word(place.Word);
        load();
        convert?.Invoke();
        code.Emit(OpCodes.Stind_I8);
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
