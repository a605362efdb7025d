// References to the framework and to the managed runtime, written by hand: neither reflection over the tool's own
// libraries nor a reference pack takes part, so that the output depends on nothing but the input.
using System;
using Mono.Cecil;

namespace Wyn.Backend.Cil;

internal sealed class CilFramework
{
    public const string RuntimeAssemblyName = "Wyn.Runtime.Managed";
    public const string RuntimeNamespace = "Wyn.Runtime";

    private static readonly Version FrameworkVersion = new(10, 0, 0, 0);

    private readonly ModuleDefinition _module;
    private readonly AssemblyNameReference _framework;
    private readonly AssemblyNameReference _runtime;

    /// <summary>Adds the references; must come before anything touches the module's type system, which would settle on mscorlib.</summary>
    public CilFramework(ModuleDefinition module)
    {
        _module = module;
        _framework = new AssemblyNameReference("System.Runtime", FrameworkVersion)
        {
            PublicKeyToken = [0xb0, 0x3f, 0x5f, 0x7f, 0x11, 0xd5, 0x0a, 0x3a],
        };
        _runtime = new AssemblyNameReference(RuntimeAssemblyName, new Version(0, 0, 0, 0));
        module.AssemblyReferences.Add(_framework);
        module.AssemblyReferences.Add(_runtime);
    }

    public TypeSystem Types => _module.TypeSystem;

    public TypeReference ValueType => Class("System", "ValueType");

    public TypeReference Stream => Class("System.IO", "Stream");

    /// <summary>A class of the framework.</summary>
    public TypeReference Class(string space, string name) => new(space, name, _module, _framework, false);

    /// <summary>A value type of the framework.</summary>
    public TypeReference Struct(string space, string name) => new(space, name, _module, _framework, true);

    /// <summary>A class of the managed runtime.</summary>
    public TypeReference RuntimeClass(string name) => new(RuntimeNamespace, name, _module, _runtime, false);

    /// <summary>A value type of the managed runtime.</summary>
    public TypeReference RuntimeStruct(string name) => new(RuntimeNamespace, name, _module, _runtime, true);

    /// <summary><c>long.CreateSaturating&lt;double&gt;</c>: the framework's conversion that is defined for every input.</summary>
    public MethodReference SaturatingConversion()
    {
        var open = Method(Types.Int64, "CreateSaturating", Types.Int64);
        var parameter = new GenericParameter("TOther", open);
        open.GenericParameters.Add(parameter);
        open.Parameters.Add(new ParameterDefinition(parameter));
        return new GenericInstanceMethod(open) { GenericArguments = { Types.Double } };
    }

    /// <summary>The float with these bits; the JIT makes one register move of it.</summary>
    public MethodReference FloatFromBits()
        => Method(Class("System", "BitConverter"), "Int64BitsToDouble", Types.Double, Types.Int64);

    /// <summary>The bits of a float.</summary>
    public MethodReference BitsFromFloat()
        => Method(Class("System", "BitConverter"), "DoubleToInt64Bits", Types.Int64, Types.Double);

    /// <summary>A constructor, for attributes and objects.</summary>
    public MethodReference Constructor(TypeReference type, params TypeReference[] parameters)
    {
        var constructor = Method(type, ".ctor", Types.Void, parameters);
        constructor.HasThis = true;
        return constructor;
    }

    /// <summary>A static method.</summary>
    public static MethodReference Method(TypeReference type, string name, TypeReference result, params TypeReference[] parameters)
    {
        var method = new MethodReference(name, result, type);
        foreach (var parameter in parameters)
        {
            method.Parameters.Add(new ParameterDefinition(parameter));
        }

        return method;
    }
}
