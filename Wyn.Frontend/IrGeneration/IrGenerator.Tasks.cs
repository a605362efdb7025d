// spawn. Arguments are evaluated and converted where the spawn stands; a built-in function is spawned through a function
// made for it, which takes the converted argument.
using System.Diagnostics;
using System.Linq;
using Wyn.Frontend.Binding;
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
                return (_module.Function(named.Function), [.. named.Arguments.Select(GenerateValue)]);
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
}
