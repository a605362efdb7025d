// The constants that a program makes once, before it starts: strings (their bytes lie in the image), spawn sites, variants
// without payload, closures without captured values.
// Plain static fields, filled by one method that the entry points call first. A type initialiser would do the same, but
// each method compiled before it has run would then test at every access whether it has.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Wyn.IR.Model;
using Wyn.IR.Types;
using TypeReference = Mono.Cecil.TypeReference;

namespace Wyn.Backend.Cil;

internal sealed class CilConstants(CilFramework framework, CilTypeMapper types, CilRuntimeImports runtime, TypeDefinition program)
{
    private const FieldAttributes Hidden = FieldAttributes.Assembly | FieldAttributes.Static;

    // One method for all strings of a large program would take the JIT longer than the strings are worth.
    private const int PerMethod = 500;

    private readonly Dictionary<StrConstant, FieldDefinition> _strings = [];
    private readonly Dictionary<(IrFunction Callee, string Location), FieldDefinition> _sites = [];
    private readonly Dictionary<(EnumType Type, int Variant), FieldDefinition> _plain = [];
    private readonly Dictionary<IrFunction, FieldDefinition> _closures = [];
    private readonly List<Action<CilCodeBuffer>> _initialisers = [];
    private readonly Dictionary<int, TypeDefinition> _blobs = [];

    /// <summary>The field of a string constant; equal constants share one.</summary>
    public FieldDefinition String(StrConstant constant)
    {
        if (!_strings.TryGetValue(constant, out var field))
        {
            field = AddField($"<string>{_strings.Count.ToString(CultureInfo.InvariantCulture)}", types.Str);
            _strings.Add(constant, field);
            var data = AddData(field.Name, [.. constant.Bytes]);
            _initialisers.Add(code => InitialiseString(code, field, data, constant.Bytes.Length));
        }

        return field;
    }

    /// <summary>The field of the site that spawns a function at a place.</summary>
    /// <param name="callee">The spawned function.</param>
    /// <param name="location">The place of the spawn.</param>
    /// <param name="task">The function's task entry, and what finishes a task that was suspended.</param>
    public FieldDefinition Site(IrFunction callee, IrLocation location, CilTaskEntry task)
    {
        var key = (callee, location.ToString());
        if (!_sites.TryGetValue(key, out var field))
        {
            field = AddField($"<site>{_sites.Count.ToString(CultureInfo.InvariantCulture)}", types.Site);
            _sites.Add(key, field);
            _initialisers.Add(code => InitialiseSite(code, field, callee, key.Item2, task));
        }

        return field;
    }

    /// <summary>The field of a variant without payload of a boxed enum: one node for all, which therefore counts as shared.</summary>
    public FieldDefinition Plain(EnumType type, int variant)
    {
        if (!_plain.TryGetValue((type, variant), out var field))
        {
            var node = types.Composites.Node(type);
            field = AddField($"<variant>{_plain.Count.ToString(CultureInfo.InvariantCulture)}", node.Definition);
            _plain.Add((type, variant), field);
            _initialisers.Add(code =>
            {
                code.Emit(OpCodes.Call, node.Maker(variant));
                code.Emit(OpCodes.Dup);
                code.Emit(OpCodes.Call, types.Composites.ShareNode(type));
                code.Emit(OpCodes.Stsfld, field);
            });
        }

        return field;
    }

    /// <summary>The field of a closure that captures nothing: one object for all.</summary>
    public FieldDefinition Closure(IrFunction function, FunctionType type)
    {
        if (!_closures.TryGetValue(function, out var field))
        {
            field = AddField($"<closure>{_closures.Count.ToString(CultureInfo.InvariantCulture)}", types.Map(type));
            _closures.Add(function, field);
            _initialisers.Add(code =>
            {
                code.Emit(OpCodes.Newobj, types.Composites.Closures.Constructor(function, type));
                code.Emit(OpCodes.Stsfld, field);
            });
        }

        return field;
    }

    /// <summary>Gives the method body, a sequence of calls of partial initialisers; nothing may be added afterwards.</summary>
    public void EmitInitialisers(CilCodeBuffer code)
    {
        foreach (var (index, part) in _initialisers.Chunk(PerMethod).Index())
        {
            var method = new MethodDefinition(
                $"<initialise>{index.ToString(CultureInfo.InvariantCulture)}", MethodAttributes.Assembly | MethodAttributes.Static, framework.Types.Void);
            program.Methods.Add(method);
            var partCode = new CilCodeBuffer(method.Body);
            foreach (var initialise in part)
            {
                initialise(partCode);
            }

            partCode.Emit(OpCodes.Ret);
            partCode.Finish();
            code.Emit(OpCodes.Call, method);
        }
    }

    private void InitialiseString(CilCodeBuffer code, FieldDefinition field, FieldDefinition data, int length)
    {
        code.Emit(OpCodes.Ldsflda, data);
        code.LoadInt32(length);
        code.Emit(OpCodes.Call, runtime.StringFromLiteral);
        code.Emit(OpCodes.Stsfld, field);
    }

    private void InitialiseSite(CilCodeBuffer code, FieldDefinition field, IrFunction callee, string location, CilTaskEntry task)
    {
        var arguments = callee.Parameters.Skip(callee.TakesWorker ? 1 : 0).Select(parameter => parameter.Type).ToList();
        var taken = CilPlace.SizeOf(arguments);
        var given = CilPlace.SizeOf([callee.ValueResult]);
        code.Emit(OpCodes.Ldftn, task.Entry);
        if (task.Finish is not null)
        {
            code.Emit(OpCodes.Ldftn, task.Finish);
        }
        else
        {
            code.LoadInt32(0);
            code.Emit(OpCodes.Conv_U);
        }

        code.LoadInt32(Math.Max(taken.Slots, given.Slots));
        code.LoadInt32(taken.Object + given.Object > 0 ? 1 : 0);
        code.LoadString(callee.Name);
        code.LoadString(location);
        code.Emit(OpCodes.Newobj, runtime.SiteConstructor);
        code.Emit(OpCodes.Stsfld, field);
    }

    private FieldDefinition AddField(string name, TypeReference type)
    {
        var field = new FieldDefinition(name, Hidden, type);
        program.Fields.Add(field);
        return field;
    }

    /// <summary>A field that lies over bytes in the image; an empty string still needs an address.</summary>
    private FieldDefinition AddData(string name, byte[] bytes)
    {
        var content = bytes.Length == 0 ? [0] : bytes;
        if (!_blobs.TryGetValue(content.Length, out var type))
        {
            type = new TypeDefinition(
                "",
                $"<bytes>{content.Length.ToString(CultureInfo.InvariantCulture)}",
                TypeAttributes.NestedAssembly | TypeAttributes.ExplicitLayout | TypeAttributes.Sealed,
                framework.ValueType)
            {
                ClassSize = content.Length,
                PackingSize = 1,
            };
            program.NestedTypes.Add(type);
            _blobs.Add(content.Length, type);
        }

        var field = AddField($"<data>{name}", type);
        field.Attributes |= FieldAttributes.InitOnly | FieldAttributes.HasFieldRVA;
        field.InitialValue = content;
        return field;
    }
}
