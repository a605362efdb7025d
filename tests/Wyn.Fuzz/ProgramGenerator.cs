// Makes well-typed programs from a seed. A program is a set of declarations and a function `partN`; several of them make one
// module, since names never meet. Every program ends, and its output does not depend on the schedule: tasks neither print
// nor read what others write. What can panic is guarded, except in risky programs. This file: the state, and what all use.
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
    private const int FunctionBudget = 300;

    private const int MainBudget = 3000;

    private const int NamesPerPart = 10000;

    private readonly Random _random;
    private readonly int _part;
    private readonly bool _isRisky;
    private readonly List<GeneratedFunction> _functions = [];
    private readonly List<GeneratedFunction> _generators = [];
    private readonly List<TypeDeclaration> _types = [];
    private readonly List<Variable> _constants = [];
    private readonly List<Variable> _globals = [];
    private StringBuilder _text = new();
    private FunctionState _state = new(null, true, FunctionBudget);
    private int _indent;
    private int _nextName;

    private ProgramGenerator(int seed, int part, bool isRisky)
    {
        _random = new Random(seed);
        _part = part;
        _isRisky = isRisky;
        _nextName = part * NamesPerPart;
    }

    /// <summary>A module of the programs of some seeds; risky ones end at the first panic, so they are best alone.</summary>
    public static string Generate(IReadOnlyList<int> seeds, bool isRisky)
    {
        var module = new StringBuilder();
        module.Append(CultureInfo.InvariantCulture, $"// Generated from seeds {string.Join(", ", seeds)}.\n{Prelude}");
        for (var part = 0; part < seeds.Count; part++)
        {
            var generator = new ProgramGenerator(seeds[part], part, isRisky);
            generator.EmitProgram();
            module.Append(generator._text);
        }

        module.Append("fn main() -> int {\n    var code = 0\n");
        for (var part = 0; part < seeds.Count; part++)
        {
            module.Append(CultureInfo.InvariantCulture, $"    print(\"seed {seeds[part]}\")\n    code += part{part}()\n");
        }

        return module.Append("    return code & 3\n}\n").ToString();
    }

    private const string Prelude = """
        fn same<T>(x: T) -> T => x
        fn few<T>(xs: [T]) -> [T] => xs.take(5)
        fn cut(s: string) -> string => s.chars().take(30).join("")
        fn mix(h: int, s: string) -> int {
            var mixed = h
            for b in s.bytes().take(200) { mixed = mixed * 31 + b }
            return mixed
        }

        """;

    private void EmitProgram()
    {
        EmitTypes();
        for (var i = 0; i < 2; i++)
        {
            var type = RandomPlainType(1);
            var name = NewName("K");
            Line($"const {name}: {type.Text} = {Literal(type, 2)}");
            _constants.Add(new Variable(name, type, false));
        }

        EmitGenericFunctions();
        for (var i = 0; i < 1 + _random.Next(3); i++)
        {
            EmitFunction(isPure: Chance(50), isRecursive: Chance(25));
        }

        EmitImplementations();
        EmitGenerators();
        for (var i = 0; i < 2; i++)
        {
            var type = RandomPlainType(2);
            var name = NewName("g");
            Line($"var {name}: {type.Text} = {Literal(type, 2)}");
            _globals.Add(new Variable(name, type, true));
        }

        EmitFunction(isPure: false, isRecursive: false);
        EmitPart();
    }

    private void EmitPart()
    {
        _state = new FunctionState(GeneratedType.Int, isPure: false, MainBudget);
        Line($"fn part{_part}() -> int {{");
        _indent++;
        EmitBody(4 + _random.Next(6), 3, () =>
        {
            _globals.ForEach(EmitLook);

            Line($"return {_random.Next(4)}");
        });
        _indent--;
        Line("}");
    }

    private void Line(string text) => _text.Append(' ', _indent * 4).Append(text).Append('\n');

    /// <summary>What an action writes, as text to stand within an expression.</summary>
    private string Capture(Action action)
    {
        var text = _text;
        _text = new StringBuilder();
        action();
        var captured = _text.ToString();
        _text = text;
        return captured;
    }

    private string NewName(string prefix) => prefix + (_nextName++).ToString(CultureInfo.InvariantCulture);

    private bool Chance(int percent) => _random.Next(100) < percent;

    /// <summary>Whether a guard against a panic is left out.</summary>
    private bool Dares => _isRisky && Chance(15);

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>What an expression here may read.</summary>
    private IEnumerable<Variable> Visible()
    {
        var variables = _state.Scopes.SelectMany(scope => scope).Concat(_constants);
        if (!_state.IsPure)
        {
            variables = variables.Concat(_globals);
        }

        return _state.KeptLambdas == 0 ? variables : variables.Where(variable => !variable.IsInOut);
    }

    /// <summary>What a statement here may change. Lambdas change scalars only, which cannot be a lost change.</summary>
    private IEnumerable<Variable> Writable()
        => Visible().Where(variable => variable.IsWritable && !variable.IsTask && (_state.Lambdas == 0 || !variable.IsInOut));

    private void Declare(string name, GeneratedType type, bool isWritable = true) => _state.Scopes[^1].Add(new Variable(name, type, isWritable));

    /// <summary>Whether work of a certain cost still fits here; counts it if so.</summary>
    private bool Spend(int cost)
    {
        var work = (long)_state.Multiplier * cost;
        if (_state.Cost + work > _state.Budget)
        {
            return false;
        }

        _state.Cost += (int)work;
        return true;
    }
}
