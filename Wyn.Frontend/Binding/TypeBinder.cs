// From the syntax of types to their symbols.
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;
using Wyn.IR.Text;

namespace Wyn.Frontend.Binding;

/// <summary>Binds types.</summary>
internal sealed class TypeBinder(SourceText source, TypeTable types, DiagnosticBag diagnostics)
{
    /// <summary>The type of a result: any type, also void.</summary>
    public TypeSymbol BindReturnType(TypeSyntax syntax) => Bind(syntax);

    /// <summary>The type of something that has a value, so not void.</summary>
    /// <param name="syntax">The type.</param>
    /// <param name="what">What has it, for the message.</param>
    public TypeSymbol BindValueType(TypeSyntax syntax, string what)
    {
        var type = Bind(syntax);
        if (!type.IsVoid)
        {
            return type;
        }

        diagnostics.Report(TypeDiagnostics.VoidVariable, new TextLocation(source, syntax.Span), what);
        return TypeSymbol.Error;
    }

    private TypeSymbol Bind(TypeSyntax syntax)
    {
        if (syntax is not NamedTypeSyntax named || named.Name.IsMissing)
        {
            return TypeSymbol.Error;
        }

        var location = new TextLocation(source, named.Name.Span);
        if (named.Name.Text == "Future")
        {
            return named.Arguments is { Items: [var result] } ? BindFuture(result) : WrongArguments(location, "Future", "one type argument, as in 'Future<int>'");
        }

        if (!TypeTable.TryFindScalar(named.Name.Text, out var type))
        {
            ReportUndefined(location, named.Name);
            return TypeSymbol.Error;
        }

        return named.Arguments is null ? type : WrongArguments(location, type.Name, "no type arguments");
    }

    private TypeSymbol BindFuture(TypeSyntax result)
    {
        var type = Bind(result);
        return type.IsError ? type : types.Future(type);
    }

    private TypeSymbol WrongArguments(TextLocation location, string name, string expected)
    {
        diagnostics.Report(TypeDiagnostics.TypeArgumentCount, location, name, expected);
        return TypeSymbol.Error;
    }

    private void ReportUndefined(TextLocation location, SyntaxToken name)
    {
        var near = NearestName.Find(name.Text, TypeTable.Names);
        var diagnostic = new Diagnostic(BindingDiagnostics.UndefinedType, location, [name.Text])
        {
            Help = near is null ? $"the types are {string.Join(", ", TypeTable.Names.SkipLast(1))} and Future<T>" : $"Did you mean '{near}'?",
        };
        diagnostics.AddOnce(diagnostic, types);
    }
}
