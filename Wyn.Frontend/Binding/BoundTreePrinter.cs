// The text of a bound program (`--emit bound`): close to the source, with every operand in parentheses, every type and
// conversion written out, and what is synthesised shown too. For people; nothing reads it back.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;

namespace Wyn.Frontend.Binding;

/// <summary>Prints bound programs.</summary>
internal sealed partial class BoundTreePrinter
{
    private readonly StringBuilder _text = new();
    private int _indentation;

    private BoundTreePrinter()
    {
    }

    public static string Print(BoundProgram program)
    {
        var printer = new BoundTreePrinter();
        foreach (var global in program.Globals.Where(global => !global.IsLibrary))
        {
            printer.Line($"global {(global.IsConst ? "const" : "var")} {global.Name}: {global.Type}");
        }

        foreach (var function in program.Functions.Where(function => function.Symbol.Definition is not { IsLibrary: true }).Append(program.Start))
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
            case BoundForEach loop:
                Line($"for {loop.Index?.Name ?? "_"}, {loop.Element?.Name ?? "_"} in ", loop.Array, " {");
                PrintBody(loop.Body);
                Line("}");
                break;
            case BoundForLoop loop:
                Line([.. (object[])["for ; ", loop.Condition, "; "], .. PartsOf(loop.Step), " {"]);
                PrintBody(loop.Body);
                Line("}");
                break;
            case BoundMatchStatement match:
                Line("match ", match.Value, " {");
                PrintArms(match.Arms);
                Line("}");
                break;
            default:
                Line(PartsOf(statement));
                break;
        }
    }

    private void PrintArms(ImmutableArray<BoundArm> arms)
    {
        _indentation++;
        foreach (var arm in arms)
        {
            Line([.. HeadOf(arm), " => {"]);
            if (arm.Body is BoundStatement body)
            {
                PrintBody(body);
            }

            Line("}");
        }

        _indentation--;
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
            else if (part is BoundStatement statement)
            {
                PushInOrder(open, PartsOf(statement));
            }
            else if (part is BoundPattern pattern)
            {
                PushInOrder(open, PartsOf(pattern));
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
}
