// Parts of values: fields, elements of tuples, arrays, maps and strings, slices; variants without a payload; functions as
// values. And places: what has a variable at its root.
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Analysis;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.IR.Model;
using Wyn.IR.Text;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    /// <summary>A variant by its enum and name.</summary>
    private readonly record struct VariantReference(EnumDefinition Enum, string Name);

    /// <summary>True if an expression is a variable or a part of one, so that it can be changed.</summary>
    private static bool IsPlace(BoundExpression expression) => RootOf(expression) is not null;

    /// <summary>The variable that an expression is a part of; null if it is no place.</summary>
    private static VariableSymbol? RootOf(BoundExpression expression) => BoundWalk.RootOf(expression);

    /// <summary>Says that something is changed there; reports what cannot be.</summary>
    private bool RequirePlace(BoundExpression place, ExpressionSyntax syntax)
    {
        if (RootOf(place) is not { } root)
        {
            Report(new Diagnostic(BindingDiagnostics.NoPlace, At(syntax), [])
            {
                Help = "assign the value to a variable first, and change that",
            });
            return false;
        }

        if (root.IsConst)
        {
            ReportConstant(root, place.Location);
            return false;
        }

        root.IsWritten = true;
        return true;
    }

    private void ReportConstant(VariableSymbol variable, Text.TextLocation location)
        => Report(new Diagnostic(BindingDiagnostics.AssignmentToConstant, location, [variable.Name])
        {
            Labels = [new DiagnosticLabel(variable.Location, "declared with 'const' here")],
            Help = $"declare it with 'var {variable.Name} = ...' if it is to change",
        });

    private BoundExpression BindMember(MemberAccessExpressionSyntax syntax, TypeSymbol? expected)
    {
        if (TypeNamedBy(syntax.Receiver) is var (type, _))
        {
            return BindMemberValue(type, syntax.Name, expected);
        }

        var receiver = BindReceiver(syntax);
        if (receiver.IsError || syntax.Name.IsMissing)
        {
            return new BoundErrorExpression(At(syntax.Name));
        }

        receiver = RequireValue(receiver, syntax.Receiver);
        if (receiver.Type is StructTypeSymbol nominal
            && (InLibrary || !nominal.IsHandle)
            && nominal.IndexOf(syntax.Name.Text) is >= 0 and var field)
        {
            return new BoundField(receiver, field, nominal.Fields[field].Type, At(syntax.Name));
        }

        if (!receiver.IsError)
        {
            ReportUndefinedField(receiver.Type, syntax.Name);
        }

        return new BoundErrorExpression(At(syntax.Name));
    }

    private void ReportUndefinedField(TypeSymbol type, SyntaxToken name)
    {
        var near = type.Resolved is StructTypeSymbol nominal ? NearestName.Find(name.Text, nominal.Fields.Select(field => field.Name)) : null;
        var isMethod = FindMethod(type, name.Text) is not null || name.Text is AwaitMethod or ToStringMethod;
        Report(new Diagnostic(BindingDiagnostics.UndefinedField, At(name), [name.Text, type])
        {
            Help = isMethod ? $"call it: '.{name.Text}()'" : near is null ? null : $"Did you mean '{near}'?",
        });
    }

    /// <summary><c>T::name</c>.</summary>
    private BoundExpression BindPath(PathExpressionSyntax syntax, TypeSymbol? expected)
        => FindType(syntax.Qualifier.Text) is { } type ? BindMemberValue(type, syntax.Name, expected) : ReportUndefinedQualifier(syntax.Qualifier, []);

    /// <summary>A member of a type that is not called: a variant without a payload, or a static as a value.</summary>
    private BoundExpression BindMemberValue(TypeDefinition type, SyntaxToken name, TypeSymbol? expected)
    {
        if (type is EnumDefinition declared && declared.VariantSyntaxes.Any(variant => variant.Name.Text == name.Text))
        {
            return BindVariant(new VariantReference(declared, name.Text), name, [], expected);
        }

        if (type.Methods.TryGetValue(name.Text, out var method))
        {
            return BindFunctionValue(method, name, expected);
        }

        var near = NearestName.Find(name.Text, type.Methods.Keys.Concat(VariantNames(type)));
        Report(new Diagnostic(BindingDiagnostics.UndefinedField, At(name), [name.Text, type.Name])
        {
            Help = near is null ? null : $"Did you mean '{near}'?",
        });
        return new BoundErrorExpression(At(name));
    }

    /// <summary>What a name alone means as a variant; null if no enum has one of that name.</summary>
    private VariantReference? FindBareVariant(SyntaxToken name, TypeSymbol? expected)
    {
        var text = name.Text == "none" ? "None" : name.Text;
        if (expected?.Resolved is EnumTypeSymbol wanted && wanted.Find(text) is not null)
        {
            return new VariantReference(wanted.Definition, text);
        }

        var enums = Declarations.FindVariant(text, InLibrary);
        if (enums.Count > 1)
        {
            _program.Diagnostics.AddOnce(
                new Diagnostic(BindingDiagnostics.AmbiguousVariant, At(name), [name.Text, string.Join(", ", enums.Select(found => found.Name))])
                {
                    Help = $"write '{enums[0].Name}.{name.Text}'",
                },
                _program);
        }

        return enums.Count == 0 ? null : new VariantReference(enums[0], text);
    }

    private BoundExpression BindVariant(VariantReference reference, SyntaxToken name, ImmutableArray<Argument> arguments, TypeSymbol? expected)
    {
        var type = (EnumTypeSymbol)reference.Enum.Instantiate([.. reference.Enum.TypeParameters.Select(_ => (TypeSymbol)new TypeVariable())]);
        if (expected is not null && CanUnify(type, expected))
        {
            TypeVariable.TryUnify(type, expected);
        }

        // The reference was made from a variant of the enum.
        var variant = type.Find(reference.Name)!;
        if (arguments.Length != variant.Payload.Length)
        {
            BindLoosely(arguments);
            Report(new Diagnostic(TypeDiagnostics.ArgumentCount, At(name), [variant.Name, Arguments(variant.Payload.Length), Given(arguments.Length)])
            {
                Labels = reference.Enum.IsLibrary ? [] : [new DiagnosticLabel(variant.Location, $"'{variant.Name}' is declared here")],
            });
            return new BoundErrorExpression(At(name));
        }

        var payload = ImmutableArray.CreateBuilder<BoundExpression>(arguments.Length);
        for (var i = 0; i < arguments.Length; i++)
        {
            var part = variant.Payload[i].Type;
            var value = arguments[i].Bound ?? BindValue(arguments[i].Syntax, part);
            var converted = TryConvert(value, part, ConversionPlaces.Argument);
            if (converted is null)
            {
                Report(TypeDiagnostics.ArgumentType, At(arguments[i].Syntax), i + 1, variant.Name, part, value.Type);
            }

            payload.Add(converted ?? new BoundErrorExpression(value.Location));
        }

        return payload.Any(value => value.IsError)
            ? new BoundErrorExpression(At(name))
            : new BoundVariant(variant.Index, payload.DrainToImmutable(), type, At(name));
    }

    /// <summary>A function as a value; of a generic one, what is wanted says which.</summary>
    private BoundExpression BindFunctionValue(
        FunctionDefinition definition, SyntaxToken name, TypeSymbol? expected, ImmutableArray<TypeSymbol> typeArguments = default)
    {
        var given = typeArguments.IsDefault ? [] : typeArguments;
        var function = _program.Use(definition, [.. given, .. definition.TypeParameters.Skip(given.Length).Select(_ => (TypeSymbol)new TypeVariable())]);
        if (expected is not null)
        {
            TypeVariable.TryUnify(new FunctionTypeSymbol([.. function.Parameters.Select(parameter => parameter.Type)], new TypeVariable()), expected);
        }

        _program.TryComplete(function);
        _program.EnsureReturnType(function.Canonical);
        if (function.YieldParameter is not null)
        {
            return ReportYielding(function, name);
        }

        if (function.Parameters.Any(parameter => parameter.IsInOut))
        {
            Report(new Diagnostic(BindingDiagnostics.FunctionAsValue, At(name), [name.Text]) { Help = "functions with 'mut' parameters can only be called" });
            return new BoundErrorExpression(At(name));
        }

        return new BoundFunctionValue(function, At(name));
    }

    private BoundExpression BindTupleAccess(TupleAccessExpressionSyntax syntax)
    {
        var receiver = BindValue(syntax.Receiver);
        if (receiver.IsError)
        {
            return receiver;
        }

        var index = syntax.Index.Value is long value ? value : -1;
        if (receiver.Type is TupleTypeSymbol tuple && index >= 0 && index < tuple.Elements.Length)
        {
            return new BoundField(receiver, (int)index, tuple.Elements[(int)index], At(syntax.Index));
        }

        Report(BindingDiagnostics.UndefinedField, At(syntax.Index), syntax.Index.Text, receiver.Type);
        return new BoundErrorExpression(At(syntax.Index));
    }

    private BoundExpression BindIndex(IndexExpressionSyntax syntax, MissingKey missing)
    {
        var receiver = BindValue(syntax.Receiver);
        var location = At(syntax.Open);
        if (receiver.Type is TypeVariable open)
        {
            open.Solve(new ArrayTypeSymbol(new TypeVariable()));
        }

        switch (receiver.Type)
        {
            case ArrayTypeSymbol array:
                return BindIntIndex(syntax.Index) is { } element
                    ? new BoundElement(receiver, element, array.Element, location)
                    : new BoundErrorExpression(location);
            case { Kind: TypeKind.String }:
                return BindIntIndex(syntax.Index) is { } position ? new BoundStringElement(receiver, position, location) : new BoundErrorExpression(location);
            case StructTypeSymbol { Definition.IsMap: true, Arguments: [var key, var value] }:
                if (BindKey(syntax.Index, key) is not { } bound)
                {
                    return new BoundErrorExpression(location);
                }

                var find = _program.Use(Declarations.Map.Methods["index_of_key"], [key, value]);
                _program.RequireText(key);
                return new BoundMapElement(receiver, bound, find, missing, value, location);
            default:
                BindValue(syntax.Index);
                if (!receiver.IsError)
                {
                    Report(TypeDiagnostics.NotIndexable, location, receiver.Type);
                }

                return new BoundErrorExpression(location);
        }
    }

    private BoundExpression? BindKey(ExpressionSyntax syntax, TypeSymbol key)
    {
        var value = BindValue(syntax, key);
        if (TryConvert(value, key, ConversionPlaces.Argument) is { } converted)
        {
            return converted.IsError ? null : converted;
        }

        Report(TypeDiagnostics.KeyType, At(syntax), key, value.Type);
        return null;
    }

    private BoundExpression? BindIntIndex(ExpressionSyntax syntax)
    {
        var index = BindValue(syntax, TypeSymbol.Int);
        if (TryConvert(index, TypeSymbol.Int, ConversionPlaces.None) is { } converted)
        {
            return converted.IsError ? null : converted;
        }

        Report(TypeDiagnostics.IndexType, At(syntax), index.Type);
        return null;
    }

    /// <summary><c>xs[a..b]</c>: the library's <c>slice</c>, with the widest bounds for open ends.</summary>
    private BoundExpression BindSlice(SliceExpressionSyntax syntax)
    {
        var receiver = BindValue(syntax.Receiver);
        var start = BindBound(syntax.Start, 0, syntax.Open);
        var end = BindBound(syntax.End, long.MaxValue, syntax.Open);
        if (receiver.IsError || start is null || end is null)
        {
            return new BoundErrorExpression(At(syntax.Open));
        }

        if (receiver.Type.Kind is not (TypeKind.Array or TypeKind.String))
        {
            Report(TypeDiagnostics.NotIndexable, At(syntax.Open), receiver.Type);
            return new BoundErrorExpression(At(syntax.Open));
        }

        return BindLibraryCall(
            receiver, "slice", syntax.Open, new Argument(null, syntax.Start ?? syntax.Receiver, start), new Argument(null, syntax.End ?? syntax.Receiver, end));
    }

    private BoundExpression? BindBound(ExpressionSyntax? syntax, long open, SyntaxToken bracket)
        => syntax is null ? new BoundLiteral(new IntConstant(open), TypeSymbol.Int, At(bracket)) : BindIntIndex(syntax);

    /// <summary><c>f&lt;T></c> that is not called.</summary>
    private BoundExpression BindGeneric(GenericExpressionSyntax syntax, TypeSymbol? expected)
    {
        if (syntax.Expression is NameExpressionSyntax { Name: var name } && Declarations.FindFunction(name.Text, InLibrary) is { } definition)
        {
            var function = _program.Use(definition, TypeArgumentsOf(syntax));
            _program.EnsureReturnType(function.Canonical);
            return new BoundFunctionValue(function, At(name));
        }

        return BindExpression(syntax.Expression, expected);
    }
}
