// Calls of built-in functions, checked against their rows.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.IR.Text;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    private BoundExpression BindBuiltInCall(BuiltInFunction function, SyntaxToken name, ImmutableArray<Argument> arguments)
    {
        if (function.IsVariadic)
        {
            return BindPrint(function, name, arguments);
        }

        if (arguments.FirstOrDefault(argument => argument.Name is not null) is { Name: { } named })
        {
            Report(BindingDiagnostics.UnknownArgumentName, At(named), function.Name, named.Text);
            return new BoundErrorExpression(At(name));
        }

        if (arguments is not [var only])
        {
            BindLoosely(arguments);
            Report(TypeDiagnostics.ArgumentCount, At(name), function.Name, Arguments(1), Given(arguments.Length));
            return new BoundErrorExpression(At(name));
        }

        var value = only.Bound ?? BindValue(only.Syntax);
        if (value.IsError)
        {
            return value;
        }

        if (value.Type.IsOpen && function.Kind != BuiltInKind.ToText)
        {
            TypeVariable.TryUnify(value.Type, function.Kind == BuiltInKind.Panic ? TypeSymbol.String : TypeSymbol.Int);
        }

        switch (function.Kind, value.Type.Kind)
        {
            case (BuiltInKind.ToText, _) when !value.Type.IsScalar:
                return ToText(value, only.Syntax);
            case (BuiltInKind.ToInt, TypeKind.String):
                return BindLibraryCall(value, "to_int", name);
            case (BuiltInKind.ToFloat, TypeKind.String):
                return BindLibraryCall(value, "to_float", name);
        }

        if (!function.Accepts.Contains(value.Type.Kind))
        {
            ReportBuiltInArgument(function, 1, function.Accepts, only.Syntax, value);
            return new BoundErrorExpression(At(name));
        }

        return new BoundBuiltInCall(function, value, At(name));
    }

    private BoundExpression BindPrint(BuiltInFunction function, SyntaxToken name, ImmutableArray<Argument> arguments)
    {
        var bound = ImmutableArray.CreateBuilder<PrintArgument>(arguments.Length);
        var named = new HashSet<string>();
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i];
            var value = argument.Bound ?? BindValue(argument.Syntax);
            if (argument.Name is { } argumentName && !named.Add(argumentName.Text))
            {
                Report(BindingDiagnostics.DuplicateArgument, At(argumentName), argumentName.Text);
            }

            bound.Add(argument.Name?.Text switch
            {
                null => new PrintArgument(PrintRole.Value, ToText(value, argument.Syntax)),
                "sep" => new PrintArgument(PrintRole.Separator, RequireString(function, i + 1, argument.Syntax, value)),
                "end" => new PrintArgument(PrintRole.End, RequireString(function, i + 1, argument.Syntax, value)),
                _ => new PrintArgument(PrintRole.Value, ReportArgumentName(function, argument.Name)),
            });
        }

        return bound.Any(argument => argument.Text.IsError)
            ? new BoundErrorExpression(At(name))
            : new BoundPrint(function, bound.DrainToImmutable(), At(name));
    }

    private BoundErrorExpression ReportArgumentName(BuiltInFunction function, SyntaxToken name)
    {
        var near = NearestName.Find(name.Text, ["sep", "end"]);
        Report(new Diagnostic(BindingDiagnostics.UnknownArgumentName, At(name), [function.Name, name.Text])
        {
            Help = near is null ? "print takes 'sep:' and 'end:' by name" : $"Did you mean '{near}'?",
        });
        return new BoundErrorExpression(At(name));
    }

    private BoundExpression RequireString(BuiltInFunction function, int position, ExpressionSyntax syntax, BoundExpression value)
    {
        if (value.IsError || value.Type.Kind == TypeKind.String)
        {
            return value;
        }

        ReportBuiltInArgument(function, position, [TypeKind.String], syntax, value);
        return new BoundErrorExpression(value.Location);
    }

    private void ReportBuiltInArgument(
        BuiltInFunction function, int position, ImmutableArray<TypeKind> accepted, ExpressionSyntax syntax, BoundExpression value)
    {
        string[] names = [.. accepted.Select(NameOf)];
        var expected = names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} or {names[^1]}";
        Report(TypeDiagnostics.ArgumentType, At(syntax), position, function.Name, expected, value.Type);
    }

    private static string NameOf(TypeKind kind) => kind switch
    {
        TypeKind.Int => TypeSymbol.Int.Name,
        TypeKind.Float => TypeSymbol.Float.Name,
        TypeKind.Bool => TypeSymbol.Bool.Name,
        TypeKind.String => TypeSymbol.String.Name,
        _ => throw new System.Diagnostics.UnreachableException($"no built-in function takes {kind}"),
    };
}
