// Functions as values. A lambda becomes a function whose first parameters are what it captures: the value of a variable, or the
// box that it shares with the function around it. What is deferred is a list of closures that every return calls from its end.
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Symbols;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;

namespace Wyn.Frontend.IrGeneration;

internal sealed partial class IrGenerator
{
    private IrValue GenerateClosure(BoundLambda lambda)
    {
        var location = ModuleGenerator.Locate(lambda.Location);
        var function = _module.AddLambda(_module.ResultsOf(lambda.Function.ReturnType), location);
        var builder = new IrBuilder(function);
        foreach (var variable in lambda.Captures)
        {
            builder.AddParameter(TypeOf(variable), variable.Name);
        }

        foreach (var parameter in lambda.Function.Parameters)
        {
            builder.AddParameter(_module.MapType(parameter.Type), parameter.Name);
        }

        var (module, isLibrary) = (_module, _frame.IsLibrary);
        module.Later(() => GenerateLambda(module, lambda, isLibrary, function));
        Locate(lambda.Location);
        return _builder.ClosureNew(function, [.. lambda.Captures.Select(_ssa.Read)]);
    }

    private IrValue GenerateFunctionValue(BoundFunctionValue value)
    {
        Locate(value.Location);
        var function = NeedsWrapper(value.Function)
            ? MakeWrapper(value.Function, $"$value.{value.Function.Name}", value.Location)
            : _module.Function(value.Function);
        return _builder.ClosureNew(function);
    }

    /// <summary>True if a function cannot stand for itself as a value or in a task: it is none in IR, or gives in-out parameters back.</summary>
    private static bool NeedsWrapper(FunctionSymbol function)
        => function.IsExpanded || function.Definition is { IsIntrinsic: true } || function.Parameters.Any(parameter => parameter.IsInOut);

    /// <summary>A function that only calls another one and gives its value; what comes back in in-out parameters is dropped.</summary>
    private IrFunction MakeWrapper(FunctionSymbol target, string name, Text.TextLocation location)
    {
        var function = _module.AddFunction(name, _module.ResultsOf(target.ReturnType), ModuleGenerator.Locate(location));
        var symbol = new FunctionSymbol(name, null, [], [], target.ReturnType, true, location) { IsLambda = true };
        var generator = new IrGenerator(_module, symbol, isLibrary: false, function);
        Argument[] arguments =
        [
            .. target.Parameters.Select(parameter => new Argument(generator._builder.AddParameter(_module.MapType(parameter.Type), parameter.Name), null)),
        ];
        _module.Later(() =>
        {
            var result = generator.EmitCall(target, arguments, location);
            if (!generator._builder.IsTerminated)
            {
                generator.Return(result);
            }
        });
        return function;
    }

    private void GenerateDefer(BoundDefer statement)
    {
        var place = RootOf(_frame.Deferred!); // A function with a defer has the list.
        var action = GenerateClosure(statement.Action);
        Locate(statement.Location);
        place.Store(_builder.ArrayPush(place.Load(), action));
    }

    /// <summary>Calls what has been deferred, the last first.</summary>
    private void RunDeferred()
    {
        if (_frame.Deferred is not { } deferred)
        {
            return;
        }

        var (header, body, exit) = (_builder.NewBlock("deferred"), _builder.NewBlock("run"), _builder.NewBlock("end"));
        Branch(header);
        Place(header);
        _ssa.BeginLoop(header, [deferred]);
        var length = _builder.ArrayLen(_ssa.Read(deferred));
        BranchIf(_builder.Emit(Opcode.GtInt, length, _builder.Const(0)), body, [], exit, []);
        Place(body);
        var (rest, action) = _builder.ArrayPop(_ssa.Read(deferred));
        _ssa.Write(deferred, rest);
        _builder.CallClosure(action);
        Branch(header);
        _ssa.EndLoop(header);
        Place(exit);
    }
}
