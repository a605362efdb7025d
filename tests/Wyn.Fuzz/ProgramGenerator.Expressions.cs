// The expressions of generated programs.
using System;
using System.Linq;

namespace Wyn.Fuzz;

internal sealed partial class ProgramGenerator
{
    private static readonly string[] IntLiterals =
    [
        "0", "1", "2", "3", "7", "10", "63", "64", "255", "1000003", "0x7FFF", "9223372036854775807", "-1", "-2", "-17", "-9223372036854775808",
    ];

    private static readonly string[] FloatLiterals =
    [
        "0.0", "1.0", "0.5", "2.25", "0.1", "1e10", "1e300", "1e-7", "3.141592653589793", "123456789.125", "-1.5", "-0.0",
    ];

    private static readonly string[] StringLiterals = ["\"\"", "\"a\"", "\"b\"", "\"Wyn\"", "\"x y\"", "\"é\"", "'q'", "\"\\t|\""];

    private string Literal(GeneratedType type) => type switch
    {
        GeneratedType.Int => Pick(IntLiterals),
        GeneratedType.Float => Pick(FloatLiterals),
        GeneratedType.Bool => Chance(50) ? "true" : "false",
        GeneratedType.String => Pick(StringLiterals),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>An expression of the type; every operator application is parenthesised or atomic.</summary>
    private string Expression(GeneratedType type, int depth)
    {
        _cost += _multiplier;
        if (depth <= 0 || Chance(25))
        {
            return Atom(type);
        }

        return Chance(12) && Call(type) is var (text, _) ? text : Operator(type, depth - 1);
    }

    private string Atom(GeneratedType type)
    {
        var candidates = Visible().Where(variable => (variable.Task ?? variable.Type) == type).ToList();
        if (candidates.Count == 0 || Chance(35))
        {
            var literal = Literal(type);
            return literal.StartsWith('-') ? $"({literal})" : literal;
        }

        var variable = Pick(candidates);
        return variable.Task is null ? variable.Name : Chance(50) ? $"{variable.Name}.await()" : $"(await {variable.Name})";
    }

    private string Operator(GeneratedType type, int depth) => type switch
    {
        GeneratedType.Int => IntOperator(depth),
        GeneratedType.Float => FloatOperator(depth),
        GeneratedType.Bool => BoolOperator(depth),
        GeneratedType.String => StringOperator(depth),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private string IntOperator(int depth)
    {
        var a = Expression(GeneratedType.Int, depth);
        switch (_random.Next(8))
        {
            case 0:
                return $"(-{a})";
            case 1:
                return $"(~{a})";
            case 2:
                // A divisor that is never zero; in main now and then whatever comes: the panic must be the same everywhere.
                return $"({a} {Pick(["/", "%"])} {(!_inMain || Chance(90) ? $"({Expression(GeneratedType.Int, depth)} | 1)" : Expression(GeneratedType.Int, depth))})";
            case 3:
                return $"int({Expression(GeneratedType.Float, depth)})";
            case 4:
                return $"int({Expression(GeneratedType.Bool, depth)})";
            default:
                return $"({a} {Pick(["+", "-", "*", "&", "|", "^", "<<", ">>"])} {Expression(GeneratedType.Int, depth)})";
        }
    }

    private string FloatOperator(int depth) => _random.Next(6) switch
    {
        0 => $"(-{Expression(GeneratedType.Float, depth)})",
        1 => $"float({Expression(GeneratedType.Int, depth)})",
        2 => $"({Expression(GeneratedType.Int, depth)} {Pick(["+", "-", "*", "/"])} {Expression(GeneratedType.Float, depth)})",
        _ => $"({Expression(GeneratedType.Float, depth)} {Pick(["+", "-", "*", "/", "%"])} {Expression(GeneratedType.Float, depth)})",
    };

    private string BoolOperator(int depth)
    {
        var kind = Pick([GeneratedType.Int, GeneratedType.Float, GeneratedType.String]);
        return _random.Next(6) switch
        {
            0 => $"(not {Expression(GeneratedType.Bool, depth)})",
            1 => $"({Expression(GeneratedType.Bool, depth)} {Pick(["and", "or", "&&", "||"])} {Expression(GeneratedType.Bool, depth)})",
            2 => $"({Expression(GeneratedType.Bool, depth)} {Pick(["==", "!="])} {Expression(GeneratedType.Bool, depth)})",
            3 => $"({Expression(GeneratedType.Int, depth)} {Pick(["<", "<=", ">", ">=", "==", "!="])} {Expression(GeneratedType.Float, depth)})",
            _ => $"({Expression(kind, depth)} {Pick(["<", "<=", ">", ">=", "==", "!="])} {Expression(kind, depth)})",
        };
    }

    private string StringOperator(int depth) => _random.Next(6) switch
    {
        0 => $"({Expression(GeneratedType.String, depth)} + {Expression(GeneratedType.Int, depth)})",
        1 => $"({Expression(GeneratedType.Float, depth)} + {Expression(GeneratedType.String, depth)})",
        2 => $"({Literal(GeneratedType.String)} * {_random.Next(4)})",
        3 => $"str({Expression(Pick(Types), depth)})",
        4 => $"\"<${{{Expression(Pick([GeneratedType.Int, GeneratedType.Bool]), depth)}}}|${{{Expression(GeneratedType.Float, depth)}}}>\"",
        _ => $"({Expression(GeneratedType.String, depth)} + {Expression(GeneratedType.String, depth)})",
    };

    private string Combine(GeneratedType type, string a, GeneratedType other) => type switch
    {
        GeneratedType.Int => $"({a} + {Expression(other, 1)})",
        GeneratedType.Float => $"({a} * {Expression(other, 1)})",
        GeneratedType.Bool => $"({a} != {Expression(other, 1)})",
        GeneratedType.String => $"({a} + {Literal(GeneratedType.String)})",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>A call of an earlier function that fits the budget, of a certain result type if asked for.</summary>
    private (string Text, GeneratedType Type)? Call(GeneratedType? type)
    {
        var candidates = _functions
            .Where(function => (type is null || function.Result == type) && _cost + (_multiplier * function.Cost) < FunctionBudget * (_inMain ? 50 : 1))
            .ToList();
        if (candidates.Count == 0)
        {
            return null;
        }

        var callee = Pick(candidates);
        _cost += _multiplier * callee.Cost;
        var arguments = callee.Parameters.Select((parameter, i) =>
            i == 0 && callee.IsRecursive ? $"{_random.Next(8)}" : Expression(parameter.Type, 1));
        return ($"{callee.Name}({string.Join(", ", arguments)})", callee.Result);
    }
}
