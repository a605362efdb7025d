// The method through which the runtime runs a function as a task: takes the arguments out of the payload, calls, and
// stores the result. Claiming before it and completing after it are the runtime's.
//
//   static void <task>f(Worker worker, Future task) { task.Word(0) = f(worker, task.Word(0)); }
using Mono.Cecil;
using Mono.Cecil.Cil;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.Backend.Cil;

internal static class CilTaskEntry
{
    public static MethodDefinition Emit(CilProgram program, IrFunction function)
    {
        var method = new MethodDefinition(
            $"<task>{function.Name}", MethodAttributes.Assembly | MethodAttributes.Static | MethodAttributes.HideBySig, program.Framework.Types.Void);
        var worker = new ParameterDefinition("worker", ParameterAttributes.None, program.Types.Worker);
        var task = new ParameterDefinition("task", ParameterAttributes.None, program.Types.Future);
        method.Parameters.Add(worker);
        method.Parameters.Add(task);

        var code = new CilCodeBuffer(method.Body);
        var payload = new CilPayload(program, code, () => code.LoadArgumentAddress(task));
        var firstArgument = function.TakesWorker ? 1 : 0;
        if (function.TakesWorker)
        {
            code.LoadArgument(worker);
        }

        var place = default(CilPlace);
        for (var i = firstArgument; i < function.Parameters.Count; i++)
        {
            payload.Take(place, function.Parameters[i].Type);
            place = place.After(function.Parameters[i].Type);
        }

        code.Emit(OpCodes.Call, program.Method(function));
        EmitResult(program, function, code, payload);
        code.Emit(OpCodes.Ret);
        code.Finish();
        return method;
    }

    private static void EmitResult(CilProgram program, IrFunction function, CilCodeBuffer code, CilPayload payload)
    {
        var value = function.ValueResult;
        if (value.Kind == IrTypeKind.Unit)
        {
            if (function.Results.Length > 0)
            {
                code.Emit(OpCodes.Pop); // the frame: none in a version without suspension
            }

            return;
        }

        if (function.Results.Length > 1)
        {
            code.Emit(OpCodes.Ldfld, program.Types.ResultField(function.Results, 0));
        }

        var result = code.AddLocal(program.Types.Map(value));
        code.StoreLocal(result);
        if (value.MayHoldBox)
        {
            EmitCheck(program, code, value, () => code.LoadLocal(result), ""); // the runtime names the place of the spawn
        }

        payload.Store(default, value, () => code.LoadLocal(result), () => code.LoadLocalAddress(result));
    }

    /// <summary>Panics if a value that is about to leave its task holds a box.</summary>
    public static void EmitCheck(CilProgram program, CilCodeBuffer code, IrType type, System.Action load, string location)
    {
        load();
        if (CilSharing.IsComposite(type))
        {
            code.Emit(OpCodes.Box, program.Types.Map(type));
        }

        code.LoadString(location);
        code.Emit(OpCodes.Call, program.Composites.BoxCheck);
    }
}
