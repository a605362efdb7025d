// Calls: of user functions, of built-in ones, in method form and through |>. A user function wins over a built-in one.
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.IR.Text;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    private const string AwaitMethod = "await";
    private const string ToStringMethod = "to_string";

    /// <summary>An argument after binding: the value of <c>x |&gt; f</c> comes first and has no name.</summary>
    private readonly record struct Argument(SyntaxToken? Name, BoundExpression Value, ExpressionSyntax Syntax);

    private BoundExpression BindCall(CallExpressionSyntax syntax)
    {
        switch (syntax.Callee)
        {
            case NameExpressionSyntax name:
                return BindNamedCall(name.Name, BindArguments(syntax));
            case MemberAccessExpressionSyntax member:
                return BindMethodCall(member, syntax);
            default:
                var callee = BindValue(syntax.Callee);
                BindArguments(syntax);
                if (!callee.IsError)
                {
                    Report(BindingDiagnostics.NotCallable, At(syntax.Callee), $"a value of type {callee.Type}");
                }

                return new BoundErrorExpression(At(syntax));
        }
    }

    /// <summary><c>x |> f</c> and <c>x |> f(a)</c>.</summary>
    private BoundExpression BindPipe(BinaryExpressionSyntax syntax, BoundExpression left)
    {
        var right = syntax.Right;
        while (right is ParenthesizedExpressionSyntax parenthesized)
        {
            right = parenthesized.Expression;
        }

        var first = new Argument(null, left, syntax.Left);
        switch (right)
        {
            case NameExpressionSyntax name:
                return BindNamedCall(name.Name, [first]);
            case CallExpressionSyntax { Callee: NameExpressionSyntax name } call:
                return BindNamedCall(name.Name, [first, .. BindArguments(call)]);
            default:
                if (!BindExpression(right).IsError)
                {
                    Report(new Diagnostic(BindingDiagnostics.NotCallable, At(right), ["the right side of '|>'"])
                    {
                        Help = "write a function's name or a call: 'x |> f' is 'f(x)', 'x |> f(a)' is 'f(x, a)'",
                    });
                }

                return new BoundErrorExpression(At(syntax.Operator));
        }
    }

    private ImmutableArray<Argument> BindArguments(CallExpressionSyntax syntax)
        => [.. syntax.Arguments.Arguments.Items.Select(argument => new Argument(argument.Name, BindValue(argument.Value), argument.Value))];

    private BoundExpression BindNamedCall(SyntaxToken name, ImmutableArray<Argument> arguments)
    {
        if (name.IsMissing)
        {
            return new BoundErrorExpression(At(name));
        }

        if (_program.FindFunction(name.Text) is { } function)
        {
            return BindFunctionCall(function, name, arguments);
        }

        if (BuiltInFunctions.TryFind(name.Text, out var builtIn))
        {
            return BindBuiltInCall(builtIn, name, arguments);
        }

        ReportNotCallable(name);
        return new BoundErrorExpression(At(name));
    }

    private void ReportNotCallable(SyntaxToken name)
    {
        if (FindVariable(name) is { } variable)
        {
            _read.Add(variable);
            Report(new Diagnostic(BindingDiagnostics.NotCallable, At(name), [$"'{name.Text}'"])
            {
                Labels = [new DiagnosticLabel(variable.Location, $"'{name.Text}' is a variable of type {variable.Type}")],
            });
            return;
        }

        var near = NearestName.Find(name.Text, _program.FunctionNames.Concat(BuiltInFunctions.Names));
        var diagnostic = new Diagnostic(BindingDiagnostics.UndefinedFunction, At(name), [name.Text])
        {
            Help = near is null ? null : $"Did you mean '{near}'?",
        };
        _program.Diagnostics.AddOnce(diagnostic, _program);
    }

    private BoundExpression BindFunctionCall(FunctionSymbol function, SyntaxToken name, ImmutableArray<Argument> arguments)
    {
        _program.EnsureReturnType(function);
        if (!CheckPositional(arguments) || !CheckCount(function, name, arguments.Length))
        {
            return new BoundErrorExpression(At(name));
        }

        var converted = ImmutableArray.CreateBuilder<BoundExpression>(arguments.Length);
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = function.Parameters[i];
            var value = TryConvert(arguments[i].Value, parameter.Type, ConversionPlaces.Argument);
            if (value is null)
            {
                Report(new Diagnostic(
                    TypeDiagnostics.ArgumentType, At(arguments[i].Syntax), [i + 1, function.Name, parameter.Type, arguments[i].Value.Type])
                {
                    Labels = [new DiagnosticLabel(parameter.Location, $"parameter '{parameter.Name}' is declared here")],
                });
            }

            converted.Add(value ?? new BoundErrorExpression(arguments[i].Value.Location));
        }

        return converted.Any(argument => argument.IsError)
            ? new BoundErrorExpression(At(name))
            : new BoundCall(function, converted.DrainToImmutable(), At(name));
    }

    /// <summary>Named arguments of user functions belong to a part of the language that is not there yet.</summary>
    private bool CheckPositional(ImmutableArray<Argument> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Name is { } name)
            {
                Report(BindingDiagnostics.NotSupported, At(name), "named arguments of user functions are");
                return false;
            }
        }

        return true;
    }

    private bool CheckCount(FunctionSymbol function, SyntaxToken name, int count)
    {
        if (function.Parameters.Length == count)
        {
            return true;
        }

        Report(new Diagnostic(
            TypeDiagnostics.ArgumentCount, At(name), [function.Name, Arguments(function.Parameters.Length), Given(count)])
        {
            Labels = [new DiagnosticLabel(function.Location, $"'{function.Name}' is declared here")],
        });
        return false;
    }

    private static string Arguments(int count) => count switch
    {
        0 => "no arguments",
        1 => "1 argument",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count} arguments"),
    };

    private static string Given(int count) => count switch
    {
        0 => "none is",
        1 => "1 is",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count} are"),
    };

    private BoundExpression BindMethodCall(MemberAccessExpressionSyntax member, CallExpressionSyntax call)
    {
        var receiver = BindReceiver(member);
        var arguments = BindArguments(call);
        if (receiver.IsError || member.Name.IsMissing)
        {
            return new BoundErrorExpression(At(member.Name));
        }

        var isAwait = member.Name.Text == AwaitMethod;
        if (!isAwait && !(member.Name.Text == ToStringMethod && receiver.Type.HasText))
        {
            ReportUndefinedMethod(member.Name, receiver.Type);
            return new BoundErrorExpression(At(member.Name));
        }

        if (arguments is [var first, ..])
        {
            Report(TypeDiagnostics.ArgumentCount, At(first.Syntax), member.Name.Text, Arguments(0), Given(arguments.Length));
            return new BoundErrorExpression(At(member.Name));
        }

        return isAwait
            ? BindAwait(receiver, member.Receiver, At(member.Name))
            : new BoundBuiltInCall(BuiltInFunctions.ToText, receiver, At(member.Name));
    }

    private void ReportUndefinedMethod(SyntaxToken name, TypeSymbol type)
    {
        string[] methods = type.Resolved.Kind == TypeKind.Future ? [AwaitMethod] : [ToStringMethod];
        var near = NearestName.Find(name.Text, methods);
        Report(new Diagnostic(BindingDiagnostics.UndefinedMethod, At(name), [name.Text, type])
        {
            Help = near is null ? null : $"Did you mean: .{near}()?",
        });
    }
}
