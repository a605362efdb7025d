// The statements of generated programs, and the ones that are of no other family.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Wyn.Fuzz;

internal sealed partial class ProgramGenerator
{
    /// <summary>A scope of statements; what was changed in it is looked at before its end, and most of the rest.</summary>
    private void EmitBody(int count, int depth, Action? ending, List<Variable>? variables = null)
    {
        List<Variable> scope = variables ?? [];
        _state.Scopes.Add(scope);
        for (var i = 0; i < count && _state.Cost <= _state.Budget; i++)
        {
            EmitStatement(depth);
        }

        foreach (var variable in scope.Where(variable => !variable.IsTask && (_state.Changed.Contains(variable.Name) || Chance(70))).ToList())
        {
            EmitLook(variable);
        }

        ending?.Invoke();
        _state.Scopes.RemoveAt(_state.Scopes.Count - 1);
    }

    private void EmitIndented(int depth, List<Variable> variables)
    {
        _indent++;
        EmitBody(1 + _random.Next(3), depth - 1, null, variables);
        _indent--;
    }

    private void EmitStatement(int depth)
    {
        _state.Cost += _state.Multiplier;
        if (depth > 0 && Chance(40))
        {
            EmitNesting(depth);
            return;
        }

        switch (_random.Next(_state.Yields is null ? 20 : 23))
        {
            case 0 or 1 or 2 or 3:
                EmitDeclaration();
                break;
            case 4 or 5 or 6 or 7 or 8:
                EmitChange();
                break;
            case 9:
                EmitSpawn();
                break;
            case 10:
                EmitPrint();
                break;
            case 11:
                EmitJump();
                break;
            case 12 or 13:
                EmitCall();
                break;
            case 14:
                EmitClosure();
                break;
            case 15:
                EmitDestructuring();
                break;
            case 16:
                EmitTry();
                break;
            case 17:
                EmitSwap();
                break;
            case 18:
                EmitDefer();
                break;
            case 19:
                EmitNestedFunction();
                break;
            default:
                EmitYield();
                break;
        }
    }

    private void EmitNesting(int depth)
    {
        switch (_random.Next(12))
        {
            case 0 or 1:
                EmitIf(depth);
                break;
            case 2:
                EmitWhile(depth);
                break;
            case 3 or 4:
                EmitForOverRange(depth);
                break;
            case 5 or 6:
                EmitForOverCollection(depth);
                break;
            case 7:
                EmitForOverGenerator(depth);
                break;
            case 8:
                EmitMatch(depth);
                break;
            case 9:
                EmitIfLet(depth);
                break;
            case 10:
                EmitEach();
                break;
            default:
                EmitHoisted();
                break;
        }
    }

    private void EmitDeclaration()
    {
        var type = RandomType(3);
        var value = Expression(type, 3);
        var name = NewName("v");
        var isConstant = type.IsScalar && Chance(15);
        Line(isConstant ? $"const {name} = {value}"
            : type.IsScalar ? $"{Pick(["var ", ""])}{name} = {value}"
            : Chance(50) ? $"var {name}: {type.Text} = {value}" : $"{name}: {type.Text} = {value}");
        Declare(name, type, isWritable: !isConstant && !type.HoldsFunction);
    }

    private void EmitPrint()
    {
        if (_state.IsPure)
        {
            Line($"h = mix(h, {Typed(GeneratedType.String, 2)})");
            return;
        }

        var arguments = string.Join(", ", Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Typed(RandomPlainType(2), 2)));
        Line(Chance(20) ? $"print({arguments}, sep: \"/\")" : $"print({arguments})");
    }

    private void EmitIf(int depth)
    {
        Line($"if {Expression(GeneratedType.Bool, 2)} {{");
        EmitIndented(depth, []);
        if (Chance(30))
        {
            Line($"}} else if {Expression(GeneratedType.Bool, 2)} {{");
            EmitIndented(depth, []);
        }

        if (Chance(50))
        {
            Line("} else {");
            EmitIndented(depth, []);
        }

        Line("}");
    }

    /// <summary>A bare name that is first assigned in branches and used behind them.</summary>
    private void EmitHoisted()
    {
        var name = NewName("h");
        var type = Pick(GeneratedType.Scalars);
        Line($"if {Expression(GeneratedType.Bool, 2)} {{ {name} = {Expression(type, 2)} }}{(Chance(60) ? $" else {{ {name} = {Expression(type, 2)} }}" : "")}");
        var use = NewName("v");
        Line($"var {use} = {name}");
        Declare(name, type);
        Declare(use, type);
    }

    private void EmitDestructuring()
    {
        var (a, b, rest) = (NewName("d"), NewName("d"), NewName("d"));
        if (Chance(20))
        {
            var (one, two) = (RandomPlainType(1), RandomPlainType(1));
            Line($"var {a}, {b} = {Typed(one, 1)}, {Typed(two, 1)}");
            Declare(a, one);
            Declare(b, two);
            return;
        }

        if (Chance(50))
        {
            var (first, second) = (RandomPlainType(2), RandomPlainType(1));
            Line($"var ({a}, {b}) = {Typed(GeneratedType.Tuple(first, second), 2)}");
            Declare(a, first);
            Declare(b, second);
            return;
        }

        var element = RandomPlainType(1);
        var array = Typed(GeneratedType.Array(element), 1);
        Line($"var [{a}, {b}, ...{rest}] = {(Dares ? array : $"same<[{element.Text}]>([{Expression(element, 1)}, {Expression(element, 1)}]).concat({array})")}");
        Declare(a, element);
        Declare(b, element);
        Declare(rest, GeneratedType.Array(element));
    }

    /// <summary>`?` in a function that gives a result.</summary>
    private void EmitTry()
    {
        if (_state.Result is not { Kind: TypeKind.Result } result)
        {
            EmitChange();
            return;
        }

        var (name, type) = (NewName("v"), RandomPlainType(1));
        Line($"var {name} = {Typed(GeneratedType.Result(type, result.Parts[1]), 2)}?");
        Declare(name, type);
    }

    private void EmitSwap()
    {
        var groups = Writable().GroupBy(variable => variable.Type).Where(group => group.Count() > 1).ToList();
        if (groups.Count == 0)
        {
            EmitDeclaration();
            return;
        }

        var variables = Pick(groups).ToList();
        var (a, b) = (Pick(variables).Name, Pick(variables).Name);
        if (a != b)
        {
            Line($"{a}, {b} = {b}, {a}");
            _state.Changed.Add(a);
            _state.Changed.Add(b);
        }
    }

    private void EmitDefer()
    {
        if (_state.IsPure || _state.Lambdas > 0 || _state.YieldLoops > 0)
        {
            EmitChange();
            return;
        }

        var name = Pick(Visible().Where(variable => !variable.IsTask && variable.Type.IsPlain).ToList()).Name;
        Line(Chance(50) ? $"defer print(\"deferred\", {name})" : $"defer {{ print(\"deferred\", {name}) }}");
    }
}
