// A boxed enum as a .NET class: a field for each slot, and methods to make a variant and to copy a node before it changes.
using System.Collections.Generic;
using System.Globalization;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Wyn.IR.Types;

namespace Wyn.Backend.Cil;

internal sealed class CilNodeType
{
    private readonly CilComposites _composites;
    private readonly EnumType _type;
    private readonly List<FieldDefinition> _fields = [];
    private readonly Dictionary<int, MethodDefinition> _makers = [];

    public CilNodeType(CilComposites composites, EnumType type)
    {
        _composites = composites;
        _type = type;
        Definition = composites.AddType(type.Name, TypeAttributes.Sealed, composites.NodeClass);
        Own = composites.AddStaticMethod(Definition, "<own>", Definition, isInlined: true);
        OwnAt = composites.AddStaticMethod(Definition, "<own.at>", Definition, isInlined: true);
        Clone = composites.AddStaticMethod(Definition, "<clone>", Definition, isInlined: false);
        Constructor = CilComposites.AddConstructor(Definition, composites.Framework.Types.Void);
    }

    public TypeDefinition Definition { get; }

    /// <summary>The fields, one for each slot.</summary>
    public IReadOnlyList<FieldDefinition> Fields => _fields;

    /// <summary>Gives the node itself if it has one owner, else a copy.</summary>
    public MethodDefinition Own { get; }

    /// <summary>Makes the node at a place one with one owner, and gives it.</summary>
    public MethodDefinition OwnAt { get; }

    private MethodDefinition Clone { get; }

    private MethodDefinition Constructor { get; }

    /// <summary>Adds fields and bodies, when the type can be found by those who refer to it.</summary>
    public void Define()
    {
        for (var i = 0; i < _type.Slots.Length; i++)
        {
            var name = "Slot" + i.ToString(CultureInfo.InvariantCulture);
            _fields.Add(CilComposites.AddField(Definition, name, _composites.Types.Map(_type.Slots[i])));
        }

        EmitConstructor();
        EmitOwn();
        EmitOwnAt();
        _composites.Later(EmitClone);
        if (_type.MayHoldBox)
        {
            _composites.AddFindBoxes(Definition, _type.Slots, _fields, MethodAttributes.NewSlot | MethodAttributes.Final);
        }
    }

    /// <summary>The method that makes a variant of its payload.</summary>
    public MethodDefinition Maker(int variant)
    {
        if (!_makers.TryGetValue(variant, out var maker))
        {
            _makers.Add(variant, maker = EmitMaker(variant));
        }

        return maker;
    }

    private MethodDefinition EmitMaker(int variant)
    {
        var method = _composites.AddStaticMethod(Definition, "<new>" + _type.Variants[variant].Name, Definition, isInlined: true);
        var code = new CilCodeBuffer(method.Body);
        code.LoadInt32(variant);
        code.Emit(OpCodes.Newobj, Constructor);
        for (var i = 0; i < _type.Variants[variant].Payload.Length; i++)
        {
            var field = _fields[_type.SlotOf(variant, i)];
            var parameter = new ParameterDefinition(field.Name, ParameterAttributes.None, field.FieldType);
            method.Parameters.Add(parameter);
            code.Emit(OpCodes.Dup);
            code.LoadArgument(parameter);
            code.Emit(OpCodes.Stfld, field);
        }

        code.Emit(OpCodes.Ret);
        code.Finish();
        return method;
    }

    private void EmitConstructor()
    {
        Constructor.Parameters.Add(new ParameterDefinition("tag", ParameterAttributes.None, _composites.Framework.Types.Int32));
        var code = new CilCodeBuffer(Constructor.Body);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Call, _composites.Framework.Constructor(_composites.NodeClass, _composites.Framework.Types.Int32));
        code.Emit(OpCodes.Ret);
        code.Finish();
    }

    private void EmitOwn()
    {
        Own.Parameters.Add(new ParameterDefinition("node", ParameterAttributes.None, Definition));
        var code = new CilCodeBuffer(Own.Body);
        var shared = new CilLabel();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldfld, _composites.NodeIsShared);
        code.Branch(OpCodes.Brtrue, shared);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ret);
        code.Mark(shared);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Call, Clone);
        code.Emit(OpCodes.Ret);
        code.Finish();
    }

    private void EmitOwnAt()
    {
        OwnAt.Parameters.Add(new ParameterDefinition("place", ParameterAttributes.None, new ByReferenceType(Definition)));
        var code = new CilCodeBuffer(OwnAt.Body);
        var owned = new CilLabel();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldobj, Definition);
        code.Emit(OpCodes.Ldfld, _composites.NodeIsShared);
        code.Branch(OpCodes.Brfalse, owned);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldobj, Definition);
        code.Emit(OpCodes.Call, Clone);
        code.Emit(OpCodes.Stobj, Definition);
        code.Mark(owned);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldobj, Definition);
        code.Emit(OpCodes.Ret);
        code.Finish();
    }

    /// <summary>The parts have two owners then: they are marked.</summary>
    private void EmitClone()
    {
        Clone.Parameters.Add(new ParameterDefinition("node", ParameterAttributes.None, Definition));
        var code = new CilCodeBuffer(Clone.Body);
        for (var i = 0; i < _fields.Count; i++)
        {
            _composites.EmitShareField(code, _type.Slots[i], _fields[i]);
        }

        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldfld, _composites.NodeTag);
        code.Emit(OpCodes.Newobj, Constructor);
        foreach (var field in _fields)
        {
            code.Emit(OpCodes.Dup);
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldfld, field);
            code.Emit(OpCodes.Stfld, field);
        }

        code.Emit(OpCodes.Ret);
        code.Finish();
    }
}
