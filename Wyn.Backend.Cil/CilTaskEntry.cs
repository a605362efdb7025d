// The methods through which the runtime runs a function as a task. The entry takes the arguments out of the payload, calls, and
// stores the result, or gives the frame of the function, which waits; when its call has ended later, the other one moves the
// result out of that frame. Claiming before and completing after are the runtime's.
//
//   static Frame <task>f(Worker worker, Future task) { var r = f(worker, task.Word(0)); if (r.Frame != null) return r.Frame; task.Word(0) = r.Value; return null; }
//   static void <finish>f(Worker worker, Future task, Frame frame) { task.Word(0) = ((Frame<long>)frame).Results; }
using System;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Wyn.IR.Model;
using Wyn.IR.Types;
using TypeReference = Mono.Cecil.TypeReference;

namespace Wyn.Backend.Cil;

/// <param name="Entry">Begins the task.</param>
/// <param name="Finish">Ends a task that was suspended; null if the function cannot be.</param>
internal sealed record CilTaskEntry(MethodDefinition Entry, MethodDefinition? Finish)
{
    public static CilTaskEntry Emit(CilProgram program, IrFunction function)
        => new(program.Add(EmitEntry(program, function)), function.Suspends ? program.Add(EmitFinish(program, function)) : null);

    /// <summary>Panics if a value that is about to leave its task holds a box.</summary>
    public static void EmitCheck(CilProgram program, CilCodeBuffer code, IrType type, Action load, string location)
    {
        load();
        if (CilSharing.IsComposite(type))
        {
            code.Emit(OpCodes.Box, program.Types.Map(type));
        }

        code.LoadString(location);
        code.Emit(OpCodes.Call, program.Composites.BoxCheck);
    }

    private static MethodDefinition EmitEntry(CilProgram program, IrFunction function)
    {
        var (method, code, payload) = Begin(program, "<task>" + function.Name, program.Types.Frame);
        var firstArgument = function.TakesWorker ? 1 : 0;
        if (function.TakesWorker)
        {
            code.LoadArgument(method.Parameters[0]);
        }

        var place = default(CilPlace);
        for (var i = firstArgument; i < function.Parameters.Count; i++)
        {
            payload.Take(place, function.Parameters[i].Type);
            place = place.After(function.Parameters[i].Type);
        }

        code.Emit(OpCodes.Call, program.Method(function));
        if (function.Suspends)
        {
            EmitFrame(program, function, code);
        }

        StoreResult(program, function, code, payload);
        code.Emit(OpCodes.Ldnull);
        code.Emit(OpCodes.Ret);
        code.Finish();
        return method;
    }

    private static MethodDefinition EmitFinish(CilProgram program, IrFunction function)
    {
        var (method, code, payload) = Begin(program, "<finish>" + function.Name, program.Framework.Types.Void);
        var frame = new ParameterDefinition("frame", ParameterAttributes.None, program.Types.Frame);
        method.Parameters.Add(frame);
        var values = function.ValueResults;
        if (!values.IsEmpty)
        {
            code.LoadArgument(frame);
            code.Emit(OpCodes.Castclass, program.Composites.Frames.Base(values));
            code.Emit(OpCodes.Ldfld, program.Composites.Frames.Results(values));
        }

        StoreResult(program, function, code, payload);
        code.Emit(OpCodes.Ret);
        code.Finish();
        return method;
    }

    private static (MethodDefinition Method, CilCodeBuffer Code, CilPayload Payload) Begin(CilProgram program, string name, TypeReference result)
    {
        var method = new MethodDefinition(name, MethodAttributes.Assembly | MethodAttributes.Static | MethodAttributes.HideBySig, result);
        var task = new ParameterDefinition("task", ParameterAttributes.None, program.Types.Future);
        method.Parameters.Add(new ParameterDefinition("worker", ParameterAttributes.None, program.Types.Worker));
        method.Parameters.Add(task);
        var code = new CilCodeBuffer(method.Body);
        return (method, code, new CilPayload(program, code, () => code.LoadArgumentAddress(task)));
    }

    /// <summary>Returns the frame on the stack, if it is one; else leaves the value there, if there is one.</summary>
    private static void EmitFrame(CilProgram program, IrFunction function, CilCodeBuffer code)
    {
        var ended = new CilLabel();
        var results = function.Results;
        if (results.Length == 1)
        {
            var frame = code.AddLocal(program.Types.Frame);
            code.StoreLocal(frame);
            code.LoadLocal(frame);
            code.Branch(OpCodes.Brfalse, ended);
            code.LoadLocal(frame);
            code.Emit(OpCodes.Ret);
            code.Mark(ended);
            return;
        }

        var all = code.AddLocal(program.Types.MapResults(results));
        code.StoreLocal(all);
        code.LoadLocal(all);
        code.Emit(OpCodes.Ldfld, program.Types.ResultField(results, results.Length - 1));
        code.Branch(OpCodes.Brfalse, ended);
        code.LoadLocal(all);
        code.Emit(OpCodes.Ldfld, program.Types.ResultField(results, results.Length - 1));
        code.Emit(OpCodes.Ret);
        code.Mark(ended);
        code.LoadLocal(all);
        code.Emit(OpCodes.Ldfld, program.Types.ResultField(results, 0)); // a task has one value
    }

    /// <summary>Stores the value on the stack, if there is one.</summary>
    private static void StoreResult(CilProgram program, IrFunction function, CilCodeBuffer code, CilPayload payload)
    {
        var value = function.ValueResult;
        if (value.Kind == IrTypeKind.Unit)
        {
            return;
        }

        var result = code.AddLocal(program.Types.Map(value));
        code.StoreLocal(result);
        if (value.MayHoldBox)
        {
            EmitCheck(program, code, value, () => code.LoadLocal(result), ""); // the runtime names the place of the spawn
        }

        payload.Store(default, value, () => code.LoadLocal(result), () => code.LoadLocalAddress(result));
    }
}
