// Functions, methods and their calls: by value, in-out, named and default arguments, recursion with fuel, tasks.
using System.Collections.Generic;
using System.Linq;

namespace Wyn.Fuzz;

internal sealed partial class ProgramGenerator
{
    private const int Fuel = 5;

    private void EmitFunction(bool isPure, bool isRecursive)
    {
        var name = NewName("f");
        var result = Chance(50) ? GeneratedType.Int : RandomPlainType(2);
        var parameters = RandomParameters(isRecursive);
        Line($"fn {name}({Spell(parameters)}) -> {result.Text} {{");
        var cost = EmitFunctionBody(parameters, result, isPure, isRecursive ? name : null, self: null);
        Line("}");
        _functions.Add(new GeneratedFunction(name, parameters, result, isPure, isRecursive, false, cost));
    }

    private List<GeneratedParameter> RandomParameters(bool isRecursive)
    {
        var parameters = new List<GeneratedParameter>();
        if (isRecursive)
        {
            parameters.Add(new GeneratedParameter(NewName("fuel"), GeneratedType.Int));
        }

        var hasDefaults = Chance(30);
        for (var i = _random.Next(4); i > 0; i--)
        {
            var type = Chance(15) ? RandomFunctionType() : RandomPlainType(2);
            var isMut = type.IsPlain && Chance(25);
            parameters.Add(new GeneratedParameter(NewName("p"), type, isMut, hasDefaults && !isMut && type.IsPlain && i == 1 ? Literal(type, 2) : null));
        }

        return parameters;
    }

    private static string Spell(IEnumerable<GeneratedParameter> parameters)
        => string.Join(", ", parameters.Select(parameter =>
            $"{(parameter.IsMut ? "mut " : "")}{parameter.Name}: {parameter.Type.Text}{(parameter.Default is { } value ? " = " + value : "")}"));

    /// <summary>The body of a function or method; gives the cost of a call.</summary>
    private int EmitFunctionBody(List<GeneratedParameter> parameters, GeneratedType result, bool isPure, string? recursive, Variable? self)
    {
        var outer = _state;
        _state = new FunctionState(result, isPure, recursive is null ? FunctionBudget : FunctionBudget / 4);
        if (self is not null)
        {
            _state.Scopes[0].Add(self);
        }

        _state.Scopes[0].AddRange(parameters.Select((parameter, i) => new Variable(
            parameter.Name, parameter.Type, parameter.Type.IsPlain && (recursive is null || i > 0), IsInOut: parameter.IsMut)));
        _indent++;
        Line("var h = 0");
        Declare("h", GeneratedType.Int, isWritable: false);
        if (recursive is not null)
        {
            Line($"if {parameters[0].Name} <= 0 {{ return {Literal(result, 2)} }}");
        }

        EmitBody(1 + _random.Next(3), 2, () =>
        {
            if (recursive is not null)
            {
                EmitRecursion(recursive, parameters, result);
            }

            foreach (var parameter in _state.Scopes[0].Where(variable => _state.Changed.Contains(variable.Name)))
            {
                EmitLook(parameter);
            }

            var value = Expression(result, 2) + (result.Equals(GeneratedType.Int) || result.Equals(GeneratedType.String) ? " + h" : "");
            Line(Chance(20) ? value : $"return {value}");
        });
        _indent--;
        var cost = (_state.Cost + 5) * (recursive is null ? 1 : Fuel + 1);
        _state = outer;
        return cost;
    }

    /// <summary>A call of itself with one unit of fuel less, sometimes as a task.</summary>
    private void EmitRecursion(string name, List<GeneratedParameter> parameters, GeneratedType result)
    {
        var variable = NewName("r");
        if (InOutArguments(parameters) is not { } places)
        {
            return;
        }

        var arguments = parameters.Skip(1).Select(parameter => parameter.IsMut ? places.Dequeue() : Stored(parameter.Type, 1)).Prepend($"{parameters[0].Name} - 1");
        var call = $"{name}({string.Join(", ", arguments)})";
        var canSpawn = _state.IsPure && parameters.All(parameter => parameter is { IsMut: false, Type.IsPlain: true });
        Line(canSpawn && Chance(50) ? $"var {variable} = await spawn {call}" : $"var {variable} = {call}");
        Declare(variable, result);
        EmitLook(new Variable(variable, result, false));
    }

    /// <summary>Distinct writable variables for the `mut` parameters; null if there are not enough.</summary>
    private Queue<string>? InOutArguments(IReadOnlyList<GeneratedParameter> parameters)
    {
        var used = new HashSet<string>();
        var places = new Queue<string>();
        foreach (var parameter in parameters.Where(parameter => parameter.IsMut))
        {
            var candidates = Writable()
                .Where(variable => !used.Contains(variable.Name))
                .SelectMany(PlacesOf)
                .Where(place => place.Type.Equals(parameter.Type) && place.Guards.Count == 0)
                .ToList();
            if (candidates.Count == 0 || _state.Lambdas > 0 || _state.Yields is not null)
            {
                return null;
            }

            var place = Pick(candidates);
            used.Add(place.Root.Name);
            _state.Changed.Add(place.Root.Name);
            places.Enqueue("&" + place.Text);
        }

        return places;
    }

