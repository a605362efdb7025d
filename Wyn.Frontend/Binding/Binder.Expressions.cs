// Expressions except operators, calls and tasks: literals, names, strings with interpolations, members; and what every
// expression may need: a value, a condition, a text, a conversion.
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
    private BoundExpression BindExpression(ExpressionSyntax syntax) => syntax switch
    {
        LiteralExpressionSyntax literal => BindLiteral(literal.Token, isNegated: false),
        StringExpressionSyntax text => BindString(text),
        NameExpressionSyntax name => BindName(name.Name),
        ParenthesizedExpressionSyntax parenthesized => BindExpression(parenthesized.Expression),
        UnaryExpressionSyntax unary => BindUnary(unary),
        BinaryExpressionSyntax binary => BindBinaryChain(binary),
        CallExpressionSyntax call => BindCall(call),
        MemberAccessExpressionSyntax member => BindMember(member),
        AwaitExpressionSyntax wait => BindAwait(BindExpression(wait.Operand), wait.Operand, At(wait.Keyword)),
        SpawnExpressionSyntax spawn => BindSpawn(spawn),
        ErrorExpressionSyntax => new BoundErrorExpression(At(syntax)),
        _ => throw new UnreachableException($"expression {syntax.Kind}"),
    };

    /// <summary>Binds an expression that must have a value of a known type.</summary>
    private BoundExpression BindValue(ExpressionSyntax syntax) => RequireValue(BindExpression(syntax), syntax);

    private BoundExpression RequireValue(BoundExpression expression, ExpressionSyntax syntax)
    {
        if (expression.Type is TypeVariable open)
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
            _ => "this await",
        });
        return new BoundErrorExpression(expression.Location);
    }

    private void ReportUnknownReturnType(BoundExpression expression, ExpressionSyntax syntax)
    {
        var function = expression is BoundCall call ? call.Function : _function;
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

    private BoundExpression BindName(SyntaxToken name)
    {
        if (name.IsMissing)
        {
            return new BoundErrorExpression(At(name));
        }

        if (FindVariable(name) is { } variable)
        {
            _read.Add(variable);
            return new BoundVariable(variable, At(name));
        }

        ReportUndefinedVariable(name);
        return new BoundErrorExpression(At(name));
    }

    /// <summary>Says once in a function that a name is no variable.</summary>
    private void ReportUndefinedVariable(SyntaxToken name)
    {
        if (!name.IsMissing)
        {
            _program.Diagnostics.AddOnce(DescribeUndefinedVariable(name), _function);
        }
    }

    private Diagnostic DescribeUndefinedVariable(SyntaxToken name)
    {
        if (_program.FindGlobal(name.Text) is { } later)
        {
            return new Diagnostic(BindingDiagnostics.UsedBeforeDeclaration, At(name), [name.Text])
            {
                Labels = [new DiagnosticLabel(later.Location, "declared here")],
                Help = "top-level statements run in order; declare it before its first use",
            };
        }

        if (_program.FindFunction(name.Text) is not null || BuiltInFunctions.TryFind(name.Text, out _))
        {
            return new Diagnostic(BindingDiagnostics.FunctionAsValue, At(name), [name.Text])
            {
                Help = $"call it: '{name.Text}(...)'",
            };
        }

        var near = NearestName.Find(name.Text, _scope.VisibleNames().Concat(_program.GlobalNames));
        return new Diagnostic(BindingDiagnostics.UndefinedVariable, At(name), [name.Text])
        {
            Help = near is null ? null : $"Did you mean '{near}'?",
        };
    }

    /// <summary>A member that is not called; no type has fields yet, so this always ends in a message.</summary>
    private BoundErrorExpression BindMember(MemberAccessExpressionSyntax syntax)
    {
        if (BindReceiver(syntax) is { IsError: false } receiver && !syntax.Name.IsMissing)
        {
            var isMethod = syntax.Name.Text is AwaitMethod or ToStringMethod;
            Report(new Diagnostic(BindingDiagnostics.UndefinedField, At(syntax.Name), [syntax.Name.Text, receiver.Type])
            {
                Help = isMethod ? $"call it: '.{syntax.Name.Text}()'" : null,
            });
        }

        return new BoundErrorExpression(At(syntax.Name));
    }

    /// <summary>The expression before the dot; a module would stand there too, which is said when the name is none of ours.</summary>
    private BoundExpression BindReceiver(MemberAccessExpressionSyntax syntax)
    {
        if (syntax.Receiver is NameExpressionSyntax { Name: { IsMissing: false } name }
            && char.IsAsciiLetterUpper(name.Text[0])
            && FindVariable(name) is null
            && _program.FindFunction(name.Text) is null)
        {
            Report(BindingDiagnostics.ModuleNotSupported, At(name), name.Text);
            return new BoundErrorExpression(At(name));
        }

        return BindValue(syntax.Receiver);
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

    /// <summary>The text that print and interpolation show.</summary>
    private BoundExpression ToText(BoundExpression value, ExpressionSyntax syntax)
    {
        if (TryConvert(value, TypeSymbol.String, ConversionPlaces.Text) is { } text)
        {
            return text;
        }

        Report(new Diagnostic(TypeDiagnostics.NoText, At(syntax), [value.Type])
        {
            Help = value.Type.Kind == TypeKind.Future ? "await it to get its result: '.await()'" : null,
        });
        return new BoundErrorExpression(value.Location);
    }

    /// <summary>The value as another type; null if the place allows no such conversion. What is in error stays so.</summary>
    private static BoundExpression? TryConvert(BoundExpression value, TypeSymbol type, ConversionPlaces place)
    {
        if (value.IsError || type.IsError)
        {
            return value.IsError ? value : new BoundErrorExpression(value.Location);
        }

        return Conversion.Find(value.Type, type, place) is { } kind ? ApplyConversion(value, kind) : null;
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
