// Literals of values made of values: arrays, tuples, maps, sets, structs; and the type that several values have in common.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;
using Wyn.IR.Text;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    private BoundExpression BindArray(ArrayExpressionSyntax syntax, TypeSymbol? expected)
    {
        var wanted = expected?.Resolved is ArrayTypeSymbol array ? array.Element : null;
        return BindAll(syntax.Elements.Items, wanted, "Array elements") is var (elements, type)
            ? new BoundArray(elements, new ArrayTypeSymbol(type), At(syntax.Open))
            : new BoundErrorExpression(At(syntax.Open));
    }

    /// <summary>
    /// Binds values that must have one type: the wanted one, or else one that all of them convert to. Null if there is none, which has been reported.
    /// </summary>
    private (ImmutableArray<BoundExpression> Values, TypeSymbol Type)? BindAll(IReadOnlyList<ExpressionSyntax> syntaxes, TypeSymbol? wanted, string what)
    {
        // A trait or an optional is only found where it is wanted; a number may widen to what another one is.
        var type = wanted ?? new TypeVariable();
        List<BoundExpression> values = [.. syntaxes.Select(syntax => BindValue(syntax, type.IsOpen ? null : type))];
        if (type.IsOpen)
        {
            foreach (var value in values.Where(value => !value.IsError))
            {
                type = type.IsOpen ? value.Type : Join(type, value.Type) ?? type;
            }

            if (wanted is not null)
            {
                TypeVariable.TryUnify(wanted, type);
            }
        }

        for (var i = 0; i < values.Count; i++)
        {
            var converted = TryConvert(values[i], type, ConversionPlaces.Argument);
            if (converted is null)
            {
                Report(new Diagnostic(TypeDiagnostics.InconsistentElements, At(syntaxes[i]), [what, type, values[i].Type])
                {
                    Labels = [new DiagnosticLabel(At(syntaxes[0]), $"this is {values[0].Type}")],
                });
            }

            values[i] = converted ?? new BoundErrorExpression(values[i].Location);
        }

        return values.Exists(value => value.IsError) ? null : ([.. values], type);
    }

    /// <summary>The type that values of both types convert to; null if there is none.</summary>
    private static TypeSymbol? Join(TypeSymbol left, TypeSymbol right)
    {
        var (a, b) = (left.Resolved, right.Resolved);
        if (CanUnify(a, b))
        {
            return TypeVariable.TryUnify(a, b) ? a : null;
        }

        return (a.Kind, b.Kind) switch
        {
            (TypeKind.Int, TypeKind.Float) or (TypeKind.Float, TypeKind.Int) => TypeSymbol.Float,
            (TypeKind.Bool, TypeKind.Int) or (TypeKind.Int, TypeKind.Bool) => TypeSymbol.Int,
            _ when a is EnumTypeSymbol { Definition.IsOption: true, Arguments: [var inner] } && CanUnify(inner, b) => TypeVariable.TryUnify(inner, b) ? a : null,
            _ when b is EnumTypeSymbol { Definition.IsOption: true, Arguments: [var inner] } && CanUnify(inner, a) => TypeVariable.TryUnify(inner, a) ? b : null,
            _ => null,
        };
    }

    private BoundExpression BindTuple(TupleExpressionSyntax syntax, TypeSymbol? expected)
    {
        var items = syntax.Elements.Items;
        var wanted = expected?.Resolved is TupleTypeSymbol tuple && tuple.Elements.Length == items.Length ? tuple.Elements : default;
        var elements = ImmutableArray.CreateBuilder<BoundExpression>(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            var type = wanted.IsDefault ? null : wanted[i];
            var value = BindValue(items[i], type);
            elements.Add(type is null ? value : TryConvert(value, type, ConversionPlaces.Argument) ?? value);
        }

        return elements.Any(element => element.IsError)
            ? new BoundErrorExpression(At(syntax.Open))
            : new BoundTuple(elements.ToImmutable(), new TupleTypeSymbol([.. elements.Select(element => element.Type)]), At(syntax.Open));
    }

    /// <summary>A map literal: a new map, and the entries put into it one after the other.</summary>
    private BoundExpression BindMap(MapExpressionSyntax syntax, TypeSymbol? expected)
    {
        var location = At(syntax.Open);
        var type = (StructTypeSymbol)Declarations.Map.Instantiate([new TypeVariable(), new TypeVariable()]);
        if (expected is not null && CanUnify(type, expected))
        {
            TypeVariable.TryUnify(type, expected);
        }

        var entries = syntax.Entries.Items;
        var keys = BindAll([.. entries.Select(entry => entry.Key)], type.Arguments[0], "Map keys");
        var values = BindAll([.. entries.Select(entry => entry.Value)], type.Arguments[1], "Map values");
        if (keys is not { } boundKeys || values is not { } boundValues)
        {
            return new BoundErrorExpression(location);
        }

        TypeVariable.TryUnify(type.Arguments[0], boundKeys.Type);
        TypeVariable.TryUnify(type.Arguments[1], boundValues.Type);
        return Fill(type, "set", [.. boundKeys.Values.Zip(boundValues.Values, (key, value) => ImmutableArray.Create(key, value))], location);
    }

    private BoundExpression BindSet(SetExpressionSyntax syntax, TypeSymbol? expected)
    {
        var location = At(syntax.Open);
        var type = (StructTypeSymbol)Declarations.Set.Instantiate([new TypeVariable()]);
        if (expected is not null && CanUnify(type, expected))
        {
            TypeVariable.TryUnify(type, expected);
        }

        if (BindAll(syntax.Elements.Items, type.Arguments[0], "Set elements") is not { } elements)
        {
            return new BoundErrorExpression(location);
        }

        TypeVariable.TryUnify(type.Arguments[0], elements.Type);
        return Fill(type, "add", [.. elements.Values.Select(element => ImmutableArray.Create(element))], location);
    }

    /// <summary>An empty collection of the library with calls of one of its methods.</summary>
    private BoundExpression Fill(StructTypeSymbol type, string method, ImmutableArray<ImmutableArray<BoundExpression>> calls, TextLocation location)
    {
        var made = new BoundCall(_program.Use(type.Definition.Methods["new"], type.Arguments), [], default, location);
        if (calls.IsEmpty)
        {
            return made;
        }

        var add = _program.Use(type.Definition.Methods[method], type.Arguments);
        var temporary = MakeTemporary("literal", type, location);
        temporary.IsWritten = true;
        var variable = new BoundVariable(temporary, location);
        return new BoundBlockExpression(
            [
                new BoundAssignment(variable, made, isDeclaration: true, location),
                .. calls.Select(arguments => new BoundExpressionStatement(new BoundCall(add, [variable, .. arguments], default, location), location)),
            ],
            variable,
            type,
            location);
    }

    private BoundExpression BindStruct(StructExpressionSyntax syntax, TypeSymbol? expected)
    {
        var (name, generic) = syntax.Type switch
        {
            NameExpressionSyntax simple => (simple.Name, null),
            MemberAccessExpressionSyntax member => (member.Name, null),
            GenericExpressionSyntax { Expression: NameExpressionSyntax inner } found => (inner.Name, found),
            _ => (null, (GenericExpressionSyntax?)null),
        };
        if (name is null || FindType(name.Text) is not StructDefinition definition)
        {
            foreach (var field in syntax.Fields.Items)
            {
                BindExpression(field.Value);
            }

            if (name is { IsMissing: false })
            {
                var near = NearestName.Find(name.Text, Declarations.TypeNames);
                Report(new Diagnostic(BindingDiagnostics.UndefinedType, At(name), [name.Text]) { Help = near is null ? null : $"Did you mean '{near}'?" });
            }

            return new BoundErrorExpression(At(syntax.Type));
        }

        var given = generic is null ? [] : TypeArgumentsOf(generic);
        var type = (StructTypeSymbol)definition.Instantiate(
            [.. definition.TypeParameters.Select((_, i) => given.Length == definition.TypeParameters.Length ? given[i] : new TypeVariable())]);
        if (expected is not null && CanUnify(type, expected))
        {
            TypeVariable.TryUnify(type, expected);
        }

        return BindFields(syntax, type, At(name));
    }

    private BoundExpression BindFields(StructExpressionSyntax syntax, StructTypeSymbol type, TextLocation location)
    {
        var values = ImmutableArray.CreateBuilder<BoundFieldValue>();
        var seen = new HashSet<int>();
        var hasError = false;
        foreach (var initializer in syntax.Fields.Items)
        {
            var index = type.IndexOf(initializer.Name.Text);
            if (index < 0)
            {
                BindExpression(initializer.Value);
                var near = NearestName.Find(initializer.Name.Text, type.Fields.Select(field => field.Name));
                Report(new Diagnostic(BindingDiagnostics.UnknownField, At(initializer.Name), [type.Definition.Name, initializer.Name.Text])
                {
                    Help = near is null ? null : $"Did you mean '{near}'?",
                });
                hasError = true;
                continue;
            }

            if (!seen.Add(index))
            {
                Report(BindingDiagnostics.DuplicateField, At(initializer.Name), initializer.Name.Text);
                hasError = true;
            }

            var field = type.Fields[index];
            var value = BindValue(initializer.Value, field.Type);
            var converted = TryConvert(value, field.Type, ConversionPlaces.Argument);
            if (converted is null)
            {
                Report(new Diagnostic(TypeDiagnostics.TypeMismatch, At(initializer.Value), [field.Name, field.Type, value.Type])
                {
                    Labels = [new DiagnosticLabel(field.Location, "declared here")],
                });
            }

            hasError |= converted is null or { IsError: true };
            values.Add(new BoundFieldValue(index, converted ?? value));
        }

        foreach (var missing in hasError ? [] : type.Fields.Where((_, i) => !seen.Contains(i)))
        {
            Report(new Diagnostic(BindingDiagnostics.MissingField, location, [type.Definition.Name, missing.Name])
            {
                Labels = [new DiagnosticLabel(missing.Location, "declared here")],
            });
            hasError = true;
        }

        return hasError ? new BoundErrorExpression(location) : new BoundStruct(values.DrainToImmutable(), type, location);
    }
}
