// Expressions: which part of the binder binds which; literals, names and strings with interpolations; and what an expression may
// have to be: a value, a condition.
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.IR.Model;
using Wyn.IR.Text;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    /// <summary>Binds an expression that may have no value.</summary>
    /// <param name="syntax">The expression.</param>
    /// <param name="expected">The type that is wanted where it stands, for what has no type of its own; it need not get it.</param>
    private BoundExpression BindExpression(ExpressionSyntax syntax, TypeSymbol? expected = null) => syntax switch
    {
        LiteralExpressionSyntax literal => BindLiteral(literal.Token, isNegated: false),
        StringExpressionSyntax text => BindString(text),
        NameExpressionSyntax name => BindName(name.Name, expected),
        ParenthesizedExpressionSyntax parenthesized => BindExpression(parenthesized.Expression, expected),
        UnaryExpressionSyntax unary => BindUnary(unary),
        BinaryExpressionSyntax binary => BindBinaryChain(binary),
        CallExpressionSyntax call => BindCall(call, expected),
        MemberAccessExpressionSyntax member => BindMember(member, expected),
        PathExpressionSyntax path => BindPath(path, expected),
        TupleAccessExpressionSyntax access => BindTupleAccess(access),
        IndexExpressionSyntax index => BindIndex(index, MissingKey.Read),
        SliceExpressionSyntax slice => BindSlice(slice),
        ArrayExpressionSyntax array => BindArray(array, expected),
        TupleExpressionSyntax tuple => BindTuple(tuple, expected),
        MapExpressionSyntax map => BindMap(map, expected),
        SetExpressionSyntax set => BindSet(set, expected),
        StructExpressionSyntax literal => BindStruct(literal, expected),
        GenericExpressionSyntax generic => BindGeneric(generic, expected),
        LambdaExpressionSyntax lambda => BindLambda(lambda, expected),
        ConditionalExpressionSyntax conditional => BindConditional(conditional, expected),
        IfExpressionSyntax conditional => BindIfExpression(conditional, expected),
        MatchExpressionSyntax match => BindMatchExpression(match, expected),
        ComprehensionExpressionSyntax comprehension => BindComprehension(comprehension, expected),
        TryExpressionSyntax attempt => BindTry(attempt),
        OptionalAccessExpressionSyntax access => BindOptionalAccess(access, null),
        ReferenceExpressionSyntax reference => BindMisplacedReference(reference),
        AwaitExpressionSyntax wait => BindAwait(BindExpression(wait.Operand), wait.Operand, At(wait.Keyword)),
        SpawnExpressionSyntax spawn => BindSpawn(spawn),
        ErrorExpressionSyntax => new BoundErrorExpression(At(syntax)),
        _ => throw new UnreachableException($"expression {syntax.Kind}"),
    };

    /// <summary>Binds an expression that must have a value.</summary>
    private BoundExpression BindValue(ExpressionSyntax syntax, TypeSymbol? expected = null) => RequireValue(BindExpression(syntax, expected), syntax);

    private BoundExpression RequireValue(BoundExpression expression, ExpressionSyntax syntax)
    {
        if (expression is BoundCall { Type: TypeVariable open, Function: { IsReturnTypeDeclared: false, TypeArguments.IsEmpty: true } })
        {
            ReportUnknownReturnType(expression, syntax);
            open.Solve(TypeSymbol.Error);
            return new BoundErrorExpression(expression.Location);
        }

        if (!expression.Type.IsVoid)
        {
            return expression;
        }

        Report(TypeDiagnostics.NoValue, At(syntax), expression switch
        {
            BoundCall call => $"'{call.Function.Name}'",
            BoundBuiltInCall call => $"'{call.Function.Name}'",
            BoundPrint print => $"'{print.Function.Name}'",
            BoundTraitCall call => $"'{call.Method}'",
            BoundAwait => "this await",
            BoundClosureCall => "this call",
            _ => "this expression",
        });
        return new BoundErrorExpression(expression.Location);
    }

    private void ReportUnknownReturnType(BoundExpression expression, ExpressionSyntax syntax)
    {
        var function = expression is BoundCall call ? call.Function : Function;
        Report(new Diagnostic(TypeDiagnostics.ReturnTypeUnknown, At(syntax), [function.Name])
        {
            Labels = [new DiagnosticLabel(function.Location, "declared without a return type here")],
            Help = $"declare the return type: 'fn {function.Name}(...) -> int', or the type that it returns",
        });
    }

    private BoundExpression BindLiteral(SyntaxToken token, bool isNegated)
    {
        var location = At(token);
        switch (token.Kind)
        {
            case SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword:
                return new BoundLiteral(new BoolConstant(token.Kind == SyntaxKind.TrueKeyword), TypeSymbol.Bool, location);
            case SyntaxKind.FloatLiteralToken when token.Value is double value:
                return new BoundLiteral(new FloatConstant(isNegated ? -value : value), TypeSymbol.Float, location);
            case SyntaxKind.IntegerLiteralToken when token.Value is long value:
                return new BoundLiteral(new IntConstant(isNegated ? unchecked(-value) : value), TypeSymbol.Int, location);
            case SyntaxKind.IntegerLiteralToken when token.Value is ulong && isNegated:
                return new BoundLiteral(new IntConstant(long.MinValue), TypeSymbol.Int, location);
            default:
                // The literal has no value, or one that only a minus makes legal: reported with the syntax.
                return new BoundErrorExpression(location);
        }
    }

    private BoundExpression BindString(StringExpressionSyntax syntax)
    {
        var parts = ImmutableArray.CreateBuilder<BoundExpression>();
        foreach (var part in syntax.Parts)
        {
            switch (part)
            {
                case StringTextPartSyntax text:
                    var bytes = text.Token.Value is ImmutableArray<byte> value ? value : [];
                    parts.Add(new BoundLiteral(new StrConstant(bytes), TypeSymbol.String, At(text)));
                    break;
                case InterpolationPartSyntax interpolation:
                    parts.Add(ToText(BindValue(interpolation.Expression), interpolation.Expression));
                    break;
                default:
                    throw new UnreachableException($"string part {part.Kind}");
            }
        }

        var location = At(syntax);
        if (parts.Any(part => part.IsError))
        {
            return new BoundErrorExpression(location);
        }

        if (parts.All(part => part is BoundLiteral))
        {
            var bytes = parts.SelectMany(part => ((StrConstant)((BoundLiteral)part).Value).Bytes);
            return new BoundLiteral(new StrConstant([.. bytes]), TypeSymbol.String, location);
        }

        return new BoundInterpolation(parts.DrainToImmutable(), location);
    }

    private BoundExpression BindName(SyntaxToken name, TypeSymbol? expected)
    {
        if (name.IsMissing)
        {
            return new BoundErrorExpression(At(name));
        }

        if (FindVariable(name) is { } variable)
        {
            if (variable is LocalSymbol { Nested: { } nested })
            {
                return BindFunctionValue(nested.Definition, name, expected, nested.TypeArguments);
            }

            _read.Add(variable);
            return new BoundVariable(variable, At(name));
        }

        if (Declarations.FindFunction(name.Text, InLibrary) is { } function)
        {
            if (function is { IsLibrary: true, Name: AwaitAllFunction or "await_any" })
            {
                Report(new Diagnostic(ConcurrencyDiagnostics.MissingParentheses, At(name), [name.Text]) { Help = $"write '{name.Text}(futures)'" });
                return new BoundErrorExpression(At(name));
            }

            return BindFunctionValue(function, name, expected);
        }

        if (FindBareVariant(name, expected) is { } variant)
        {
            return BindVariant(variant, name, [], expected);
        }

        if (BindFlatValue(name, expected) is { } flat)
        {
            return flat;
        }

        ReportUndefinedVariable(name);
        return new BoundErrorExpression(At(name));
    }

    /// <summary>Says once in a function that a name is no variable.</summary>
    private void ReportUndefinedVariable(SyntaxToken name)
    {
        if (!name.IsMissing)
        {
            _program.Diagnostics.AddOnce(DescribeUndefinedVariable(name), Function);
        }
    }

    private Diagnostic DescribeUndefinedVariable(SyntaxToken name)
    {
        if (_unit.Globals.Find(name.Text) is { } later)
        {
            return new Diagnostic(BindingDiagnostics.UsedBeforeDeclaration, At(name), [name.Text])
            {
                Labels = [new DiagnosticLabel(later.Location, "declared here")],
                Help = "top-level statements run in order; declare it before its first use",
            };
        }

        if (name.Text == "self")
        {
            return new Diagnostic(BindingDiagnostics.SelfOutsideMethod, At(name), []) { Help = "write 'self' as the first parameter of the method" };
        }

        if (BuiltInFunctions.TryFind(name.Text, out _))
        {
            return new Diagnostic(BindingDiagnostics.FunctionAsValue, At(name), [name.Text])
            {
                Help = $"call it in a lambda: '(x) => {name.Text}(x)'",
            };
        }

        var near = NearestName.Find(name.Text, _scope.VisibleNames().Concat(_unit.Globals.Names));
        return new Diagnostic(BindingDiagnostics.UndefinedVariable, At(name), [name.Text])
        {
            Help = near is null ? null : $"Did you mean '{near}'?",
        };
    }

    /// <summary>A condition: a bool, or an int that is not zero.</summary>
    private BoundExpression BindCondition(ExpressionSyntax syntax) => ToCondition(BindValue(syntax), syntax, "a condition");

    private BoundExpression ToCondition(BoundExpression value, ExpressionSyntax syntax, string what)
    {
        if (TryConvert(value, TypeSymbol.Bool, ConversionPlaces.Condition) is { } condition)
        {
            return condition;
        }

        Report(new Diagnostic(TypeDiagnostics.ConditionType, At(syntax), [what, value.Type])
        {
            Help = value.Type.Kind == TypeKind.String ? "compare it, for example with '!= \"\"'" : null,
        });
        return new BoundErrorExpression(value.Location);
    }
}
