// The instances of functions: one symbol for each declaration and list of type arguments. A use whose type arguments are not
// all known yet gets a symbol of its own, which is made one with the others when they are.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

/// <summary>Makes and finds instances of functions.</summary>
internal sealed class FunctionInstances(ProgramBinder program)
{
    private readonly Dictionary<FunctionDefinition, List<FunctionSymbol>> _closed = [];
    private readonly Dictionary<FunctionDefinition, bool> _isExpanded = [];
    private readonly Dictionary<FunctionDefinition, bool> _needsZero = [];
    private List<FunctionSymbol> _open = [];

    /// <summary>The symbol of a function with type arguments.</summary>
    public FunctionSymbol Use(FunctionDefinition definition, ImmutableArray<TypeSymbol> typeArguments)
    {
        if (!typeArguments.All(argument => argument.IsClosed))
        {
            var open = Make(definition, typeArguments);
            _open.Add(open);
            return open;
        }

        return Find(definition, typeArguments) ?? Add(Make(definition, typeArguments));
    }

    /// <summary>Makes the uses one with their instances whose type arguments are known by now; true if there were any.</summary>
    public bool Complete()
    {
        var closed = _open.Where(IsClosed).ToList();
        _open = [.. _open.Where(function => !IsClosed(function))];
        closed.ForEach(Close);
        return closed.Count > 0;
    }

    /// <summary>Makes a use one with its instance if its type arguments are known by now.</summary>
    public void TryComplete(FunctionSymbol function)
    {
        if (IsClosed(function) && _open.Remove(function))
        {
            Close(function);
        }
    }

    private void Close(FunctionSymbol function)
    {
        if (Find(function.Definition!, function.TypeArguments) is { } instance)
        {
            function.Canonical = instance;
            TypeVariable.TryUnify(function.ReturnType, instance.ReturnType);
        }
        else
        {
            Add(function);
        }
    }

    /// <summary>Makes what no use has decided an int; true if there was anything.</summary>
    public bool SolveOpen()
    {
        foreach (var argument in _open.SelectMany(function => function.TypeArguments))
        {
            argument.Map(variable =>
            {
                TypeVariable.TryUnify(variable, TypeSymbol.Int);
                return variable;
            });
        }

        return _open.Count > 0;
    }

    private static bool IsClosed(FunctionSymbol function) => function.TypeArguments.All(argument => argument.IsClosed);

    private FunctionSymbol? Find(FunctionDefinition definition, ImmutableArray<TypeSymbol> typeArguments)
        => _closed.GetValueOrDefault(definition)?.Find(
            function => function.TypeArguments.Zip(typeArguments).All(pair => pair.First.IsSameAs(pair.Second)));

    private FunctionSymbol Add(FunctionSymbol function)
    {
        if (!_closed.TryGetValue(function.Definition!, out var instances))
        {
            _closed.Add(function.Definition!, instances = []);
        }

        instances.Add(function);
        program.Enqueue(function);
        return function;
    }

    private FunctionSymbol Make(FunctionDefinition definition, ImmutableArray<TypeSymbol> typeArguments)
    {
        var syntax = definition.Syntax;
        var source = definition.Location.Source;
        var types = program.Types(source, definition.IsLibrary, definition.TypeParameters, typeArguments);
        var parameters = ImmutableArray.CreateBuilder<ParameterSymbol>();
        var seen = new Dictionary<string, ParameterSymbol>();
        foreach (var parameter in syntax.Parameters.Parameters.Items)
        {
            var location = new TextLocation(source, parameter.Name.Span);
            var symbol = new ParameterSymbol(parameter.Name.Text, TypeOf(parameter, definition, types, typeArguments, location), location)
            {
                IsInOut = parameter.Mut is not null,
                Default = parameter.Default?.Value,
            };
            if (!parameter.Name.IsMissing && !seen.TryAdd(symbol.Name, symbol))
            {
                program.Diagnostics.Add(new Diagnostic(BindingDiagnostics.DuplicateParameter, symbol.Location, [symbol.Name])
                {
                    Labels = [new DiagnosticLabel(seen[symbol.Name].Location, "first declared here")],
                });
            }

            parameters.Add(symbol);
        }

        var declared = syntax.ReturnType is { } clause ? types.BindReturnType(clause.Type) : null;
        if (Yields(syntax.Body))
        {
            var yielded = declared is { IsVoid: false } ? declared : new TypeVariable();
            parameters.Add(new ParameterSymbol("$yield", new FunctionTypeSymbol([yielded], TypeSymbol.Bool), definition.Location) { Yielded = yielded });
            declared = TypeSymbol.Void;
        }

        return new FunctionSymbol(
            definition.Name, definition, typeArguments, parameters.DrainToImmutable(), declared ?? new TypeVariable(), declared is not null,
            definition.Location)
        {
            IsExpanded = IsExpanded(definition),
        };
    }

