// The .NET types of a program's composite types: made when they are first asked for, nested in the program's type. A type can
// be found before its fields are known, since it may hold arrays of itself; bodies that need the fields of others come last.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Wyn.IR.Model;
using Wyn.IR.Types;
using ArrayType = Wyn.IR.Types.ArrayType;
using TypeReference = Mono.Cecil.TypeReference;

namespace Wyn.Backend.Cil;

internal sealed class CilComposites
{
    private readonly TypeDefinition _program;
    private readonly Func<IrFunction, MethodDefinition> _methods;
    private readonly bool _optimise;
    private readonly Dictionary<IrType, CilValueType> _values = [];
    private readonly Dictionary<string, CilValueType> _results = [];
    private readonly Dictionary<EnumType, CilNodeType> _nodes = [];
    private readonly Queue<Action> _bodies = [];
    private readonly MethodReference _nodeShare;
    private readonly TypeReference _shareable;
    private readonly TypeReference _boxHolder;
    private readonly TypeReference _boxSearch;
    private readonly MethodReference _visit;

    /// <param name="framework">References to the framework and the runtime.</param>
    /// <param name="types">Says how values are represented.</param>
    /// <param name="program">The type that all are nested in.</param>
    /// <param name="methods">The method of a function.</param>
    /// <param name="optimise">True if methods are compiled with all optimisation the first time they are called.</param>
    public CilComposites(
        CilFramework framework, CilTypeMapper types, TypeDefinition program, Func<IrFunction, MethodDefinition> methods, bool optimise)
    {
        Framework = framework;
        Types = types;
        _program = program;
        _methods = methods;
        _optimise = optimise;
        Arrays = new CilArrays(framework);
        Closures = new CilClosureTypes(this);
        Frames = new CilFrameTypes(this);
        Waits = new CilWaits(framework, types);
        NodeClass = framework.RuntimeClass("WynNode");
        NodeTag = new FieldReference("Tag", framework.Types.Int32, NodeClass);
        NodeIsShared = new FieldReference("IsShared", framework.Types.Boolean, NodeClass);
        ClosureClass = framework.RuntimeClass("WynClosure");
        _nodeShare = CilFramework.Method(NodeClass, "Share", framework.Types.Void, NodeClass);
        _shareable = framework.RuntimeClass("IShareable");
        _boxHolder = framework.RuntimeClass("IBoxHolder");
        _boxSearch = framework.RuntimeClass("BoxSearch");
        _visit = CilFramework.Method(_boxSearch, "Visit", framework.Types.Void, _boxHolder);
        _visit.HasThis = true;
        BoxCheck = CilFramework.Method(_boxSearch, "Check", framework.Types.Void, _boxHolder, framework.Types.String);
    }

    public CilFramework Framework { get; }

    public CilTypeMapper Types { get; }

    public CilArrays Arrays { get; }

    public CilClosureTypes Closures { get; }

    public CilFrameTypes Frames { get; }

    public CilWaits Waits { get; }

    public TypeReference NodeClass { get; }

    public FieldReference NodeTag { get; }

    public FieldReference NodeIsShared { get; }

    public TypeReference ClosureClass { get; }

    /// <summary><c>void BoxSearch.Check(IBoxHolder value, string location)</c>.</summary>
    public MethodReference BoxCheck { get; }

    /// <summary>The type of a struct, tuple or enum by value.</summary>
    public CilValueType Value(IrType type)
    {
        if (_values.TryGetValue(type, out var found))
        {
            return found;
        }

        var (name, parts, names) = type switch
        {
            StructType structure => (structure.Name, structure.FieldTypes, structure.Fields.Select(field => field.Name).ToList()),
            TupleType tuple => (tuple.Text, tuple.Elements, Numbered("Item", tuple.Elements.Length)),
            EnumType sum => (sum.Name, sum.Slots, Numbered("Slot", sum.Slots.Length)),
            _ => throw new UnreachableException($"{type} has no value type"),
        };
        _values.Add(type, found = new CilValueType(this, name, parts));
        found.DeclareMethods(CilSharing.IsNeeded(type), type.MayHoldBox);
        found.AddFields(names, hasTag: type is EnumType);
        return found;
    }

    /// <summary>The type of several results.</summary>
    public CilValueType Results(ImmutableArray<IrType> results)
    {
        var name = $"({string.Join(", ", results.Select(type => type.Text))})";
        if (!_results.TryGetValue(name, out var found))
        {
            _results.Add(name, found = new CilValueType(this, name, results));
            found.AddFields(Numbered("Result", results.Length), hasTag: false);
        }

        return found;
    }

    /// <summary>The class of a boxed enum.</summary>
    public CilNodeType Node(EnumType type)
    {
        if (!_nodes.TryGetValue(type, out var found))
        {
            _nodes.Add(type, found = new CilNodeType(this, type));
            found.Define();
        }

        return found;
    }

    /// <summary>The field of a step that is not into an array, and the type that has it.</summary>
    public FieldReference Field(IrType whole, PathStep step) => whole switch
    {
        AggregateType => Value(whole).Fields[step.Index],
        EnumType { IsBoxed: true } sum => Node(sum).Fields[sum.SlotOf(step.Variant, step.Index)],
        EnumType sum => Value(whole).Fields[sum.SlotOf(step.Variant, step.Index)],
        _ => throw new UnreachableException($"{whole} has no fields"),
    };

    /// <summary>The field with the index of the variant.</summary>
    public FieldReference Tag(EnumType type)
        => type.IsBoxed ? NodeTag : Value(type).Tag ?? throw new UnreachableException($"{type} has no tag");

