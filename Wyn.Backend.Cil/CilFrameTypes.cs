// The frames of suspended calls as .NET classes: for each function that may be suspended a sealed one, derived from the runtime's
// frame of its results. Its fields are the union of its states: the n-th value of a type that lives in a state lies in the n-th
// field of that type, whatever the state. The method Resume calls the resume form.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Wyn.IR.Model;
using Wyn.IR.Types;
using TypeReference = Mono.Cecil.TypeReference;

namespace Wyn.Backend.Cil;

internal sealed class CilFrameTypes(CilComposites composites)
{
    private readonly Dictionary<IrFunction, (TypeDefinition Type, MethodDefinition Constructor)> _types = [];
    private readonly Dictionary<(IrFunction Resume, IrType Type, int Number), FieldDefinition> _fields = [];

    /// <summary>The class of the frames that a resume form goes on with.</summary>
    public TypeDefinition Class(IrFunction resume) => Declare(resume).Type;

    public MethodDefinition Constructor(IrFunction resume) => Declare(resume).Constructor;

    /// <summary>The fields of the values that live in a state, in their order.</summary>
    public IEnumerable<FieldDefinition> Fields(IrFunction resume, IEnumerable<IrType> live)
    {
        var counts = new Dictionary<IrType, int>();
        foreach (var type in live)
        {
            var number = counts.GetValueOrDefault(type);
            counts[type] = number + 1;
            if (!_fields.TryGetValue((resume, type, number), out var field))
            {
                var name = "Live" + Class(resume).Fields.Count.ToString(CultureInfo.InvariantCulture);
                field = CilComposites.AddField(Class(resume), name, composites.Types.Map(type));
                _fields.Add((resume, type, number), field);
            }

            yield return field;
        }
    }

    /// <summary>What the frame holds of a call's results: nothing, the only one, or a struct of them.</summary>
    public TypeReference? Held(ImmutableArray<IrType> values) => values switch
    {
        [] => null,
        [var only] => composites.Types.Map(only),
        _ => composites.Results(values).Definition,
    };

    /// <summary>The class of the frames of all calls with such results.</summary>
    public TypeReference Base(ImmutableArray<IrType> values) => Held(values) is { } held ? Generic("Frame`1", held) : composites.Types.Frame;

    /// <summary>The field of a frame that holds the results.</summary>
    public FieldReference Results(ImmutableArray<IrType> values)
    {
        var type = (GenericInstanceType)Base(values);
        return new FieldReference("Results", type.ElementType.GenericParameters[0], type);
    }

    private (TypeDefinition Type, MethodDefinition Constructor) Declare(IrFunction resume)
    {
        if (!_types.TryGetValue(resume, out var found))
        {
            var function = resume.ResumeOf ?? throw new System.Diagnostics.UnreachableException($"@{resume.Name} resumes nothing");
            var parent = Base(function.ValueResults);
            var type = composites.AddType("<frame>" + function.Name, TypeAttributes.Sealed, parent);
            var constructor = CilComposites.AddConstructor(type, composites.Framework.Types.Void);
            var code = new CilCodeBuffer(constructor.Body);
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Call, composites.Framework.Constructor(parent));
            code.Emit(OpCodes.Ret);
            code.Finish();
            _types.Add(resume, found = (type, constructor));
            EmitResume(type, resume);
        }

        return found;
    }

    private void EmitResume(TypeDefinition type, IrFunction resume)
    {
        var method = new MethodDefinition("Resume", MethodAttributes.Public | MethodAttributes.HideBySig | MethodAttributes.Virtual, composites.Types.Frame);
        method.Parameters.Add(new ParameterDefinition("worker", ParameterAttributes.None, composites.Types.Worker));
        method.Parameters.Add(new ParameterDefinition("child", ParameterAttributes.None, composites.Types.Frame));
        composites.AddMethod(type, method);
        var code = new CilCodeBuffer(method.Body);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldarg_2);
        code.Emit(OpCodes.Call, composites.Method(resume));
        code.Emit(OpCodes.Ret);
        code.Finish();
    }

    private GenericInstanceType Generic(string name, TypeReference argument)
    {
        var open = composites.Framework.RuntimeClass(name);
        open.GenericParameters.Add(new GenericParameter("T", open));
        return new GenericInstanceType(open) { GenericArguments = { argument } };
    }
}
