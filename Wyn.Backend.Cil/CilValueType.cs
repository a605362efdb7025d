// A struct, a tuple, an enum by value or the results of a function as a .NET value type: a public field for each part, and
// methods to make one, to mark its parts, and to show the parts that may hold a box.
using System.Collections.Generic;
using System.Collections.Immutable;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Wyn.IR.Types;

namespace Wyn.Backend.Cil;

internal sealed class CilValueType
{
    private readonly CilComposites _composites;
    private readonly ImmutableArray<IrType> _parts;
    private readonly List<FieldDefinition> _fields = [];
    private readonly Dictionary<int, MethodDefinition> _makers = [];

    /// <param name="composites">The types of the program.</param>
    /// <param name="name">The name of the type.</param>
    /// <param name="parts">The types of the fields; they are not looked at before <see cref="AddFields"/>.</param>
    public CilValueType(CilComposites composites, string name, ImmutableArray<IrType> parts)
    {
        _composites = composites;
        _parts = parts;
        Definition = composites.AddType(name, TypeAttributes.Sealed, composites.Framework.ValueType);
        if (parts.IsEmpty)
        {
            Definition.Attributes |= TypeAttributes.SequentialLayout;
            Definition.ClassSize = 1;
            Definition.PackingSize = 0;
        }
    }

    public TypeDefinition Definition { get; }

    /// <summary>The field with the index of an enum's variant; null for other types.</summary>
    public FieldDefinition? Tag { get; private set; }

    /// <summary>The fields, one for each part.</summary>
    public IReadOnlyList<FieldDefinition> Fields => _fields;

    /// <summary>Marks the parts of the value at an address; null if it has none to mark.</summary>
    public MethodDefinition? Share { get; private set; }

    /// <summary>Shows parts to a search for boxes; null if none may hold one.</summary>
    public MethodDefinition? FindBoxes { get; private set; }

    /// <summary>Declares what marks and shows, which others may refer to before the fields are known.</summary>
    public void DeclareMethods(bool isShareable, bool mayHoldBox)
    {
        if (isShareable)
        {
            Share = _composites.AddShare(Definition, _parts, _fields);
        }

        if (mayHoldBox)
        {
            FindBoxes = _composites.AddFindBoxes(Definition, _parts, _fields, MethodAttributes.NewSlot | MethodAttributes.Final);
        }
    }

    public void AddFields(IReadOnlyList<string> names, bool hasTag)
    {
        if (hasTag)
        {
            Tag = CilComposites.AddField(Definition, "Tag", _composites.Framework.Types.Int32);
        }

        for (var i = 0; i < _parts.Length; i++)
        {
            _fields.Add(CilComposites.AddField(Definition, names[i], _composites.Types.Map(_parts[i])));
        }
    }

    /// <summary>The method that makes a value of all parts.</summary>
    public MethodDefinition Maker()
    {
        if (!_makers.TryGetValue(-1, out var maker))
        {
            _makers.Add(-1, maker = EmitMaker("<new>", -1, _fields));
        }

        return maker;
    }

    /// <summary>The method that makes a variant of its payload.</summary>
    public MethodDefinition Maker(EnumType type, int variant)
    {
        if (!_makers.TryGetValue(variant, out var maker))
        {
            var fields = new List<FieldDefinition>();
            for (var i = 0; i < type.Variants[variant].Payload.Length; i++)
            {
                fields.Add(_fields[type.SlotOf(variant, i)]);
            }

            _makers.Add(variant, maker = EmitMaker("<new>" + type.Variants[variant].Name, variant, fields));
        }

        return maker;
    }

    private MethodDefinition EmitMaker(string name, int tag, List<FieldDefinition> fields)
    {
        var method = _composites.AddStaticMethod(Definition, name, Definition, isInlined: true);
        var code = new CilCodeBuffer(method.Body);
        var value = code.AddLocal(Definition);
        if (fields.Count < _fields.Count || fields.Count == 0)
        {
            code.LoadLocalAddress(value);
            code.Emit(OpCodes.Initobj, Definition);
        }

        if (Tag is not null)
        {
            code.LoadLocalAddress(value);
            code.LoadInt32(tag);
            code.Emit(OpCodes.Stfld, Tag);
        }

        foreach (var field in fields)
        {
            var parameter = new ParameterDefinition(field.Name, ParameterAttributes.None, field.FieldType);
            method.Parameters.Add(parameter);
            code.LoadLocalAddress(value);
            code.LoadArgument(parameter);
            code.Emit(OpCodes.Stfld, field);
        }

        code.LoadLocal(value);
        code.Emit(OpCodes.Ret);
        code.Finish();
        return method;
    }
}