    public MethodDefinition Method(IrFunction function) => _methods(function);

    /// <summary>Emits a body when all types that are known now can be asked for their fields.</summary>
    public void Later(Action emit) => _bodies.Enqueue(emit);

    /// <summary>Emits what was left for later.</summary>
    public void Finish()
    {
        while (_bodies.TryDequeue(out var emit))
        {
            emit();
        }
    }

    /// <summary>Marks the heap value on the stack, which goes.</summary>
    public MethodReference ShareNode(IrType type) => type is ArrayType array ? Arrays.Share(Types.Map(array.Element)) : _nodeShare;

    /// <summary>Marks the parts of the value at the address on the stack.</summary>
    public MethodReference ShareParts(IrType type) => Value(type).Share ?? throw new UnreachableException($"{type} has nothing to mark");

    /// <summary>Marks what a field of <c>this</c> holds, if there is something to mark.</summary>
    public void EmitShareField(CilCodeBuffer code, IrType type, FieldReference field)
    {
        if (CilSharing.IsNode(type))
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldfld, field);
            code.Emit(OpCodes.Call, ShareNode(type));
        }
        else if (CilSharing.IsNeeded(type))
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldflda, field);
            code.Emit(OpCodes.Call, ShareParts(type));
        }
    }

    public TypeDefinition AddType(string name, TypeAttributes attributes, TypeReference parent)
    {
        var type = new TypeDefinition("", name, TypeAttributes.NestedPublic | TypeAttributes.BeforeFieldInit | attributes, parent);
        _program.NestedTypes.Add(type);
        return type;
    }

    public static FieldDefinition AddField(TypeDefinition type, string name, TypeReference fieldType)
    {
        var field = new FieldDefinition(name, FieldAttributes.Public, fieldType);
        type.Fields.Add(field);
        return field;
    }

    public static MethodDefinition AddConstructor(TypeDefinition type, TypeReference nothing)
    {
        var constructor = new MethodDefinition(
            ".ctor",
            MethodAttributes.Public | MethodAttributes.HideBySig | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName,
            nothing);
        type.Methods.Add(constructor);
        return constructor;
    }

    public MethodDefinition AddStaticMethod(TypeDefinition type, string name, TypeReference result, bool isInlined)
    {
        var method = new MethodDefinition(name, MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.HideBySig, result);
        method.ImplAttributes |= isInlined ? MethodImplAttributes.AggressiveInlining : MethodImplAttributes.NoInlining;
        AddMethod(type, method);
        return method;
    }

    public void AddMethod(TypeDefinition type, MethodDefinition method)
    {
        if (_optimise)
        {
            method.ImplAttributes |= MethodImplAttributes.AggressiveOptimization;
        }

        method.Body.InitLocals = !_optimise;
        type.Methods.Add(method);
    }

    /// <summary>Adds the method that marks the parts of a value.</summary>
    public MethodDefinition AddShare(TypeDefinition type, ImmutableArray<IrType> parts, IReadOnlyList<FieldDefinition> fields)
    {
        var method = AddInterfaceMethod(type, "Share", _shareable, MethodAttributes.NewSlot | MethodAttributes.Final);
        Later(() =>
        {
            var code = new CilCodeBuffer(method.Body);
            for (var i = 0; i < parts.Length; i++)
            {
                EmitShareField(code, parts[i], fields[i]);
            }

            code.Emit(OpCodes.Ret);
            code.Finish();
        });
        return method;
    }

    /// <summary>Adds the method that shows the parts that may hold a box.</summary>
    public MethodDefinition AddFindBoxes(
        TypeDefinition type, ImmutableArray<IrType> parts, IReadOnlyList<FieldDefinition> fields, MethodAttributes attributes)
    {
        var method = AddInterfaceMethod(type, "FindBoxes", _boxHolder, attributes);
        method.Parameters.Add(new ParameterDefinition("search", ParameterAttributes.None, _boxSearch));
        Later(() =>
        {
            var code = new CilCodeBuffer(method.Body);
            for (var i = 0; i < parts.Length; i++)
            {
                if (parts[i].MayHoldBox)
                {
                    EmitVisit(code, parts[i], fields[i]);
                }
            }

            code.Emit(OpCodes.Ret);
            code.Finish();
        });
        return method;
    }

    private MethodDefinition AddInterfaceMethod(TypeDefinition type, string name, TypeReference owner, MethodAttributes attributes)
    {
        var method = new MethodDefinition(
            name, MethodAttributes.Public | MethodAttributes.HideBySig | MethodAttributes.Virtual | attributes, Framework.Types.Void);
        AddMethod(type, method);
        type.Interfaces.Add(new InterfaceImplementation(owner));
        return method;
    }

    private void EmitVisit(CilCodeBuffer code, IrType type, FieldDefinition field)
    {
        if (CilSharing.IsComposite(type))
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldflda, field);
            code.Emit(OpCodes.Ldarg_1);
            code.Emit(OpCodes.Call, Value(type).FindBoxes ?? throw new UnreachableException($"{type} shows no boxes"));
        }
        else
        {
            code.Emit(OpCodes.Ldarg_1);
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldfld, field);
            code.Emit(OpCodes.Call, _visit);
        }
    }

    private static List<string> Numbered(string name, int count)
        => [.. Enumerable.Range(0, count).Select(i => name + i.ToString(CultureInfo.InvariantCulture))];
}