    private TypeSymbol TypeOf(
        ParameterSyntax parameter, FunctionDefinition definition, TypeBinder types, ImmutableArray<TypeSymbol> typeArguments, TextLocation location)
    {
        if (parameter.Type is { } clause)
        {
            return types.BindValueType(clause.Type, "a parameter");
        }

        if (parameter.Name.Kind == SyntaxKind.SelfKeyword)
        {
            if (definition.Receiver is { } receiver)
            {
                return types.BindValueType(receiver, "self");
            }

            if (definition.Owner is { } owner)
            {
                return owner.Instantiate(typeArguments[..owner.TypeParameters.Length]);
            }

            program.Diagnostics.Report(BindingDiagnostics.SelfOutsideMethod, location);
            return TypeSymbol.Error;
        }

        if (parameter.Default is { } value)
        {
            return Binder.TypeOfDefault(program, definition, value.Value);
        }

        if (!parameter.Name.IsMissing)
        {
            program.Diagnostics.Add(new Diagnostic(TypeDiagnostics.ParameterWithoutType, location, [parameter.Name.Text])
            {
                Help = $"write '{parameter.Name.Text}: int', or the type that it has",
            });
        }

        return TypeSymbol.Error;
    }

    /// <summary>True if a function of the library asks for the zero of its result's type.</summary>
    public bool NeedsZero(FunctionDefinition definition)
    {
        if (!_needsZero.TryGetValue(definition, out var needsZero))
        {
            needsZero = definition.IsLibrary && !definition.IsIntrinsic && Calls(definition.Syntax.Body, callee => callee is GenericExpressionSyntax
            {
                Expression: NameExpressionSyntax { Name.Text: "__zero" },
            });
            _needsZero.Add(definition, needsZero);
        }

        return needsZero;
    }

    /// <summary>
    /// A library function that itself panics or waits is expanded where it is called, so that the panic, or the report of a deadlock, names the
    /// caller's line; so is one that only passes a call on.
    /// </summary>
    private bool IsExpanded(FunctionDefinition definition)
    {
        if (!_isExpanded.TryGetValue(definition, out var isExpanded))
        {
            isExpanded = definition.IsLibrary && (Calls(definition.Syntax.Body, PanicsOrWaits) || OnlyPassesOn(definition));
            _isExpanded.Add(definition, isExpanded);
        }

        return isExpanded;
    }

    private static bool OnlyPassesOn(FunctionDefinition definition)
        => definition.Syntax.Body is ExpressionBodySyntax { Expression: CallExpressionSyntax call }
            && !(call.Callee is NameExpressionSyntax { Name.Text: var name } && name == definition.Name);

    /// <summary>True if a body yields itself, not only a function within it. Not recursive: chains of operators are deep.</summary>
    private static bool Yields(SyntaxNode body)
    {
        var open = new Stack<SyntaxNode>([body]);
        while (open.TryPop(out var node))
        {
            if (node is YieldStatementSyntax)
            {
                return true;
            }

            foreach (var child in node is LambdaExpressionSyntax or DeclarationStatementSyntax ? [] : node.Children.OfType<SyntaxNode>())
            {
                open.Push(child);
            }
        }

        return false;
    }

    private static bool PanicsOrWaits(ExpressionSyntax callee) => callee switch
    {
        NameExpressionSyntax { Name.Text: "panic" or "__chan_recv" or "__chan_send" or "__sleep" } => true,
        MemberAccessExpressionSyntax { Name.Text: "await" or "recv" } => true,
        _ => false,
    };

    private static bool Calls(SyntaxNode node, System.Func<ExpressionSyntax, bool> callee)
        => (node is CallExpressionSyntax call && callee(call.Callee)) || node.Children.OfType<SyntaxNode>().Any(child => Calls(child, callee));
}
