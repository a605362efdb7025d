// Functions within functions, and defer. A nested function that uses no variable of the functions around it is a function of the
// program like any other, only visible in its block: calls go straight to it, its own included. One that does is a lambda with a
// name: a variable of its block.
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    private BoundBlock BindNestedDeclaration(DeclarationStatementSyntax syntax)
    {
        if (syntax.Declaration is not FunctionDeclarationSyntax function)
        {
            // Other declarations within a function have been reported.
            return new BoundBlock([], At(syntax));
        }

        if (function.Receiver is { } receiver)
        {
            Report(BindingDiagnostics.NotSupported, At(receiver), "a method within a function is");
        }

        var usesSurroundings = HoistingAnalysis.FreeNames(function)
            .Any(name => _scope.Find(name) is { Variable: not LocalSymbol { Nested: not null } });
        return usesSurroundings ? BindNamedLambda(function) : DeclareNestedFunction(function);
    }

    private BoundBlock DeclareNestedFunction(FunctionDeclarationSyntax syntax)
    {
        var home = _context;
        while (home.Outer is { } outer)
        {
            home = outer;
        }

        // Type parameters of the functions around it are its own first ones.
        var arguments = home.Function.TypeArguments;
        var own = syntax.TypeParameters is { } list ? list.Parameters.Items.Select(parameter => parameter.Name.Text) : [];
        var definition = new FunctionDefinition(
            syntax, null, null, [.. home.Function.Definition?.TypeParameters ?? [], .. own], InLibrary, At(syntax.Name))
        {
            Surroundings = NestedFunctionsInScope(),
        };
        var type = new FunctionTypeSymbol([.. syntax.Parameters.Parameters.Items.Select(_ => (TypeSymbol)new TypeVariable())], new TypeVariable());
        var symbol = new LocalSymbol(syntax.Name.Text, type, isConst: true, isHoisted: false, At(syntax.Name)) { Nested = new NestedFunction(definition, arguments) };
        _scope.Declare(symbol);
        definition.Surroundings.Declare(symbol);
        if (definition.TypeParameters.Length == arguments.Length)
        {
            _program.Use(definition, arguments);
        }

        return new BoundBlock([], At(syntax.Name));
    }

    /// <summary>What a nested function sees of the scopes around it: the nested functions before it.</summary>
    private Scope NestedFunctionsInScope()
    {
        var scope = new Scope(null, new object());
        foreach (var name in _scope.VisibleNames().Distinct().ToList())
        {
            if (_scope.Find(name) is { Variable: LocalSymbol { Nested: not null } nested })
            {
                scope.Declare(nested);
            }
        }

        return scope;
    }

    private BoundBlock BindNamedLambda(FunctionDeclarationSyntax syntax)
    {
        var location = At(syntax.Name);
        if (syntax.TypeParameters is { } generic)
        {
            Report(BindingDiagnostics.NotSupported, At(generic), "a generic function that uses variables of the function around it is");
        }

        var parameters = ImmutableArray.CreateBuilder<ParameterSymbol>();
        foreach (var parameter in syntax.Parameters.Parameters.Items)
        {
            parameters.Add(BindLambdaParameter(parameter));
        }

        var declared = syntax.ReturnType is { } clause ? _types.BindReturnType(clause.Type) : null;
        var function = new FunctionSymbol(syntax.Name.Text, null, [], parameters.DrainToImmutable(), declared ?? new TypeVariable(), declared is not null, location)
        {
            IsLambda = true,
        };
        var variable = new LocalSymbol(syntax.Name.Text, function.Type, isConst: true, isHoisted: false, location);
        _scope.Declare(variable);
        var lambda = BindLambdaBody(function, syntax.Body, location);
        var target = new BoundVariable(variable, location);
        if (!lambda.Captures.Contains(variable))
        {
            return new BoundBlock([new BoundAssignment(target, lambda, isDeclaration: true, location)], location);
        }

        // A lambda that calls itself is made when its variable is there already; until then that holds one that is never called.
        variable.IsWritten = true;
        return new BoundBlock(
            [
                new BoundAssignment(target, MakeUncallable(function, location), isDeclaration: true, location),
                new BoundAssignment(target, lambda, isDeclaration: false, location),
            ],
            location);
    }

    private ParameterSymbol BindLambdaParameter(ParameterSyntax syntax)
    {
        var location = At(syntax.Name);
        if (syntax.Mut is { } mut)
        {
            Report(BindingDiagnostics.NotSupported, At(mut), "a 'mut' parameter of a function that uses variables of the function around it is");
        }

        if (syntax.Default is { } value)
        {
            Report(BindingDiagnostics.NotSupported, At(value), "a default value in a function that uses variables of the function around it is");
        }

        if (syntax.Type is { } clause)
        {
            return new ParameterSymbol(syntax.Name.Text, _types.BindValueType(clause.Type, "a parameter"), location);
        }

        if (syntax.Default is null && !syntax.Name.IsMissing)
        {
            Report(new Diagnostic(TypeDiagnostics.ParameterWithoutType, location, [syntax.Name.Text])
            {
                Help = $"write '{syntax.Name.Text}: int', or the type that it has",
            });
        }

        return new ParameterSymbol(syntax.Name.Text, TypeSymbol.Error, location);
    }

    private static BoundLambda MakeUncallable(FunctionSymbol like, TextLocation location)
    {
        var function = new FunctionSymbol(
            "$lambda", null, [], [.. like.Parameters.Select(parameter => new ParameterSymbol(parameter.Name, parameter.Type, location))], like.ReturnType, true, location)
        {
            IsLambda = true,
        };
        BuiltInFunctions.TryFind("panic", out var panic);
        var message = TextLiteral($"'{like.Name}' is called before it is made", location);
        var body = new BoundBlock([new BoundExpressionStatement(new BoundBuiltInCall(panic!, message, location), location)], location);
        return new BoundLambda(function, body, [], [], location, location);
    }

    /// <summary><c>defer call</c> and <c>defer { ... }</c>: a lambda that shares the variables it uses.</summary>
    private BoundDefer BindDefer(DeferStatementSyntax syntax)
    {
        var location = At(syntax.Keyword);
        if (_context.Loop is not null)
        {
            Report(BindingDiagnostics.NotSupported, location, "'defer' in a loop over what a function yields is");
        }

        var function = new FunctionSymbol("$defer", null, [], [], TypeSymbol.Void, isReturnTypeDeclared: true, location) { IsLambda = true };
        return new BoundDefer(BindLambdaBody(function, syntax.Body, location), location);
    }
}
