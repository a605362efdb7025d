// The text of a bound program (`--emit bound`): close to the source, with every operand in parentheses, every type and
// conversion written out, and what is synthesised shown too. For people; nothing reads it back.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;
using Wyn.IR.Model;

namespace Wyn.Frontend.Binding;

/// <summary>Prints bound programs.</summary>
internal sealed class BoundTreePrinter
{
    private readonly StringBuilder _text = new();
    private int _indentation;

    private BoundTreePrinter()
    {
    }

    public static string Print(BoundProgram program)
    {
        var printer = new BoundTreePrinter();
        foreach (var global in program.Globals)
        {
            printer.Line($"global {(global.IsConst ? "const" : "var")} {global.Name}: {global.Type}");
        }

        foreach (var function in program.Functions.Append(program.Start))
        {
            printer.PrintFunction(function);
        }

        return printer._text.ToString();
    }

    private void PrintFunction(BoundFunction function)
    {
        var parameters = function.Symbol.Parameters.Select(parameter => $"{parameter.Name}: {parameter.Type}");
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        Line($"fn {function.Symbol.Name}({string.Join(", ", parameters)}) -> {function.Symbol.ReturnType} {{");
        foreach (var local in function.Hoisted)
        {
            Line($"    hoisted {local.Name}: {local.Type}");
        }

        PrintBody(function.Body);
        Line("}");
    }

    private void PrintBody(BoundStatement body)
    {
        _indentation++;
        if (body is BoundBlock block)
        {
            foreach (var statement in block.Statements)
            {
                PrintStatement(statement);
            }
        }
        else
        {
            PrintStatement(body);
        }

        _indentation--;
    }

    private void PrintStatement(BoundStatement statement)
    {
        switch (statement)
        {
            case BoundBlock block:
                PrintBlock("{", block);
                break;
            case BoundAssignment { Target: BoundVariable { Variable: var variable } } assignment:
                var declaration = assignment.IsDeclaration ? $"{(variable.IsConst ? "const" : "var")} {variable.Name}: {variable.Type}" : variable.Name;
                Line(declaration, " = ", assignment.Value);
                break;
            case BoundCompoundAssignment assignment:
                Line(assignment.Target, $" {OperatorFacts.TextOf(assignment.Operator.Kind)}= ", assignment.Operand);
                break;
            case BoundExpressionStatement evaluation:
                Line(evaluation.Expression);
                break;
            case BoundSpawnStatement spawn:
                Line("spawn detached ", spawn.Call);
                break;
            case BoundIf conditional:
                PrintIf(conditional);
                break;
            case BoundWhile loop:
                Line("while ", loop.Condition, " {");
                PrintBody(loop.Body);
                Line("}");
                break;
            case BoundFor loop:
                PrintFor(loop);
                break;
            case BoundBreak:
                Line("break");
                break;
            case BoundContinue:
                Line("continue");
                break;
            case BoundReturn { Value: { } value }:
                Line("return ", value);
                break;
            case BoundReturn:
                Line("return");
                break;
            default:
                throw new UnreachableException($"statement {statement.GetType().Name}");
        }
    }

    private void PrintBlock(string opening, BoundStatement body)
    {
        Line(opening);
        PrintBody(body);
        Line("}");
    }

    private void PrintIf(BoundIf conditional)
    {
        for (var i = 0; i < conditional.Arms.Length; i++)
        {
            Line(i == 0 ? "if " : "} else if ", conditional.Arms[i].Condition, " {");
            PrintBody(conditional.Arms[i].Body);
        }

        if (conditional.Else is { } otherwise)
        {
            Line("} else {");
            PrintBody(otherwise);
        }

        Line("}");
    }

    private void PrintFor(BoundFor loop)
    {
        var variable = $"for {loop.Variable?.Name ?? "_"}: int in ";
        switch (loop)
        {
            case { Step: { } step }:
                Line(variable, "range(", loop.Start, ", ", loop.End, ", ", step, ") {");
                break;
            default:
                Line(variable, loop.Start, loop.Kind == RangeKind.Inclusive ? "..=" : "..", loop.End, " {");
                break;
        }

        PrintBody(loop.Body);
        Line("}");
    }

    /// <summary>Prints a line of texts and expressions; expressions are printed in a loop, since their chains are deep.</summary>
    private void Line(params ReadOnlySpan<object> parts)
    {
        _text.Append(' ', _indentation * 4);
        var open = new Stack<object>();
        PushInOrder(open, parts);
        while (open.TryPop(out var part))
        {
            if (part is BoundExpression expression)
            {
                PushInOrder(open, PartsOf(expression));
            }
            else
            {
                _text.Append((string)part);
            }
        }

        _text.Append('\n');
    }

    private static void PushInOrder(Stack<object> open, ReadOnlySpan<object> parts)
    {
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            open.Push(parts[i]);
        }
    }

    private static object[] PartsOf(BoundExpression expression) => expression switch
    {
        BoundErrorExpression => ["?"],
        BoundLiteral literal => [TextOf(literal.Value)],
        BoundVariable variable => [variable.Variable.Name],
        BoundUnary unary => ["(", OperatorFacts.TextOf(unary.Operator.Kind), " ", unary.Operand, ")"],
        BoundBinary binary => ["(", binary.Left, $" {OperatorFacts.TextOf(binary.Operator.Kind)} ", binary.Right, ")"],
        BoundLogical logical => ["(", logical.Left, logical.IsAnd ? " and " : " or ", logical.Right, ")"],
        BoundConversion conversion => [$"<{conversion.Type}>(", conversion.Operand, ")"],
        BoundInterpolation interpolation => ["interpolate(", .. Separated(interpolation.Parts), ")"],
        BoundCall call => [call.Function.Name, "(", .. Separated(call.Arguments), ")"],
        BoundBuiltInCall call => [call.Function.Name, "(", call.Argument, ")"],
        BoundPrint print => [print.Function.Name, "(", .. print.Arguments.SelectMany(PartsOf), ")"],
        BoundSpawn spawn => ["(spawn ", spawn.Call, ")"],
        BoundAwait wait => ["(await ", wait.Future, ")"],
        _ => throw new UnreachableException($"expression {expression.GetType().Name}"),
    };

    private static object[] PartsOf(PrintArgument argument, int index) =>
    [
        index > 0 ? ", " : "",
        argument.Role switch
        {
            PrintRole.Value => "",
            PrintRole.Separator => "sep: ",
            PrintRole.End => "end: ",
            _ => throw new UnreachableException($"print role {argument.Role}"),
        },
        argument.Text,
    ];

    private static IEnumerable<object> Separated(IEnumerable<BoundExpression> expressions)
        => expressions.SelectMany<BoundExpression, object>((expression, i) => i == 0 ? [expression] : [", ", expression]);

    private static string TextOf(IrConstant constant) => constant switch
    {
        IntConstant value => value.Value.ToString(CultureInfo.InvariantCulture),
        FloatConstant value => TextOf(value.Value),
        BoolConstant value => value.Value ? "true" : "false",
        StrConstant value => Quote(value),
        _ => throw new UnreachableException($"constant {constant}"),
    };

    /// <summary>As a program would write it: never without a point or an exponent.</summary>
    private static string TextOf(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return double.IsInteger(value) && !text.Contains('E', StringComparison.Ordinal) ? text + ".0" : text;
    }

    private static string Quote(StrConstant constant)
    {
        var text = new StringBuilder("\"");
        foreach (var c in Encoding.UTF8.GetString(constant.Bytes.AsSpan()))
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\x{(int)c:X2}"),
                _ => c.ToString(),
            });
        }

        return text.Append('"').ToString();
    }
}
