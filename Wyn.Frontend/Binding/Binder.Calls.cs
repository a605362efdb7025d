// Calls of functions by name, of built-in ones, of values, and through |>. A user function wins over one of the library, and
// that over a built-in one. Arguments are bound when the function is known, lambdas last, so that their parameters get types.
using System.Collections.Generic;
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
    /// <summary>An argument as written; the value of <c>x |&gt; f</c> comes first, has no name, and is bound already.</summary>
    private readonly record struct Argument(SyntaxToken? Name, ExpressionSyntax Syntax, BoundExpression? Bound = null);

    private BoundExpression BindCall(CallExpressionSyntax syntax, TypeSymbol? expected)
    {
        var arguments = ArgumentsOf(syntax);
        switch (syntax.Callee)
        {
            case NameExpressionSyntax name:
                return BindNamedCall(name.Name, [], arguments, expected);
            case GenericExpressionSyntax { Expression: NameExpressionSyntax name } generic:
                return BindNamedCall(name.Name, TypeArgumentsOf(generic), arguments, expected);
            case MemberAccessExpressionSyntax member:
                return BindMethodCall(member, arguments, expected, ReferenceEquals(syntax, _discarded));
            case PathExpressionSyntax path:
                return BindStaticCall(path.Qualifier, path.Name, arguments, expected) ?? ReportUndefinedQualifier(path.Qualifier, arguments);
            case OptionalAccessExpressionSyntax access:
                return BindOptionalAccess(access, arguments);
            default:
                return BindClosureCall(BindValue(syntax.Callee), syntax.Callee, arguments);
        }
    }

    private ImmutableArray<TypeSymbol> TypeArgumentsOf(GenericExpressionSyntax generic)
        => [.. generic.TypeArguments.Arguments.Items.Select(argument => _types.BindValueType(argument, "a type argument"))];

    /// <summary><c>x |> f</c> and <c>x |> f(a)</c>.</summary>
    private BoundExpression BindPipe(BinaryExpressionSyntax syntax, BoundExpression left)
    {
        var right = syntax.Right;
        while (right is ParenthesizedExpressionSyntax parenthesized)
        {
            right = parenthesized.Expression;
        }

        var first = new Argument(null, syntax.Left, left);
        switch (right)
        {
            case NameExpressionSyntax name:
                return BindNamedCall(name.Name, [], [first], null);
            case PathExpressionSyntax path:
                return BindStaticCall(path.Qualifier, path.Name, [first], null) ?? ReportUndefinedQualifier(path.Qualifier, []);
            case CallExpressionSyntax { Callee: NameExpressionSyntax name } call:
                return BindNamedCall(name.Name, [], [first, .. ArgumentsOf(call)], null);
            case CallExpressionSyntax { Callee: PathExpressionSyntax path } call:
                return BindStaticCall(path.Qualifier, path.Name, [first, .. ArgumentsOf(call)], null) ?? ReportUndefinedQualifier(path.Qualifier, []);
        }

        var callee = BindExpression(right);
        if (callee.Type is FunctionTypeSymbol)
        {
            return BindClosureCall(callee, right, [first]);
        }

        if (!callee.IsError)
        {
            Report(new Diagnostic(BindingDiagnostics.NotCallable, At(right), ["the right side of '|>'"])
            {
                Help = "write a function's name or a call: 'x |> f' is 'f(x)', 'x |> f(a)' is 'f(x, a)'",
            });
        }

        return new BoundErrorExpression(At(syntax.Operator));
    }

    private static ImmutableArray<Argument> ArgumentsOf(CallExpressionSyntax syntax)
        => [.. syntax.Arguments.Arguments.Items.Select(argument => new Argument(argument.Name, argument.Value))];

    /// <summary>Binds arguments that no parameter is known for, so that what is wrong in them is said.</summary>
    private void BindLoosely(ImmutableArray<Argument> arguments)
    {
        foreach (var argument in arguments)
        {
            _ = argument.Bound ?? BindExpression(argument.Syntax is ReferenceExpressionSyntax reference ? reference.Place : argument.Syntax);
        }
    }

    private BoundExpression BindNamedCall(
        SyntaxToken name, ImmutableArray<TypeSymbol> typeArguments, ImmutableArray<Argument> arguments, TypeSymbol? expected)
    {
        if (name.IsMissing)
        {
            BindLoosely(arguments);
            return new BoundErrorExpression(At(name));
        }

        if (name.Kind == SyntaxKind.ChannelKeyword)
        {
            return BindChannel(name, arguments, expected);
        }

        if (_scope.Find(name.Text) is { Variable: LocalSymbol { Nested: { } nested } })
        {
            return BindFunctionCall(nested.Definition, [.. nested.TypeArguments, .. typeArguments], null, name, arguments, expected);
        }

        if (_scope.Find(name.Text) is { Variable.Type.Kind: TypeKind.Function or TypeKind.Variable or TypeKind.Error })
        {
            return BindVariableCall(name, arguments);
        }

        if (Declarations.FindFunction(name.Text, InLibrary) is { } function && (!function.IsLibrary || !BuiltInFunctions.TryFind(name.Text, out _)))
        {
            return function is { IsLibrary: true, Name: AwaitAllFunction } && BindAwaitAll(name, ref arguments) is { } wait
                ? wait
                : BindFunctionCall(function, typeArguments, null, name, arguments, expected);
        }

        if (BuiltInFunctions.TryFind(name.Text, out var builtIn))
        {
            return BindBuiltInCall(builtIn, name, arguments);
        }

        if (FindVariable(name) is { Type.Kind: TypeKind.Function or TypeKind.Variable or TypeKind.Error })
        {
            return BindVariableCall(name, arguments);
        }

        if (FindBareVariant(name, expected) is { } variant)
        {
            return BindVariant(variant, name, arguments, expected);
        }

        if (BindFlatName(name, arguments, expected) is { } flat)
        {
            return flat;
        }

        BindLoosely(arguments);
        ReportNotCallable(name);
        return new BoundErrorExpression(At(name));
    }

    private BoundExpression BindVariableCall(SyntaxToken name, ImmutableArray<Argument> arguments)
        => BindClosureCall(BindName(name, null), new NameExpressionSyntax(name), arguments);

    /// <summary><c>M_f(x)</c> for <c>M.f(x)</c>; of an enum also <c>E_toString(x)</c>.</summary>
    private BoundExpression? BindFlatName(SyntaxToken name, ImmutableArray<Argument> arguments, TypeSymbol? expected)
    {
        if (SplitFlatName(name.Text) is var (type, member))
        {
            return BindMemberOfType(type, member, name, arguments, expected);
        }

        const string ToStringSuffix = "_toString";
        if (name.Text.EndsWith(ToStringSuffix, System.StringComparison.Ordinal)
            && Declarations.FindType(name.Text[..^ToStringSuffix.Length], InLibrary) is EnumDefinition
            && arguments is [var only])
        {
            var value = only.Bound ?? BindValue(only.Syntax);
            return value.IsError ? value : BindToString(value, only.Syntax, name);
        }

        return null;
    }

    /// <summary><c>E_V</c> for <c>E.V</c>, and a static as a value.</summary>
    private BoundExpression? BindFlatValue(SyntaxToken name, TypeSymbol? expected)
        => SplitFlatName(name.Text) is not var (type, member) ? null
            : type is EnumDefinition declared && !type.Methods.ContainsKey(member) ? BindVariant(new VariantReference(declared, member), name, [], expected)
            : BindFunctionValue(type.Methods[member], name, expected);

    /// <summary>The type and member of a name with an underscore between them, the first of several that fits; null if none does.</summary>
    private (TypeDefinition Type, string Member)? SplitFlatName(string name)
    {
        for (var i = name.IndexOf('_'); i > 0 && i < name.Length - 1; i = name.IndexOf('_', i + 1))
        {
            if (Declarations.FindType(name[..i], InLibrary) is { } type && HasMember(type, name[(i + 1)..]))
            {
                return (type, name[(i + 1)..]);
            }
        }

        return null;
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

        var near = NearestName.Find(name.Text, Declarations.FunctionNames.Concat(BuiltInFunctions.Names));
        var diagnostic = new Diagnostic(BindingDiagnostics.UndefinedFunction, At(name), [name.Text])
        {
            Help = near is null ? null : $"Did you mean '{near}'?",
        };
        _program.Diagnostics.AddOnce(diagnostic, _program);
    }

    /// <summary>
    /// The call of a declared function or method.
    /// </summary>
    /// <param name="definition">The function.</param>
    /// <param name="typeArguments">Written type arguments; empty if inferred. For a method, those of its type may be given first.</param>
    /// <param name="receiver">The receiver of a method; null for a function or a static.</param>
    /// <param name="name">The name in the call.</param>
    /// <param name="arguments">The arguments, without the receiver.</param>
    /// <param name="expected">The type that is wanted of the result.</param>
    private BoundExpression BindFunctionCall(
        FunctionDefinition definition,
        ImmutableArray<TypeSymbol> typeArguments,
        BoundExpression? receiver,
        SyntaxToken name,
        ImmutableArray<Argument> arguments,
        TypeSymbol? expected)
    {
        if (typeArguments.Length > definition.TypeParameters.Length)
        {
            Report(TypeDiagnostics.TypeArgumentCount, At(name), definition.Name, $"{definition.TypeParameters.Length} type arguments");
            typeArguments = [];
        }

        var function = _program.Use(definition, [.. definition.TypeParameters.Select((_, i) => i < typeArguments.Length ? typeArguments[i] : new TypeVariable())]);
        var skipped = receiver is null ? 0 : 1;
        if (receiver is not null && !TypeVariable.TryUnify(function.Parameters[0].Type, receiver.Type))
        {
            BindLoosely(arguments);
            ReportUndefinedMethod(name, receiver.Type);
            return new BoundErrorExpression(At(name));
        }

        if (function.Parameters is [{ IsInOut: true }, ..] && receiver is not null && RootOf(receiver) is { } root)
        {
            root.IsWritten = true;
            if (root.IsConst)
            {
                BindLoosely(arguments);
                ReportConstant(root, receiver.Location);
                return new BoundErrorExpression(At(name));
            }
        }

        if (MapArguments(function, skipped, name, arguments) is not { } positions)
        {
            BindLoosely(arguments);
            return new BoundErrorExpression(At(name));
        }

        // What the place wants says something about type arguments only where the arguments leave them open.
        if (expected is not null && function.IsReturnTypeDeclared && !definition.TypeParameters.IsEmpty && CanUnify(function.ReturnType, expected) && !expected.IsOpen
            && expected is { IsScalar: false })
        {
            TypeVariable.TryUnify(function.ReturnType, expected);
        }

        var values = new BoundExpression?[function.Parameters.Length];
        if (receiver is not null)
        {
            values[0] = receiver;
        }

        foreach (var i in Enumerable.Range(0, arguments.Length).OrderBy(i => IsLambda(arguments[i].Syntax)))
        {
            values[positions[i]] = BindArgument(function, positions[i], skipped, arguments[i]);
        }

        for (var i = skipped; i < values.Length; i++)
        {
            // Without an argument there is a default: that was checked.
            values[i] ??= function.Parameters[i].Yielded is null
                ? BindDefault(function, function.Parameters[i], function.Parameters[i].Default!)
                : BindYieldTarget(function, function.Parameters[i], name);
        }

        if (definition.IsIntrinsic)
        {
            RequireMethods(definition.Name, function);
        }

        RequireZero(definition, function, name);

        _program.TryComplete(function);
        _program.EnsureReturnType(function.Canonical);
        CheckBounds(function, name);
        if (values.Any(value => value!.IsError))
        {
            return new BoundErrorExpression(At(name));
        }

        return new BoundCall(function, [.. values.Select(value => value!)], OrderOf(positions, skipped, function.Parameters.Length), At(name));
    }

    /// <summary>The type arguments have the traits that the declaration asks of them.</summary>
    private void CheckBounds(FunctionSymbol function, SyntaxToken name)
    {
        // Only calls of declared functions come here.
        var definition = function.Definition!;
        foreach (var parameter in definition.Syntax.TypeParameters?.Parameters.Items ?? [])
        {
            var argument = function.TypeArguments[definition.TypeParameters.LastIndexOf(parameter.Name.Text)];
            foreach (var bound in parameter.Bounds?.Bounds.Items.OfType<NamedTypeSyntax>() ?? [])
            {
                if (argument.IsClosed && !argument.HasError
                    && Declarations.FindType(bound.Name.Text, definition.IsLibrary) is TraitDefinition trait
                    && !(argument.Resolved is NominalTypeSymbol nominal && nominal.Definition.Traits.Contains(trait))
                    && !(argument.Resolved is TraitTypeSymbol same && same.Definition == trait))
                {
                    Report(TypeDiagnostics.BoundNotMet, At(name), argument, trait.Name, definition.Name, parameter.Name.Text);
                }
            }
        }
    }

    /// <summary>Some intrinsics do for a type what its parts, or methods of its own, say.</summary>
    private void RequireMethods(string intrinsic, FunctionSymbol function)
    {
        switch (intrinsic)
        {
            case "__hash":
                _program.RequireHash(function.Parameters[0].Type);
                break;
            case "__text" or "__quoted":
                _program.RequireText(function.Parameters[0].Type);
                break;
        }
    }

    private static bool IsLambda(ExpressionSyntax syntax) => syntax switch
    {
        LambdaExpressionSyntax => true,
        ParenthesizedExpressionSyntax parenthesized => IsLambda(parenthesized.Expression),
        _ => false,
    };

    /// <summary>For each argument the position of its parameter; null if they do not fit, which has been reported.</summary>
    private ImmutableArray<int>? MapArguments(FunctionSymbol function, int skipped, SyntaxToken name, ImmutableArray<Argument> arguments)
    {
        var positions = ImmutableArray.CreateBuilder<int>(arguments.Length);
        var taken = new HashSet<int>();
        var next = skipped;
        foreach (var argument in arguments)
        {
            var position = argument.Name is { } named ? PositionOf(function, skipped, named) : next++;
            if (position < 0)
            {
                return null;
            }

            if (position >= function.ArgumentCount)
            {
                ReportCount(function, skipped, name, arguments.Length);
                return null;
            }

            if (!taken.Add(position))
            {
                Report(BindingDiagnostics.DuplicateArgument, At(argument.Name ?? (SyntaxElement)argument.Syntax), function.Parameters[position].Name);
                return null;
            }

            positions.Add(position);
        }

        for (var i = skipped; i < function.ArgumentCount; i++)
        {
            if (!taken.Contains(i) && function.Parameters[i].Default is null)
            {
                ReportCount(function, skipped, name, arguments.Length);
                return null;
            }
        }

        return positions.DrainToImmutable();
    }

    private int PositionOf(FunctionSymbol function, int skipped, SyntaxToken name)
    {
        for (var i = skipped; i < function.Parameters.Length; i++)
        {
            if (function.Parameters[i].Name == name.Text)
            {
                return i;
            }
        }

        var near = NearestName.Find(name.Text, function.Parameters.Skip(skipped).Select(parameter => parameter.Name));
        Report(new Diagnostic(BindingDiagnostics.UnknownArgumentName, At(name), [function.Name, name.Text])
        {
            Help = near is null ? null : $"Did you mean '{near}'?",
        });
        return -1;
    }

    private void ReportCount(FunctionSymbol function, int skipped, SyntaxToken name, int given)
    {
        var most = function.ArgumentCount - skipped;
        var least = function.Parameters.Take(function.ArgumentCount).Skip(skipped).Count(parameter => parameter.Default is null);
        var takes = least == most ? Arguments(most) : string.Create(CultureInfo.InvariantCulture, $"{least} to {most} arguments");
        Report(new Diagnostic(TypeDiagnostics.ArgumentCount, At(name), [function.Name, takes, Given(given)])
        {
            Labels = function.Definition is { IsLibrary: true } ? [] : [new DiagnosticLabel(function.Location, $"'{function.Name}' is declared here")],
        });
    }

    private BoundExpression BindArgument(FunctionSymbol function, int position, int skipped, Argument argument)
    {
        var parameter = function.Parameters[position];
        if (argument.Syntax is ReferenceExpressionSyntax || parameter.IsInOut)
        {
            return BindReference(function, parameter, argument);
        }

        var value = argument.Bound ?? BindValue(argument.Syntax, parameter.Type);
        if ((TryConvert(value, parameter.Type, ConversionPlaces.Argument) ?? TryHandleArgument(function, parameter, value)) is { } converted)
        {
            return converted;
        }

        if (function.Definition is { IsLibrary: true } && DescribeLibraryMismatch(function, parameter, value, argument.Syntax) is { } described)
        {
            Report(described);
            return new BoundErrorExpression(value.Location);
        }

        Report(new Diagnostic(
            TypeDiagnostics.ArgumentType, At(argument.Syntax), [position - skipped + 1, function.Name, parameter.Type, value.Type])
        {
            Labels = function.Definition is { IsLibrary: true }
                ? []
                : [new DiagnosticLabel(parameter.Location, $"parameter '{parameter.Name}' is declared here")],
        });
        return new BoundErrorExpression(value.Location);
    }

    /// <summary>What is said about an argument of some library methods; null for the others.</summary>
    private Diagnostic? DescribeLibraryMismatch(FunctionSymbol function, ParameterSymbol parameter, BoundExpression value, ExpressionSyntax syntax)
        => (function.Parameters[0].Type, function.Name) switch
        {
            (ChannelTypeSymbol, "send") when parameter != function.Parameters[0]
                => new Diagnostic(ConcurrencyDiagnostics.SentType, At(syntax), [value.Type, parameter.Type]),
            (ArrayTypeSymbol, "push" or "insert") => new Diagnostic(TypeDiagnostics.PushedElement, At(syntax), [value.Type, parameter.Type]),
            (StructTypeSymbol { Definition.IsMap: true }, "get_or") => new Diagnostic(TypeDiagnostics.MapDefault, At(syntax), [value.Type, parameter.Type]),
            (EnumTypeSymbol, "unwrap_or") => new Diagnostic(TypeDiagnostics.DefaultType, At(syntax), ["unwrap_or", value.Type, parameter.Type]),
            _ when parameter.Type is FunctionTypeSymbol { Result.Kind: TypeKind.Bool } && value.Type is FunctionTypeSymbol { Result: var result }
                => new Diagnostic(TypeDiagnostics.PredicateResult, At(syntax), [result]),
            _ => null,
        };

    /// <summary>The argument of a <c>mut</c> parameter: <c>&amp;place</c>.</summary>
    private BoundExpression BindReference(FunctionSymbol function, ParameterSymbol parameter, Argument argument)
    {
        if (argument.Syntax is not ReferenceExpressionSyntax && function.Definition is { IsLibrary: true } && !InLibrary)
        {
            // Old library functions take the variable itself.
            return BindReferenceTo(argument.Bound ?? BindValue(argument.Syntax), argument.Syntax, function, parameter);
        }

        if (argument.Syntax is not ReferenceExpressionSyntax written)
        {
            _ = argument.Bound ?? BindValue(argument.Syntax);
            Report(new Diagnostic(BindingDiagnostics.MissingReference, At(argument.Syntax), [parameter.Name, function.Name])
            {
                Labels = [new DiagnosticLabel(parameter.Location, "declared with 'mut' here")],
                Help = $"write '&{_unit.Source.ToString(argument.Syntax.Span)}'",
            });
            return new BoundErrorExpression(At(argument.Syntax));
        }

        if (!parameter.IsInOut)
        {
            BindValue(written.Place);
            Report(new Diagnostic(BindingDiagnostics.MisplacedReference, At(written.Ampersand), [$"parameter '{parameter.Name}' of '{function.Name}' is not 'mut'"])
            {
                Labels = [new DiagnosticLabel(parameter.Location, "declared here")],
                Help = $"declare it as 'mut {parameter.Name}', or leave the '&' out",
            });
            return new BoundErrorExpression(At(written));
        }

        return BindReferenceTo(BindValue(written.Place), written.Place, function, parameter);
    }

    private BoundExpression BindReferenceTo(BoundExpression place, ExpressionSyntax syntax, FunctionSymbol function, ParameterSymbol parameter)
    {
        if (place.IsError || !RequirePlace(place, syntax))
        {
            return new BoundErrorExpression(At(syntax));
        }

        if (!TypeVariable.TryUnify(place.Type, parameter.Type))
        {
            Report(TypeDiagnostics.ArgumentType, At(syntax), function.Parameters.IndexOf(parameter) + 1, function.Name, parameter.Type, place.Type);
            return new BoundErrorExpression(At(syntax));
        }

        return new BoundReference(place, At(syntax));
    }

    private BoundErrorExpression BindMisplacedReference(ReferenceExpressionSyntax reference)
    {
        BindExpression(reference.Place);
        Report(new Diagnostic(BindingDiagnostics.MisplacedReference, At(reference.Ampersand), ["'&' stands only before an argument of a 'mut' parameter"]));
        return new BoundErrorExpression(At(reference));
    }

    /// <summary>The order of evaluation as positions of parameters; default if it is that of the parameters.</summary>
    private static ImmutableArray<int> OrderOf(ImmutableArray<int> positions, int skipped, int count)
    {
        ImmutableArray<int> order = [.. Enumerable.Range(0, skipped), .. positions, .. Enumerable.Range(skipped, count - skipped).Except(positions)];
        return order.SequenceEqual(Enumerable.Range(0, count)) ? default : order;
    }

    /// <summary>The call of a value of function type.</summary>
    private BoundExpression BindClosureCall(BoundExpression callee, ExpressionSyntax syntax, ImmutableArray<Argument> arguments)
    {
        if (callee.Type is TypeVariable open)
        {
            // A parameter of a lambda that is called: a function of what it is called with.
            open.Solve(new FunctionTypeSymbol([.. arguments.Select(_ => new TypeVariable())], new TypeVariable()));
        }

        if (callee.IsError || callee.Type is not FunctionTypeSymbol type)
        {
            BindLoosely(arguments);
            if (!callee.IsError)
            {
                Report(BindingDiagnostics.NotCallable, At(syntax), callee is BoundVariable variable ? $"'{variable.Variable.Name}'" : $"a value of type {callee.Type}");
            }

            return new BoundErrorExpression(callee.Location);
        }

        if (arguments.Length != type.Parameters.Length)
        {
            BindLoosely(arguments);
            Report(TypeDiagnostics.ArgumentCount, At(syntax), NameOf(callee), Arguments(type.Parameters.Length), Given(arguments.Length));
            return new BoundErrorExpression(callee.Location);
        }

        var values = ImmutableArray.CreateBuilder<BoundExpression>(arguments.Length);
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = arguments[i].Bound ?? BindValue(arguments[i].Syntax, type.Parameters[i]);
            var converted = TryConvert(value, type.Parameters[i], ConversionPlaces.Argument);
            if (converted is null)
            {
                Report(TypeDiagnostics.ArgumentType, At(arguments[i].Syntax), i + 1, NameOf(callee), type.Parameters[i], value.Type);
            }

            values.Add(converted ?? new BoundErrorExpression(value.Location));
        }

        return values.Any(value => value.IsError)
            ? new BoundErrorExpression(callee.Location)
            : new BoundClosureCall(callee, values.DrainToImmutable(), type.Result, callee.Location);
    }

    private static string NameOf(BoundExpression callee) => callee is BoundVariable variable ? variable.Variable.Name : "the function";

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
}
