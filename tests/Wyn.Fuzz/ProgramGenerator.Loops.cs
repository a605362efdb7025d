// Loops: over ranges, collections and strings, in the manner of C, and while something holds. All are bounded.
using System;

namespace Wyn.Fuzz;

internal sealed partial class ProgramGenerator
{
    private void EmitWhile(int depth)
    {
        // The counter moves first, so that `continue` cannot stop it.
        var counter = NewName("w");
        var turns = 1 + _random.Next(4);
        Line($"var {counter} = 0");
        Line($"while {counter} < {turns}{(Chance(30) ? $" and {Expression(GeneratedType.Bool, 1)}" : "")} {{");
        _indent++;
        Line($"{counter} += 1");
        _indent--;
        EmitLoopBody(depth, turns, new Variable(counter, GeneratedType.Int, false));
        Line("}");
    }

    private void EmitForOverRange(int depth)
    {
        var variable = NewName("i");
        var turns = _random.Next(5);
        var start = _random.Next(-3, 4);
        Line(_random.Next(4) switch
        {
            0 => $"for {variable} in {start}..{start + turns} {{",
            1 => $"for {variable} in {start}..={start + turns - 1} {{",
            2 => $"for (var {variable} = {start}; {variable} < {start + turns}; {variable}++) {{",
            _ => $"for {variable} in range({start}, {start - (2 * turns)}, -2) {{",
        });
        EmitLoopBody(depth, turns, new Variable(variable, GeneratedType.Int, false));
        Line("}");
    }

    private void EmitForOverCollection(int depth)
    {
        var element = RandomPlainType(2);
        var key = RandomKeyType();
        var (a, b) = (NewName("x"), NewName("x"));
        switch (_random.Next(7))
        {
            case 0:
                Line($"for {a}, {b} in few({Typed(GeneratedType.Array(element), 2)}) {{");
                EmitLoopBody(depth, TypicalLength, new Variable(a, GeneratedType.Int, true), new Variable(b, element, true));
                break;
            case 1:
                Line($"for {a} in {Typed(GeneratedType.Map(key, element), 2)} {{");
                EmitLoopBody(depth, TypicalLength, new Variable(a, key, true));
                break;
            case 2:
                Line($"for {a}, {b} in {Typed(GeneratedType.Map(key, element), 2)} {{");
                EmitLoopBody(depth, TypicalLength, new Variable(a, key, true), new Variable(b, element, true));
                break;
            case 3:
                Line($"for {a} in {Typed(GeneratedType.Set(key), 2)} {{");
                EmitLoopBody(depth, TypicalLength, new Variable(a, key, true));
                break;
            case 4:
                Line($"for {a} in cut({Expression(GeneratedType.String, 2)}) {{");
                EmitLoopBody(depth, 2 * TypicalLength, new Variable(a, GeneratedType.String, true));
                break;
            case 5:
                Line($"for {a}, {b} in zip({Typed(GeneratedType.Array(element), 1)}, few({Typed(GeneratedType.Array(key), 1)})) {{");
                EmitLoopBody(depth, TypicalLength, new Variable(a, element, true), new Variable(b, key, true));
                break;
            default:
                Line($"for {a} in few({Typed(GeneratedType.Array(element), 2)}) {{");
                EmitLoopBody(depth, TypicalLength, new Variable(a, element, true));
                break;
        }

        Line("}");
    }

    private void EmitLoopBody(int depth, int turns, params Variable[] variables)
    {
        var multiplier = _state.Multiplier;
        _state.Multiplier = Math.Min(multiplier * (turns + 1), 1 << 16);
        _state.LoopDepth++;
        EmitIndented(depth, [.. variables]);
        _state.LoopDepth--;
        _state.Multiplier = multiplier;
    }

    /// <summary>An early way out, always behind a condition, so that what follows stays reachable.</summary>
    private void EmitJump()
    {
        var condition = Expression(GeneratedType.Bool, 2);
        if (_state.LoopDepth > 0)
        {
            Line($"if {condition} {{ {(Chance(50) ? "break" : "continue")} }}");
        }
        else if (_state.Result is { } result)
        {
            Line($"if {condition} {{ return {Expression(result, 1)} }}");
        }
        else
        {
            EmitDeclaration();
        }
    }
}
