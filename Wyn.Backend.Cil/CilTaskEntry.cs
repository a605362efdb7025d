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

        for (var i = firstArgument; i < function.Parameters.Count; i++)
        {
            payload.Take(i - firstArgument, function.Parameters[i].Type);
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
            code.Emit(OpCodes.Ldfld, program.Types.CompletionValue(value));
        }

        var result = code.AddLocal(program.Types.Map(value));
        code.StoreLocal(result);
        payload.Store(0, value, () => code.LoadLocal(result), () => code.LoadLocalAddress(result));
    }
}
