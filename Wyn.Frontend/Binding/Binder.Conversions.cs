// Values where a type is wanted: what fits as it is, what is made to fit by solving what inference has left open, and the
// conversions: between scalars by the table, into an optional, into a trait, into text.
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    /// <summary>Binds a value where a type is wanted; null if it is of another one, which the caller reports.</summary>
    private BoundExpression? BindConverted(ExpressionSyntax syntax, TypeSymbol type, ConversionPlaces place)
        => TryConvert(BindValue(syntax, type), type, place);

    /// <summary>The text that print and interpolation show.</summary>
    private BoundExpression ToText(BoundExpression value, ExpressionSyntax syntax)
    {
        if (value.IsError || value.Type.IsScalar)
        {
            // Every scalar has a row for this place.
            return TryConvert(value, TypeSymbol.String, ConversionPlaces.Text)!;
        }

        if (value.Type.HasText)
        {
            _program.RequireText(value.Type);
            return new BoundText(value, isQuoted: false, value.Location);
        }

        Report(new Diagnostic(TypeDiagnostics.NoText, At(syntax), [value.Type])
        {
            Help = value.Type.Kind switch
            {
                TypeKind.Future => "await it to get its result: '.await()'",
                TypeKind.Function => "call it: '(...)'",
                TypeKind.Struct when value.Type.IsHandle && FindMethod(value.Type, ToStringMethod) is not null => "its text is '.to_string()'",
                _ => null,
            },
        });
        return new BoundErrorExpression(value.Location);
    }

    /// <summary>The value as another type; null if the place allows no such conversion. What is in error stays so.</summary>
    private BoundExpression? TryConvert(BoundExpression value, TypeSymbol type, ConversionPlaces place)
    {
        if (value.IsError || type.IsError)
        {
            return value.IsError ? value : new BoundErrorExpression(value.Location);
        }

        if (value.Type.IsSameAs(type))
        {
            return value;
        }

        var target = type.Resolved;
        if (CanUnify(value.Type, target))
        {
            return TypeVariable.TryUnify(value.Type, target) ? value : null;
        }

        // An optional becomes the payload of one only where that is an optional itself.
        if (target is EnumTypeSymbol { Definition.IsOption: true, Arguments: [var wanted] }
            && (value.Type is not EnumTypeSymbol { Definition.IsOption: true } || wanted.Resolved is EnumTypeSymbol { Definition.IsOption: true }))
        {
            return TryConvert(value, wanted, place) is { } payload
                ? new BoundVariant(SomeOf(target), [payload], target, value.Location)
                : null;
        }

        if (target is TraitTypeSymbol trait && value.Type is NominalTypeSymbol nominal && nominal.Definition.Traits.Contains(trait.Definition))
        {
            _program.RequireTraitObject(trait, nominal);
            return new BoundTraitObject(value, trait, value.Location);
        }

        if (value is BoundFunctionValue function && target is FunctionTypeSymbol wantedFunction)
        {
            return TryAdapt(function, wantedFunction);
        }

        if (value.Type.IsHandle && target.Kind == TypeKind.Int && (place & HandlePlaces) != 0)
        {
            return ToNumber(value);
        }

        return Conversion.Find(value.Type, target, place) is { } kind ? ApplyConversion(value, kind) : null;
    }

    /// <summary>A named function whose result converts to the wanted one, an int where a bool is wanted: a lambda that calls it.</summary>
    private BoundLambda? TryAdapt(BoundFunctionValue value, FunctionTypeSymbol wanted)
    {
        if (value.Function.Parameters.Length != wanted.Parameters.Length
            || !value.Function.Parameters.Zip(wanted.Parameters).All(pair => TypeVariable.TryUnify(pair.First.Type, pair.Second)))
        {
            return null;
        }

        var location = value.Location;
        ImmutableArray<ParameterSymbol> parameters = [.. value.Function.Parameters.Select(parameter => new ParameterSymbol(parameter.Name, parameter.Type, location))];
        var call = new BoundCall(value.Function, [.. parameters.Select(parameter => new BoundVariable(parameter, location))], default, location);
        BoundStatement? body = wanted.Result.IsVoid
            ? new BoundExpressionStatement(call, location)
            : TryConvert(call, wanted.Result, ConversionPlaces.Return) is { } result ? new BoundReturn(result, location) : null;
        return body is null
            ? null
            : new BoundLambda(
                new FunctionSymbol("$adapter", null, [], parameters, wanted.Result, isReturnTypeDeclared: true, location) { IsLambda = true },
                new BoundBlock([body], location),
                [],
                [],
                location,
                location);
    }

    /// <summary>The position of <c>Some</c> in an optional.</summary>
    private static int SomeOf(TypeSymbol optional) => ((EnumTypeSymbol)optional.Resolved).Find("Some")!.Index;

    /// <summary>The position of <c>None</c> in an optional.</summary>
    private static int NoneOf(TypeSymbol optional) => ((EnumTypeSymbol)optional.Resolved).Find("None")!.Index;

    /// <summary>True if solving open types could make the two one; says nothing about one variable in two parts.</summary>
    private static bool CanUnify(TypeSymbol left, TypeSymbol right)
    {
        var (a, b) = (left.Resolved, right.Resolved);
        if (a.Kind == TypeKind.Variable || b.Kind == TypeKind.Variable || a.Kind == TypeKind.Error || b.Kind == TypeKind.Error)
        {
            return true;
        }

        return a.IsSameAs(b) || (a.HasSameShapeAs(b) && !a.Parts.IsEmpty && a.Parts.Zip(b.Parts).All(pair => CanUnify(pair.First, pair.Second)));
    }

    private static BoundExpression ApplyConversion(BoundExpression value, ConversionKind kind)
    {
        var type = kind switch
        {
            ConversionKind.Identity => null,
            ConversionKind.IntToFloat or ConversionKind.BoolToFloat => TypeSymbol.Float,
            ConversionKind.BoolToInt or ConversionKind.FloatToInt => TypeSymbol.Int,
            ConversionKind.IntToBool => TypeSymbol.Bool,
            ConversionKind.IntToText or ConversionKind.FloatToText or ConversionKind.BoolToText => TypeSymbol.String,
            _ => throw new UnreachableException($"conversion {kind}"),
        };
        return type is null ? value : new BoundConversion(kind, value, type, value.Location);
    }
}