    /// <summary>A call of an earlier function with the result; null if none fits.</summary>
    private string? Call(GeneratedType result, int depth)
    {
        var candidates = _functions.Where(function => function.Result.Equals(result) && (function.IsPure || !_state.IsPure)).ToList();
        return candidates.Count == 0 ? null : CallOf(Pick(candidates), depth);
    }

    private string? CallOf(GeneratedFunction function, int depth)
    {
        if (!Spend(function.Cost) || InOutArguments(function.Parameters) is not { } places)
        {
            return null;
        }

        var isNamed = Chance(25) && function.Parameters.All(parameter => !parameter.IsMut);
        var arguments = new List<string>();
        foreach (var parameter in function.Parameters)
        {
            if (parameter.Default is not null && Chance(60))
            {
                continue;
            }

            var value = parameter.IsMut ? places.Dequeue()
                : function.IsRecursive && ReferenceEquals(parameter, function.Parameters[0]) ? $"{_random.Next(Fuel)}"
                : Expression(parameter.Type, depth);
            arguments.Add(isNamed ? $"{parameter.Name}: {value}" : value);
        }

        if (isNamed)
        {
            arguments.Reverse();
        }

        return $"{function.Name}({string.Join(", ", arguments)})";
    }

    private string ValueArguments(GeneratedFunction function) => string.Join(", ", function.Parameters.Select(parameter => Expression(parameter.Type, 1)));

    /// <summary>Declares a variable with the result of some function, and what its `mut` parameters need.</summary>
    private void EmitCall()
    {
        var candidates = _functions.Where(function => function.IsPure || !_state.IsPure).ToList();
        if (candidates.Count == 0)
        {
            EmitDeclaration();
            return;
        }

        var function = Pick(candidates);
        foreach (var parameter in function.Parameters.Where(parameter => parameter.IsMut))
        {
            var variable = NewName("v");
            Line($"var {variable}: {parameter.Type.Text} = {Expression(parameter.Type, 1)}");
            Declare(variable, parameter.Type);
        }

        if (CallOf(function, 1) is { } call)
        {
            var result = NewName("v");
            Line($"var {result} = {call}");
            Declare(result, function.Result);
        }
    }

    /// <summary>Methods of the types that are not generic, in `impl` blocks and one by one.</summary>
    private void EmitImplementations()
    {
        foreach (var declaration in _types.Where(type => type is { Kind: TypeKind.Struct or TypeKind.Enum, IsGeneric: false }).ToList())
        {
            for (var i = _random.Next(2); i > 0; i--)
            {
                EmitMethod(declaration);
            }
        }
    }

    private void EmitMethod(TypeDeclaration declaration)
    {
        var name = NewName("m");
        var result = Chance(50) ? GeneratedType.Int : RandomPlainType(1);
        var writes = declaration.Kind == TypeKind.Struct && Chance(50);
        var isPure = Chance(60);
        var parameters = RandomParameters(isRecursive: false).Where(parameter => !parameter.IsMut).Select(parameter => parameter with { Default = null }).ToList();
        var list = string.Concat(parameters.Select(parameter => $", {parameter.Name}: {parameter.Type.Text}"));
        var inBlock = Chance(50);
        Line(inBlock
            ? $"impl {declaration.Name} {{ fn {name}({(writes && Chance(30) ? "mut " : "")}self{list}) -> {result.Text} {{"
            : $"fn {declaration.Name}.{name}(self{list}) -> {result.Text} {{");
        var self = new Variable("self", GeneratedType.Declared(declaration), writes, IsInOut: true);
        var cost = EmitFunctionBody(parameters, result, isPure, null, self);
        Line(inBlock ? "} }" : "}");
        declaration.Methods.Add(new GeneratedFunction(name, parameters, result, isPure, false, writes, cost));
    }

    /// <summary>A call of a method that does not change its receiver; null if none fits.</summary>
    private string? MethodCall(GeneratedType result, int depth)
    {
        if (_types.FirstOrDefault(type => type.Kind == TypeKind.Trait) is { } trait && (result.Equals(GeneratedType.Int) || result.Equals(GeneratedType.String)))
        {
            var receiver = Typed(GeneratedType.Declared(trait), depth);
            return result.Equals(GeneratedType.Int) ? $"{receiver}.size_{trait.Name}({Expression(result, depth)})" : $"{receiver}.tag_{trait.Name}()";
        }

        var candidates = _types
            .SelectMany(type => type.Methods.Select(method => (Type: type, Method: method)))
            .Where(candidate => !candidate.Method.Writes && candidate.Method.Result.Equals(result) && (candidate.Method.IsPure || !_state.IsPure))
            .ToList();
        if (candidates.Count > 0)
        {
            var (type, method) = Pick(candidates);
            return Spend(method.Cost) ? $"{Typed(GeneratedType.Declared(type), depth)}.{method.Name}({ValueArguments(method)})" : null;
        }

        return _types.FirstOrDefault(type => type is { Kind: TypeKind.Struct, IsGeneric: true }) is { } generic
            ? $"{Typed(GeneratedType.Declared(generic, result), depth)}.get_{generic.Fields[0].Name}()"
            : null;
    }
}
