// spawn. Arguments are evaluated and converted where the spawn stands; a built-in function is spawned through a function
// made for it, which takes the converted argument.
using System.Diagnostics;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.IR.Build;
using Wyn.IR.Model;

namespace Wyn.Frontend.IrGeneration;

internal sealed partial class IrGenerator
{
    private IrValue GenerateSpawn(BoundSpawn spawn)
    {
        var (function, arguments) = GenerateTask(spawn.Call);
        Locate(spawn.Location);
        return _builder.Spawn(function, arguments);
    }

    private void GenerateDetachedSpawn(BoundSpawnStatement spawn)
    {
        var (function, arguments) = GenerateTask(spawn.Call);
        Locate(spawn.Location);
        _builder.SpawnDetached(function, arguments);
    }

    /// <summary>The function that a task runs, and the arguments that it starts with.</summary>
    private (IrFunction Function, IrValue[] Arguments) GenerateTask(BoundInvocation call)
    {
        switch (call)
        {
            case BoundCall named:
                var arguments = GenerateTaskArguments(named);
                return (NeedsWrapper(named.Function) ? MakeWrapper(named.Function, $"$spawn.{named.Function.Name}", call.Location) : _module.Function(named.Function), arguments);
            case BoundClosureCall closure:
                IrValue[] values = [GenerateValue(closure.Callee), .. closure.Arguments.Select(GenerateValue)];
                return (SpawnedClosure(closure, values), values);
            case BoundTraitCall dispatched:
                IrValue[] operands = [GenerateValue(dispatched.Receiver), .. dispatched.Arguments.Select(GenerateValue)];
                return (SpawnedTraitCall(dispatched), operands);
            case BoundBuiltInCall builtIn:
                var argument = GenerateValue(builtIn.Argument);
                return (_module.SpawnedBuiltIn(builtIn.Function, argument.Type, ModuleGenerator.Locate(call.Location)), [argument]);
            case BoundPrint print:
                var text = GeneratePrintedText(print).ToValue(_builder);
                return (_module.SpawnedBuiltIn(print.Function, text.Type, ModuleGenerator.Locate(call.Location)), [text]);
            default:
                throw new UnreachableException($"spawn of {call.GetType().Name}");
        }
    }

    private IrValue[] GenerateTaskArguments(BoundCall call)
    {
        var values = new IrValue[call.Arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var position = call.Order.IsDefault ? i : call.Order[i];
            values[position] = GenerateValue(call.Arguments[position]);
        }

        return values;
    }

    /// <summary>A function that calls the closure that it is given.</summary>
    private IrFunction SpawnedClosure(BoundClosureCall call, IrValue[] values)
    {
        var function = _module.AddFunction("$spawn.closure", _module.ResultsOf(call.Type), ModuleGenerator.Locate(call.Location));
        var builder = new IrBuilder(function);
        IrValue[] parameters = [.. values.Select(value => builder.AddParameter(value.Type, null))];
        var result = builder.CallClosure(parameters[0], parameters[1..]);
        builder.Ret(result is null ? [] : [result]);
        return function;
    }

    /// <summary>The function that dispatches; where it gives a changed receiver back, one that drops it.</summary>
    private IrFunction SpawnedTraitCall(BoundTraitCall call)
    {
        var target = _module.TraitMethods.FunctionOf(call);
        if (!_module.TraitMethods.IsWriting(call))
        {
            return target;
        }

        var function = _module.AddFunction($"$spawn.{call.Method}", _module.ResultsOf(call.Type), ModuleGenerator.Locate(call.Location));
        var builder = new IrBuilder(function);
        var results = builder.Call(target, [.. target.Parameters.Select(parameter => builder.AddParameter(parameter.Type, parameter.Name))]);
        builder.Ret([.. results[..^1]]);
        return function;
    }
}
