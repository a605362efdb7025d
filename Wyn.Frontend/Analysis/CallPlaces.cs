// Checks of places that calls change, and of what goes into tasks: no place is changed twice by one call, none is changed by a
// task, and no lambda that changes a variable leaves the task of that variable.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.IR.Model;

namespace Wyn.Frontend.Analysis;

/// <summary>Checks in-out arguments and the arguments of tasks.</summary>
internal static class CallPlaces
{
    public static void Run(BoundFunction function, DiagnosticBag diagnostics)
    {
        var lambdas = new Dictionary<VariableSymbol, BoundLambda>();
        var passed = function.Body.DescendantsAndSelf().Where(node => node is BoundInvocation or BoundDefer).SelectMany(node => node.Children).ToHashSet();
        foreach (var node in function.Body.DescendantsAndSelf())
        {
            switch (node)
            {
                case BoundAssignment { IsDeclaration: true, Target: BoundVariable { Variable: var variable }, Value: BoundLambda lambda }:
                    lambdas[variable] = lambda;
                    break;
                case BoundLambda lambda when !passed.Contains(lambda):
                    CheckEscape(lambda, diagnostics);
                    break;
                case BoundCall call:
                    CheckOverlap(call, diagnostics);
                    CheckConstant(call, diagnostics);
                    if (call.Function is { Name: "send", Definition.IsLibrary: true } && call.Arguments is [_, var sent])
                    {
                        CheckLeaving(sent, lambdas, diagnostics);
                    }

                    break;
                case BoundSpawn spawn:
                    CheckTask(spawn.Call, lambdas, diagnostics);
                    break;
                case BoundSpawnStatement spawn:
                    CheckTask(spawn.Call, lambdas, diagnostics);
                    break;
            }
        }
    }

    /// <summary>A method that turns out to write its receiver cannot be called on a constant.</summary>
    private static void CheckConstant(BoundCall call, DiagnosticBag diagnostics)
    {
        if (call is { Function.Parameters: [{ IsInOut: true, IsSelf: true }, ..], Arguments: [var receiver, ..] } && PathOf(receiver) is { Root.IsConst: true } path)
        {
            diagnostics.Add(new Diagnostic(BindingDiagnostics.AssignmentToConstant, receiver.Location, [path.Root.Name])
            {
                Labels =
                [
                    new DiagnosticLabel(path.Root.Location, "declared with 'const' here"),
                    new DiagnosticLabel(call.Function.Location, $"'{call.Function.Name}' changes 'self'"),
                ],
                Help = $"declare it with 'var {path.Root.Name} = ...' if it is to change",
            });
        }
    }

    /// <summary>What an in-out parameter holds goes back when the function returns: a lambda that changes it later would change nothing.</summary>
    private static void CheckEscape(BoundLambda lambda, DiagnosticBag diagnostics)
    {
        foreach (var parameter in lambda.Captures.OfType<ParameterSymbol>().Where(parameter => parameter.IsInOut && parameter.IsBoxed))
        {
            diagnostics.Add(new Diagnostic(BindingDiagnostics.EscapingChange, lambda.Location, [parameter.Name])
            {
                Labels = [new DiagnosticLabel(parameter.Location, "its value goes back to the caller when the function returns")],
                Help = "pass the lambda to a call, or let it change a variable of the function",
            });
        }
    }

    private static void CheckOverlap(BoundCall call, DiagnosticBag diagnostics)
    {
        var places = call.Arguments
            .Where((argument, i) => call.Function.Parameters[i].IsInOut)
            .Select(argument => argument is BoundReference reference ? reference.Place : argument)
            .Select(place => (Place: place, Path: PathOf(place)))
            .ToList();
        for (var i = 0; i < places.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (places[i].Path is { } second && places[j].Path is { } first && first.Overlaps(second))
                {
                    diagnostics.Add(new Diagnostic(BindingDiagnostics.OverlappingPlaces, places[i].Place.Location, [first.Root.Name])
                    {
                        Labels = [new DiagnosticLabel(places[j].Place.Location, "changed here too")],
                        Help = "copy one of them to a variable first, and store it back afterwards",
                    });
                }
            }
        }
    }

    private static void CheckTask(BoundInvocation call, Dictionary<VariableSymbol, BoundLambda> lambdas, DiagnosticBag diagnostics)
    {
        foreach (var operand in call.Children)
        {
            if (operand is BoundReference reference)
            {
                diagnostics.Add(new Diagnostic(ConcurrencyDiagnostics.PlaceInTask, reference.Location, [])
                {
                    Help = "return the changed value from the task, and assign it where it is awaited",
                });
            }

            CheckLeaving(operand, lambdas, diagnostics);
        }
    }

    /// <summary>What goes to another task shares no variable with this one.</summary>
    private static void CheckLeaving(BoundNode operand, Dictionary<VariableSymbol, BoundLambda> lambdas, DiagnosticBag diagnostics)
    {
        var lambda = operand as BoundLambda ?? (operand is BoundVariable variable ? lambdas.GetValueOrDefault(variable.Variable) : null);
        if (lambda?.Captures.FirstOrDefault(captured => captured.IsBoxed) is { } changed)
        {
            diagnostics.Add(new Diagnostic(ConcurrencyDiagnostics.ClosureInTask, operand.Location, [changed.Name])
            {
                Labels = [new DiagnosticLabel(changed.Location, $"'{changed.Name}' is declared here")],
                Help = "share a cell with Shared.new, or send values through a channel",
            });
        }
    }

    private static PlacePath? PathOf(BoundExpression place)
    {
        var steps = new Stack<long?>();
        while (true)
        {
            switch (place)
            {
                case BoundVariable { Variable: var root }:
                    return new PlacePath(root, [.. steps]);
                case BoundField part:
                    steps.Push(part.Field);
                    place = part.Receiver;
                    break;
                case BoundElement element:
                    steps.Push(element.Index is BoundLiteral { Value: IntConstant index } ? index.Value : null);
                    place = element.Receiver;
                    break;
                case BoundMapElement element:
                    steps.Push(null);
                    place = element.Receiver;
                    break;
                default:
                    return null;
            }
        }
    }

    /// <summary>A place: a variable, and the fields and elements on the way; null for an element that is only known at run time.</summary>
    private sealed record PlacePath(VariableSymbol Root, ImmutableArray<long?> Steps)
    {
        /// <summary>True if one certainly contains the other.</summary>
        public bool Overlaps(PlacePath other)
            => Root == other.Root && Steps.Zip(other.Steps).All(pair => pair.First is { } first && pair.Second is { } second && first == second);
    }
}
