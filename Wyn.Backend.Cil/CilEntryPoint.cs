// The doors into an emitted assembly: Main for the .NET host, Run for a process that brings its own streams. Both make
// the constants, set the globals to the zeros of their types, and hand the program's start to the runtime as a task.
using Mono.Cecil;
using Mono.Cecil.Cil;
using Wyn.IR.Model;
using TypeReference = Mono.Cecil.TypeReference;

namespace Wyn.Backend.Cil;

internal static class CilEntryPoint
{
    public const string RunName = "Run";

    /// <summary>Adds the methods and gives Main. Comes after all functions: it fills in the constants that they use.</summary>
    public static MethodDefinition Emit(CilProgram program, IrModule module, IrFunction start)
    {
        var types = program.Framework.Types;
        var site = program.Constants.Site(start, start.Location, program.TaskEntry(start));
        var initialise = EmitInitialise(program, module);
        var arguments = new Mono.Cecil.ArrayType(types.String);

        var main = Method(program, "Main", ("args", arguments));
        EmitDoor(main, initialise, site, program.Runtime.HostMain);

        var stream = program.Framework.Stream;
        var run = Method(program, RunName, ("args", arguments), ("input", stream), ("output", stream), ("error", stream), ("workers", types.Int32));
        EmitDoor(run, initialise, site, program.Runtime.HostRun);
        return main;
    }

    private static MethodDefinition Method(CilProgram program, string name, params (string Name, TypeReference Type)[] parameters)
    {
        var method = new MethodDefinition(
            name, MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.HideBySig, program.Framework.Types.Int32);
        foreach (var (parameterName, type) in parameters)
        {
            method.Parameters.Add(new ParameterDefinition(parameterName, ParameterAttributes.None, type));
        }

        program.Type.Methods.Add(method);
        return method;
    }

    private static void EmitDoor(MethodDefinition method, MethodDefinition initialise, FieldDefinition site, MethodReference host)
    {
        var code = new CilCodeBuffer(method.Body);
        code.Emit(OpCodes.Call, initialise);
        code.Emit(OpCodes.Ldsfld, site);
        foreach (var parameter in method.Parameters)
        {
            code.LoadArgument(parameter);
        }

        code.Emit(OpCodes.Call, host);
        code.Emit(OpCodes.Ret);
        code.Finish();
    }

    /// <summary>Runs once per run of the program, so a host may run one assembly several times.</summary>
    private static MethodDefinition EmitInitialise(CilProgram program, IrModule module)
    {
        var method = new MethodDefinition(
            "<initialise>", MethodAttributes.Assembly | MethodAttributes.Static | MethodAttributes.HideBySig, program.Framework.Types.Void);
        program.Type.Methods.Add(method);
        var code = new CilCodeBuffer(method.Body);
        program.Constants.String(new StrConstant([])); // the zero of a global: nothing may be added behind the initialisers
        program.Constants.EmitInitialisers(code);
        foreach (var global in module.Globals)
        {
            program.Globals.EmitInitial(code, global);
        }

        code.Emit(OpCodes.Ret);
        code.Finish();
        return method;
    }
}
