// The statements of generated programs.
using System.Linq;

namespace Wyn.Fuzz;

internal sealed partial class ProgramGenerator
{
    private void EmitStatements(int count, int depth)
    {
        for (var i = 0; i < count; i++)
        {
            EmitStatement(depth);
        }
    }

    private void EmitStatement(int depth)
    {
        _cost += _multiplier;
        switch (_random.Next(depth > 0 ? 14 : 8))
        {
            case 0 or 1 or 2:
                EmitDeclaration();
                break;
            case 3 or 4:
                EmitAssignment();
                break;
            case 5:
                EmitSpawn();
                break;
            case 6:
                EmitPrint();
                break;
            case 7:
                EmitJump();
                break;
            case 8 or 9 or 10:
                EmitIf(depth);
                break;
            case 11:
                EmitWhile(depth);
                break;
            case 12:
                EmitFor(depth);
                break;
            default:
                EmitHoisted();
                break;
        }
    }

    private void EmitDeclaration()
    {
        var type = Pick(Types);
        var value = Expression(type, 3);
        var name = NewName("v");
        Line(_random.Next(3) switch
        {
            0 => $"var {name} = {value}",
            1 => $"{name}: {Spell(type)} = {value}",
            _ => $"{name} = {value}",
        });
        _scopes[^1].Variables.Add(new Variable(name, type, true));
    }

    private void EmitAssignment()
    {
        var targets = Visible().Where(variable => variable.IsWritable && variable.Task is null).ToList();
        if (targets.Count == 0)
        {
            EmitDeclaration();
            return;
        }

        var target = Pick(targets);
        switch (target.Type)
        {
            case GeneratedType.Int when Chance(30):
                Line(target.Name + (Chance(50) ? "++" : "--"));
                break;
            case GeneratedType.Int or GeneratedType.Float when Chance(40):
                Line($"{target.Name} {Pick(["+=", "-=", "*="])} {Expression(target.Type, 2)}");
                break;
            case GeneratedType.String:
                // Strings grow by a constant only, or loops would double them without end.
                Line(Chance(50) ? $"{target.Name} += {Literal(GeneratedType.String)}" : $"{target.Name} = {Literal(GeneratedType.String)} + {Expression(GeneratedType.Int, 1)}");
                break;
            default:
                Line($"{target.Name} = {Expression(target.Type, 3)}");
                break;
        }
    }

    /// <summary>Starts a task, awaited at once, later, or never by this function.</summary>
    private void EmitSpawn()
    {
        var call = Call(null);
        if (call is not var (text, type))
        {
            EmitDeclaration();
            return;
        }

        var name = NewName("t");
        switch (_random.Next(4))
        {
            case 0:
                Line($"spawn {text}");
                break;
            case 1:
                Line($"var {name} = await spawn {text}");
                _scopes[^1].Variables.Add(new Variable(name, type, true));
                break;
            default:
                Line($"var {name} = spawn {text}");
                _scopes[^1].Variables.Add(new Variable(name, type, false, type));
                break;
        }
    }

    private void EmitPrint()
    {
        if (!_inMain)
        {
            EmitDeclaration();
            return;
        }

        var arguments = string.Join(", ", Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Expression(Pick(Types), 2)));
        Line(Chance(20) ? $"print({arguments}, sep: \"/\")" : $"print({arguments})");
    }

    /// <summary>An early way out, always behind a condition, so that what follows stays reachable.</summary>
    private void EmitJump()
    {
        var condition = Expression(GeneratedType.Bool, 2);
        if (_loopDepth > 0)
        {
            Line($"if {condition} {{ {(Chance(50) ? "break" : "continue")} }}");
        }
        else if (_result is { } result)
        {
            Line($"if {condition} {{ return {Expression(result, 1)} }}");
        }
        else
        {
            EmitDeclaration();
        }
    }

    private void EmitIf(int depth)
    {
        Line($"if {Expression(GeneratedType.Bool, 2)} {{");
        EmitBody(depth);
        if (Chance(30))
        {
            Line($"}} else if {Expression(GeneratedType.Bool, 2)} {{");
            EmitBody(depth);
        }

        if (Chance(50))
        {
            Line("} else {");
            EmitBody(depth);
        }

        Line("}");
    }

    private void EmitWhile(int depth)
    {
        // The counter moves first, so that `continue` cannot stop it.
        var counter = NewName("w");
        var turns = 1 + _random.Next(4);
        Line($"var {counter} = 0");
        Line($"while {counter} < {turns} {{");
        _indent++;
        Line($"{counter} += 1");
        _indent--;
        EmitLoopBody(depth, turns, new Variable(counter, GeneratedType.Int, false));
        Line("}");
    }

    private void EmitFor(int depth)
    {
        var variable = NewName("i");
        var turns = _random.Next(5);
        var start = _random.Next(-3, 4);
        Line(_random.Next(3) switch
        {
            0 => $"for {variable} in {start}..{start + turns} {{",
            1 => $"for {variable} in {start}..={start + turns - 1} {{",
            _ => $"for {variable} in range({start}, {start - (2 * turns)}, -2) {{",
        });
        EmitLoopBody(depth, turns, new Variable(variable, GeneratedType.Int, true));
        Line("}");
    }

    private void EmitLoopBody(int depth, int turns, Variable variable)
    {
        var multiplier = _multiplier;
        _multiplier *= turns + 1;
        _loopDepth++;
        _scopes.Add(new Scope([variable]));
        EmitBody(depth);
        _scopes.RemoveAt(_scopes.Count - 1);
        _loopDepth--;
        _multiplier = multiplier;
    }

    private void EmitBody(int depth)
    {
        _indent++;
        _scopes.Add(new Scope([]));
        EmitStatements(1 + _random.Next(3), depth - 1);
        _scopes.RemoveAt(_scopes.Count - 1);
        _indent--;
    }

    /// <summary>A bare name that is first assigned in branches and used behind them.</summary>
    private void EmitHoisted()
    {
        var name = NewName("h");
        var type = Pick(Types);
        Line($"if {Expression(GeneratedType.Bool, 2)} {{");
        _indent++;
        Line($"{name} = {Expression(type, 2)}");
        _indent--;
        if (Chance(60))
        {
            Line("} else {");
            _indent++;
            Line($"{name} = {Expression(type, 2)}");
            _indent--;
        }

        Line("}");
        var use = NewName("v");
        Line($"var {use} = {name}");
        _scopes[^1].Variables.Add(new Variable(name, type, true));
        _scopes[^1].Variables.Add(new Variable(use, type, true));
    }
}
