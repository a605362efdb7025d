// Lambdas, closures over values and over shared variables, and calls of what variables hold.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Wyn.Fuzz;

internal sealed partial class ProgramGenerator
{
    private const int CostOfUnknownCall = 40;

    /// <summary>A name and type for the parameter of a lambda over a collection.</summary>
    private (string Name, GeneratedType Type) LambdaParameter(int depth) => (NewName("x"), RandomPlainType(Math.Min(depth, 1)));

    /// <summary>A lambda; one that is kept in a variable may be called later, and captures accordingly less.</summary>
    private string Lambda(IReadOnlyList<(string Name, GeneratedType Type)> parameters, GeneratedType result, int depth, bool isKept, bool isAnnotated = false)
    {
        isAnnotated = isAnnotated || isKept || Chance(40);
        var list = string.Join(", ", parameters.Select(parameter => isAnnotated ? $"{parameter.Name}: {parameter.Type.Text}" : parameter.Name));
        var arrow = isAnnotated ? $" -> {result.Text}" : "";
        var (jumpResult, loopDepth) = (_state.Result, _state.LoopDepth);
        (_state.Result, _state.LoopDepth) = (null, 0);
        _state.Lambdas++;
        _state.KeptLambdas += isKept ? 1 : 0;
        var body = WithinLoop(TypicalLength, [.. parameters.Select(parameter => new Variable(parameter.Name, parameter.Type, false))], () =>
            depth > 0 && Chance(20) ? BlockOfLambda(result, depth - 1) : isAnnotated ? Expression(result, depth) : Typed(result, depth));
        _state.KeptLambdas -= isKept ? 1 : 0;
        _state.Lambdas--;
        (_state.Result, _state.LoopDepth) = (jumpResult, loopDepth);
        return $"(({list}){arrow} => {body})";
    }

    private string BlockOfLambda(GeneratedType result, int depth)
    {
        var statements = Capture(() =>
        {
            _indent++;
            EmitBody(1 + _random.Next(2), 0, () => Line($"return {Typed(result, depth)}"));
            _indent--;
        });
        return $"{{\n{statements}{new string(' ', _indent * 4)}}}";
    }

    /// <summary>What an expression is where it is run several times, with some variables of its own.</summary>
    private string WithinLoop(int turns, List<Variable> variables, Func<string> expression)
    {
        var multiplier = _state.Multiplier;
        _state.Multiplier = Math.Min(multiplier * turns, 1 << 16);
        _state.Scopes.Add(variables);
        var text = expression();
        _state.Scopes.RemoveAt(_state.Scopes.Count - 1);
        _state.Multiplier = multiplier;
        return text;
    }

    private string FunctionExpression(GeneratedType type, int depth)
    {
        var parameters = type.Parts.Take(type.Parts.Count - 1).ToList();
        var named = _functions.Where(function =>
            function.IsPure && function.Cost <= CostOfUnknownCall && function.Result.Equals(type.Parts[^1])
            && function.Parameters.All(parameter => !parameter.IsMut && parameter.Default is null)
            && function.Parameters.Select(parameter => parameter.Type).SequenceEqual(parameters)).ToList();
        return named.Count > 0 && Chance(50)
            ? Pick(named).Name
            : Lambda([.. parameters.Select(parameter => (NewName("x"), parameter))], type.Parts[^1], Math.Max(depth, 1), isKept: true);
    }

    /// <summary>A call of what a variable, or a part of one, holds: a function with the result; null if there is none.</summary>
    private string? CallOfVariable(GeneratedType result, int depth)
    {
        var candidates = Visible()
            .Where(variable => variable.Type.HoldsFunction)
            .SelectMany(PlacesOf)
            .Where(place => place.Type.Kind == TypeKind.Function && place.Type.Parts[^1].Equals(result))
            .ToList();
        if (candidates.Count == 0 || !Spend(CostOfUnknownCall))
        {
            return null;
        }

        var callee = Pick(candidates);
        var callable = callee.Text.EndsWith(']') || !callee.Text.Contains('.', StringComparison.Ordinal) ? callee.Text : $"({callee.Text})";
        var call = $"{callable}({string.Join(", ", callee.Type.Parts.SkipLast(1).Select(part => Expression(part, depth)))})";
        return callee.Guards.Count == 0 ? call : $"({string.Join(" and ", callee.Guards)} ? {call} : same<{result.Text}>({Literal(result, 1)}))";
    }

    /// <summary>A variable with a closure, sometimes a counter that it shares; and a call.</summary>
    private void EmitClosure()
    {
        if (Chance(50))
        {
            var counter = NewName("n");
            Line($"var {counter} = {_random.Next(5)}");
            Declare(counter, GeneratedType.Int);
        }

        var type = RandomFunctionType();
        var name = NewName("c");
        var lambda = FunctionExpression(type, 2);
        Line(Chance(50) ? $"var {name} = {lambda}" : $"{name}: {type.Text} = {lambda}");
        Declare(name, type, isWritable: false);
        if (CallOfVariable(type.Parts[^1], 1) is { } call)
        {
            var value = NewName("v");
            Line($"var {value} = {call}");
            Declare(value, type.Parts[^1]);
        }
    }

    /// <summary>A function within the function, which sees its variables.</summary>
    private void EmitNestedFunction()
    {
        var parameter = (Name: NewName("p"), Type: RandomPlainType(1));
        var result = RandomPlainType(1);
        var name = NewName("nested");
        var body = Lambda([parameter], result, 1, isKept: true);
        Line($"fn {name}({parameter.Name}: {parameter.Type.Text}) -> {result.Text} {{ return {body}({parameter.Name}) }}");
        Declare(name, GeneratedType.Function(result, parameter.Type), isWritable: false);
    }

    /// <summary>Code for each element of an array, which changes what is around it.</summary>
    private void EmitEach()
    {
        var element = RandomPlainType(1);
        var name = NewName("x");
        var array = Typed(GeneratedType.Array(element), 1);
        var (result, loopDepth) = (_state.Result, _state.LoopDepth);
        (_state.Result, _state.LoopDepth) = (null, 0);
        _state.Lambdas++;
        Line($"{array}.each(({name}) => {{");
        _indent++;
        Line(WithinLoop(TypicalLength, [new Variable(name, element, false)], () => Capture(() => EmitBody(1 + _random.Next(2), 0, null))).Trim());
        _indent--;
        Line("})");
        _state.Lambdas--;
        (_state.Result, _state.LoopDepth) = (result, loopDepth);
    }
}
