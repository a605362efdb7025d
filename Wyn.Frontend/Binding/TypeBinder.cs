// From the syntax of types to their symbols, for one source and one list of type arguments.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;
using Wyn.IR.Text;

namespace Wyn.Frontend.Binding;

/// <summary>Binds types.</summary>
/// <param name="source">The source in which the types stand.</param>
/// <param name="isLibrary">True if that is one of the library.</param>
/// <param name="table">The declared types.</param>
/// <param name="diagnostics">Where errors go.</param>
/// <param name="parameters">The names of type parameters.</param>
/// <param name="arguments">What these stand for.</param>
internal sealed class TypeBinder(
    SourceText source,
    bool isLibrary,
    DeclarationTable table,
    DiagnosticBag diagnostics,
    ImmutableArray<string> parameters,
    ImmutableArray<TypeSymbol> arguments)
{
    /// <summary>The aliases that are being looked through: one that comes back to itself is an error.</summary>
    private readonly HashSet<AliasDefinition> _open = [];

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

        diagnostics.Report(TypeDiagnostics.VoidVariable, At(syntax), what);
        return TypeSymbol.Error;
    }

    /// <summary>The optional of a type.</summary>
    public static TypeSymbol Optional(DeclarationTable table, TypeSymbol value) => table.Option.Instantiate([value]);

    private TextLocation At(SyntaxElement syntax) => new(source, syntax.Span);

    private TypeSymbol BindPart(TypeSyntax syntax) => BindValueType(syntax, "a part of a type");

    private TypeSymbol Bind(TypeSyntax syntax)
    {
        switch (syntax)
        {
            case NamedTypeSyntax { Name.IsMissing: false } named:
                return BindNamed(named);
            case ArrayTypeSyntax array:
                return Make(BindPart(array.Element), element => new ArrayTypeSymbol(element));
            case MapTypeSyntax map:
                return table.Map.Instantiate([BindPart(map.Key), BindPart(map.Value)]);
            case TupleTypeSyntax tuple:
                return new TupleTypeSymbol([.. tuple.Elements.Items.Select(BindPart)]);
            case ParenthesizedTypeSyntax parenthesized:
                return Bind(parenthesized.Type);
            case OptionalTypeSyntax optional:
                return Make(BindPart(optional.Type), value => Optional(table, value));
            case FunctionTypeSyntax function:
                return new FunctionTypeSymbol(
                    [.. function.Parameters.Items.Select(BindPart)], function.ReturnType is { } result ? Bind(result.Type) : TypeSymbol.Void);
            case UnionTypeSyntax union:
                diagnostics.Add(new Diagnostic(TypeDiagnostics.UnionType, At(union), [])
                {
                    Help = "declare an enum with a variant for each alternative",
                });
                return TypeSymbol.Error;
            default:
                return TypeSymbol.Error;
        }
    }

    private static TypeSymbol Make(TypeSymbol part, System.Func<TypeSymbol, TypeSymbol> make) => part.IsError ? part : make(part);

    private TypeSymbol BindNamed(NamedTypeSyntax named)
    {
        var name = named.Name.Text;
        var index = parameters.IndexOf(name);
        if (index >= 0 && named.Arguments is null)
        {
            return arguments[index];
        }

        if (table.FindType(name, isLibrary) is { } definition)
        {
            return BindNominal(named, definition);
        }

        if (table.FindAlias(name, isLibrary) is { } alias)
        {
            return BindAlias(named, alias);
        }

        return BindBuiltIn(named);
    }

    private TypeSymbol BindNominal(NamedTypeSyntax named, TypeDefinition definition)
    {
        ImmutableArray<TypeSymbol> given = named.Arguments is { } list ? [.. list.Items.Select(BindPart)] : [];

        // A result without an error type has a string.
        if (given is [var value] && definition is EnumDefinition { IsResult: true })
        {
            given = [value, TypeSymbol.String];
        }

        var wanted = definition.TypeParameters.Length;
        if (given.Length != wanted)
        {
            return WrongArguments(named, Count(wanted));
        }

        return given.Any(argument => argument.IsError) ? TypeSymbol.Error : definition.Instantiate(given);
    }

    private static string Count(int wanted) => wanted switch
    {
        0 => "no type arguments",
        1 => "one type argument",
        _ => $"{wanted} type arguments",
    };

    private TypeSymbol BindAlias(NamedTypeSyntax named, AliasDefinition alias)
    {
        if (named.Arguments is not null)
        {
            return WrongArguments(named, "no type arguments");
        }

        if (!_open.Add(alias))
        {
            diagnostics.Report(TypeDiagnostics.RecursiveAlias, At(named), named.Name.Text);
            return TypeSymbol.Error;
        }

        var type = alias.Source == source
            ? Bind(alias.Type)
            : new TypeBinder(alias.Source, alias.IsLibrary, table, diagnostics, [], []).Bind(alias.Type);
        _open.Remove(alias);
        return type;
    }

    private TypeSymbol BindBuiltIn(NamedTypeSyntax named)
    {
        var name = named.Name.Text;
        switch (name)
        {
            case "Array" or "array":
                return named.Arguments switch
                {
                    null => new ArrayTypeSymbol(TypeSymbol.Int),
                    { Items: [var element] } => Make(BindPart(element), part => new ArrayTypeSymbol(part)),
                    _ => WrongArguments(named, "one type argument, as in 'Array<int>'"),
                };
            case "Future":
                return named.Arguments is { Items: [var result] }
                    ? Make(Bind(result), part => new FutureTypeSymbol(part))
                    : WrongArguments(named, "one type argument, as in 'Future<int>'");
            case "Channel":
                return named.Arguments is { Items: [var sent] }
                    ? Make(BindPart(sent), part => new ChannelTypeSymbol(part))
                    : WrongArguments(named, "one type argument, as in 'Channel<int>'");
            case "Cell" when isLibrary && named.Arguments is { Items: [var content] }:
                return Make(BindPart(content), part => new CellTypeSymbol(part));
            case "OptionInt" or "OptionFloat" or "OptionString" or "OptionBool":
                return Optional(table, Scalar(name["Option".Length..].ToLowerInvariant()) ?? TypeSymbol.Error);
            case "ResultInt" or "ResultFloat" or "ResultString" or "ResultBool":
                return table.Result.Instantiate([Scalar(name["Result".Length..].ToLowerInvariant()) ?? TypeSymbol.Error, TypeSymbol.String]);
        }

        if (Scalar(name) is not { } type)
        {
            ReportUndefined(named.Name);
            return TypeSymbol.Error;
        }

        return named.Arguments is null ? type : WrongArguments(named, "no type arguments");
    }

    private static TypeSymbol? Scalar(string name) => name switch
    {
        "int" => TypeSymbol.Int,
        "float" => TypeSymbol.Float,
        "bool" => TypeSymbol.Bool,
        "string" => TypeSymbol.String,
        "void" => TypeSymbol.Void,
        _ => null,
    };

    private TypeSymbol WrongArguments(NamedTypeSyntax named, string expected)
    {
        diagnostics.Report(TypeDiagnostics.TypeArgumentCount, At(named.Name), named.Name.Text, expected);
        return TypeSymbol.Error;
    }

    private void ReportUndefined(SyntaxToken name)
    {
        string[] known = ["int", "float", "bool", "string", "void", "Future", "Channel", .. table.TypeNames, .. parameters];
        var near = NearestName.Find(name.Text, known);
        var diagnostic = new Diagnostic(BindingDiagnostics.UndefinedType, At(name), [name.Text])
        {
            Help = near is null ? null : $"Did you mean '{near}'?",
        };
        diagnostics.AddOnce(diagnostic, table);
    }
}
