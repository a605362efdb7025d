// Makes well-typed programs from a seed: functions, scalars, strings, control flow, globals, spawn and await. Every program
// ends, and its output does not depend on the schedule: tasks neither print nor read what main writes.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Wyn.Fuzz;

/// <summary>Generates one program; equal seeds give equal programs.</summary>
internal sealed partial class ProgramGenerator
{
    /// <summary>The most work, in rough expression evaluations, that one call of a generated function may cause.</summary>
    private const int FunctionBudget = 4000;

    private static readonly GeneratedType[] Types = Enum.GetValues<GeneratedType>();

    private readonly Random _random;
    private readonly StringBuilder _text = new();
    private readonly List<GeneratedFunction> _functions = [];
    private readonly List<Variable> _constants = [];
    private readonly List<Variable> _globals = [];
    private List<Scope> _scopes = [];
    private int _indent;
    private int _nextName;
    private int _cost;
    private int _multiplier = 1;
    private bool _inMain;
    private int _loopDepth;
    private GeneratedType? _result;

    private ProgramGenerator(int seed) => _random = new Random(seed);

    /// <summary>The program of a seed.</summary>
    public static string Generate(int seed)
    {
        var generator = new ProgramGenerator(seed);
        generator.EmitProgram(seed);
        return generator._text.ToString();
    }

    private void EmitProgram(int seed)
    {
        Line($"// Generated from seed {seed}.");
        for (var i = 0; i < 2; i++)
        {
            var type = Pick(Types);
            var name = NewName("K");
            Line($"const {name} = {Literal(type)}");
            _constants.Add(new Variable(name, type, false));
        }

        for (var i = 0; i < 2 + _random.Next(4); i++)
        {
            EmitFunction(isRecursive: Chance(30));
        }

        for (var i = 0; i < 2; i++)
        {
            var type = Pick(Types);
            var name = NewName("g");
            Line($"{name} = {Literal(type)}");
            _globals.Add(new Variable(name, type, true));
        }

        EmitMain();
    }

    private void EmitFunction(bool isRecursive)
    {
        var name = NewName("f");
        var parameters = new List<Variable>();
        if (isRecursive)
        {
            parameters.Add(new Variable(NewName("fuel"), GeneratedType.Int, false));
        }

        for (var i = 0; i < _random.Next(4); i++)
        {
            parameters.Add(new Variable(NewName("p"), Pick(Types), true));
        }

        var result = Pick(Types);
        var annotated = isRecursive || Chance(70);
        var list = string.Join(", ", parameters.Select(parameter => $"{parameter.Name}: {Spell(parameter.Type)}"));
        Line($"fn {name}({list}){(annotated ? $" -> {Spell(result)}" : "")} {{");
        _scopes = [new Scope([.. parameters])];
        _cost = 0;
        _result = result;
        _indent++;
        if (isRecursive)
        {
            Line($"if {parameters[0].Name} <= 0 {{ return {Literal(result)} }}");
        }

        EmitStatements(1 + _random.Next(5), 2);
        var recursion = isRecursive ? EmitRecursion(name, parameters, result) : null;
        var value = recursion is not null && Chance(60) ? Combine(result, recursion, result) : Expression(result, 2);
        Line(Chance(20) && annotated ? value : $"return {value}");
        _indent--;
        Line("}");
        _functions.Add(new GeneratedFunction(name, parameters, result, isRecursive, (isRecursive ? 8 : 1) * (_cost + 5)));
    }

    /// <summary>A call of itself with one unit of fuel less, sometimes as a task; gives the name of the result.</summary>
    private string EmitRecursion(string name, List<Variable> parameters, GeneratedType result)
    {
        var arguments = parameters.Skip(1).Select(parameter => Expression(parameter.Type, 1)).Prepend($"{parameters[0].Name} - 1");
        var call = $"{name}({string.Join(", ", arguments)})";
        var variable = NewName("r");
        if (Chance(50))
        {
            Line($"var {variable}_task = spawn {call}");
            EmitStatements(_random.Next(2), 1);
            Line($"var {variable} = {variable}_task.await()");
        }
        else
        {
            Line($"var {variable} = {call}");
        }

        _scopes[^1].Variables.Add(new Variable(variable, result, true));
        return variable;
    }

    private void EmitMain()
    {
        _inMain = true;
        _result = null;
        _scopes = [new Scope([.. _globals])];
        _cost = 0;
        Line("fn main() -> int {");
        _indent++;
        EmitStatements(6 + _random.Next(8), 3);
        foreach (var variable in _scopes.SelectMany(scope => scope.Variables).Where(variable => variable.Task is null))
        {
            Line($"print(\"{variable.Name}\", {variable.Name})");
        }

        Line($"return {_random.Next(4)}");
        _indent--;
        Line("}");
    }

    private void Line(string text) => _text.Append(' ', _indent * 4).Append(text).Append('\n');

    private string NewName(string prefix) => prefix + (_nextName++).ToString(CultureInfo.InvariantCulture);

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private static string Spell(GeneratedType type) => type switch
    {
        GeneratedType.Int => "int",
        GeneratedType.Float => "float",
        GeneratedType.Bool => "bool",
        GeneratedType.String => "string",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private IEnumerable<Variable> Visible() => _scopes.SelectMany(scope => scope.Variables).Concat(_constants);

    /// <summary>A variable; with <see cref="Task"/> set it is a future whose result has that type.</summary>
    private sealed record Variable(string Name, GeneratedType Type, bool IsWritable, GeneratedType? Task = null);

    private sealed record Scope(List<Variable> Variables);

    private sealed record GeneratedFunction(string Name, List<Variable> Parameters, GeneratedType Result, bool IsRecursive, int Cost);
}
