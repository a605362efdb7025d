// Closures as .NET classes: an abstract one for each function type, with the method that calls, and for each function that
// becomes a closure one with a field for each captured value.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.Backend.Cil;

internal sealed class CilClosureTypes(CilComposites composites)
{
    private readonly Dictionary<FunctionType, (TypeDefinition Type, MethodDefinition Constructor, MethodDefinition Invoke)> _types = [];
    private readonly Dictionary<(IrFunction Target, FunctionType Type), MethodDefinition> _closures = [];

    /// <summary>The class of all closures of a function type.</summary>
    public TypeDefinition Class(FunctionType type) => Declare(type).Type;

    /// <summary>The method that calls: the worker, then the arguments.</summary>
    public MethodDefinition Invoke(FunctionType type) => Declare(type).Invoke;

    /// <summary>The constructor of the closures of a function: takes the captured values.</summary>
    public MethodDefinition Constructor(IrFunction target, FunctionType type)
    {
        if (!_closures.TryGetValue((target, type), out var constructor))
        {
            _closures.Add((target, type), constructor = EmitClosure(target, type));
        }

        return constructor;
    }

    private static ImmutableArray<IrType> Results(FunctionType type)
    {
        ImmutableArray<IrType> value = type.Result.Kind == IrTypeKind.Unit ? [] : [type.Result];
        return type.Suspends ? value.Add(IrType.Frame) : value;
    }

    private (TypeDefinition Type, MethodDefinition Constructor, MethodDefinition Invoke) Declare(FunctionType type)
    {
        if (!_types.TryGetValue(type, out var found))
        {
            var definition = composites.AddType(type.Text, TypeAttributes.Abstract, composites.ClosureClass);
            var constructor = CilComposites.AddConstructor(definition, composites.Framework.Types.Void);
            EmitBaseCall(constructor, composites.Framework.Constructor(composites.ClosureClass)).Finish();
            var invoke = new MethodDefinition("Invoke", MethodAttributes.Public | MethodAttributes.HideBySig | MethodAttributes.Abstract
                | MethodAttributes.Virtual | MethodAttributes.NewSlot, composites.Framework.Types.Void);
            definition.Methods.Add(invoke);
            _types.Add(type, found = (definition, constructor, invoke));
            AddSignature(invoke, type);
        }

        return found;
    }

    private void AddSignature(MethodDefinition method, FunctionType type)
    {
        method.ReturnType = composites.Types.MapResults(Results(type));
        method.Parameters.Add(new ParameterDefinition("worker", ParameterAttributes.None, composites.Types.Worker));
        foreach (var parameter in type.Parameters)
        {
            method.Parameters.Add(new ParameterDefinition(composites.Types.Map(parameter)));
        }
    }

    private MethodDefinition EmitClosure(IrFunction target, FunctionType type)
    {
        var (parent, parentConstructor, parentInvoke) = Declare(type);
        var definition = composites.AddType("<closure>" + target.Name, TypeAttributes.Sealed, parent);
        var first = target.TakesWorker ? 1 : 0;
        var captures = target.Parameters.Skip(first).Take(target.Parameters.Count - first - type.Parameters.Length).ToList();
        var fields = new List<FieldDefinition>();
        foreach (var (index, capture) in captures.Index())
        {
            var name = capture.Name ?? "Capture" + index.ToString(CultureInfo.InvariantCulture);
            fields.Add(CilComposites.AddField(definition, name, composites.Types.Map(capture.Type)));
        }

        var constructor = CilComposites.AddConstructor(definition, composites.Framework.Types.Void);
        EmitConstructor(constructor, parentConstructor, fields);
        var invoke = new MethodDefinition(
            parentInvoke.Name, MethodAttributes.Public | MethodAttributes.HideBySig | MethodAttributes.Virtual, composites.Framework.Types.Void);
        AddSignature(invoke, type);
        composites.AddMethod(definition, invoke);
        composites.Later(() => EmitInvoke(invoke, target, captures, fields));
        if (captures.Any(capture => capture.Type.MayHoldBox))
        {
            composites.AddFindBoxes(definition, [.. captures.Select(capture => capture.Type)], fields, default);
        }

        return constructor;
    }

    private static CilCodeBuffer EmitBaseCall(MethodDefinition constructor, MethodReference parent)
    {
        var code = new CilCodeBuffer(constructor.Body);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Call, parent);
        code.Emit(OpCodes.Ret);
        return code;
    }

    private static void EmitConstructor(MethodDefinition constructor, MethodDefinition parent, List<FieldDefinition> fields)
    {
        var code = new CilCodeBuffer(constructor.Body);
        foreach (var field in fields)
        {
            var parameter = new ParameterDefinition(field.Name, ParameterAttributes.None, field.FieldType);
            constructor.Parameters.Add(parameter);
            code.Emit(OpCodes.Ldarg_0);
            code.LoadParameter(parameter);
            code.Emit(OpCodes.Stfld, field);
        }

        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Call, parent);
        code.Emit(OpCodes.Ret);
        code.Finish();
    }

    /// <summary>Calls the function with the captured values before the arguments; those that it will own are copies.</summary>
    private void EmitInvoke(MethodDefinition invoke, IrFunction target, List<IrValue> captures, List<FieldDefinition> fields)
    {
        var code = new CilCodeBuffer(invoke.Body);
        if (target.TakesWorker)
        {
            code.LoadParameter(invoke.Parameters[0]);
        }

        for (var i = 0; i < captures.Count; i++)
        {
            if (!captures[i].IsBorrowed)
            {
                composites.EmitShareField(code, captures[i].Type, fields[i]);
            }

            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldfld, fields[i]);
        }

        foreach (var parameter in invoke.Parameters.Skip(1))
        {
            code.LoadParameter(parameter);
        }

        code.Emit(OpCodes.Call, composites.Method(target));
        code.Emit(OpCodes.Ret);
        code.Finish();
    }
}
