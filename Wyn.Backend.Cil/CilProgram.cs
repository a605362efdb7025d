// What the emitters of all methods of one assembly share: references, declared methods and fields, constants.
using System.Collections.Generic;
using Mono.Cecil;
using Wyn.IR.Model;

namespace Wyn.Backend.Cil;

internal sealed class CilProgram
{
    public const string TypeName = "WynProgram";

    // In bytes of IL, without what only ends in a panic; the JIT's own limit for calls that a profile favours is similar.
    private const int MaxInlinedSize = 80;

    private readonly Dictionary<IrFunction, MethodDefinition> _methods = [];
    private readonly Dictionary<IrFunction, CilTaskEntry> _taskEntries = [];

    public CilProgram(ModuleDefinition module, bool optimise)
    {
        Optimise = optimise;
        Framework = new CilFramework(module);
        Type = new TypeDefinition(
            "",
            TypeName,
            TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed | TypeAttributes.BeforeFieldInit,
            Framework.Types.Object);
        module.Types.Add(Type);
        Types = new CilTypeMapper(Framework, Type, Method, optimise);
        Runtime = new CilRuntimeImports(Framework, Types);
        Constants = new CilConstants(Framework, Types, Runtime, Type);
        Globals = new CilGlobals(this);
    }

    /// <summary>True if methods are compiled with all optimisation the first time they are called.</summary>
    public bool Optimise { get; }

    public CilFramework Framework { get; }

    public CilTypeMapper Types { get; }

    public CilComposites Composites => Types.Composites;

    public CilRuntimeImports Runtime { get; }

    public CilConstants Constants { get; }

    public CilGlobals Globals { get; }

    /// <summary>The type that holds everything.</summary>
    public TypeDefinition Type { get; }

    public MethodDefinition Method(IrFunction function) => _methods[function];

    public void DeclareFunction(IrFunction function)
    {
        var method = new MethodDefinition(
            function.Name, MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.HideBySig, Types.MapResults(function.Results));
        foreach (var parameter in function.Parameters)
        {
            method.Parameters.Add(new ParameterDefinition(parameter.Name, ParameterAttributes.None, Types.Map(parameter.Type)));
        }

        _methods.Add(function, Add(method));
    }

    /// <summary>The methods through which the runtime runs a function as a task.</summary>
    public CilTaskEntry TaskEntry(IrFunction function)
    {
        if (!_taskEntries.TryGetValue(function, out var task))
        {
            task = CilTaskEntry.Emit(this, function);
            _taskEntries.Add(function, task);
        }

        return task;
    }

    /// <summary>
    /// Adds a method to the program's type. Optimised methods are compiled with all optimisation when they are first
    /// called. In tiers, a loop that the program begins with starts slow and goes on in code made for its middle, calls
    /// stay slow for the tenth of a second until the second tier comes, and the host's settings would decide; the first
    /// compilation costs more, which programs of a few thousand lines do not notice.
    /// </summary>
    public MethodDefinition Add(MethodDefinition method)
    {
        if (Optimise)
        {
            method.ImplAttributes |= MethodImplAttributes.AggressiveOptimization;
        }

        Type.Methods.Add(method);
        return method;
    }

    /// <summary>
    /// Asks the JIT to inline a method where it is called, if it is small. The JIT would only do so by itself with a
    /// profile, which methods that are optimised at once do not have: a recursive Fibonacci takes 2.2 s without and 1.4 s
    /// with, C# with a profile 1.5 s.
    /// </summary>
    public void InlineIfSmall(MethodDefinition method, int size)
    {
        if (Optimise && size <= MaxInlinedSize)
        {
            method.ImplAttributes |= MethodImplAttributes.AggressiveInlining;
        }
    }
}
