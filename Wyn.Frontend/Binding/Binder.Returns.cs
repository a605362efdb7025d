// Returns, written or implied by a last expression, and what they say about an inferred return type.
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    private BoundStatement BindReturn(ReturnStatementSyntax syntax) => LeaveLoop(MakeReturn(syntax));

    private BoundReturn MakeReturn(ReturnStatementSyntax syntax)
    {
        var location = At(syntax.Keyword);
        var value = syntax.Value is { } operand ? BindExpression(operand, Function.ReturnType) : null;
        if (Function.IsStart)
        {
            return BindTopLevelReturn(syntax, value);
        }

        // syntax.Value is what value was bound from.
        return value is null ? MakeBareReturn(location) : MakeReturn(value, syntax.Value!);
    }

    private BoundReturn BindTopLevelReturn(ReturnStatementSyntax syntax, BoundExpression? value)
    {
        if (_program.Main is not null)
        {
            Report(BindingDiagnostics.ReturnOutsideFunction, At(syntax.Keyword), "'return' stands outside of a function");
        }
        else if (syntax.Value is { } operand && value is { IsError: false })
        {
            Report(new Diagnostic(BindingDiagnostics.ReturnOutsideFunction, At(operand), ["a script cannot return a value"])
            {
                Help = "end the script with 'exit(n)' to give an exit code",
            });
        }

        return new BoundReturn(null, At(syntax.Keyword));
    }

    /// <summary>A body that is an expression: its value is returned; a lambda of which nothing is wanted gives nothing.</summary>
    private BoundStatement BindExpressionBody(ExpressionSyntax syntax)
    {
        var givesNothing = Function.IsReturnTypeDeclared && Function.ReturnType.IsVoid;
        _discarded = givesNothing ? syntax : null;
        var expression = BindExpression(syntax, givesNothing ? null : Function.ReturnType);
        return givesNothing && (expression.Type.IsVoid || Function.IsLambda) ? Evaluate(expression) : MakeReturn(expression, syntax);
    }

    private BoundReturn MakeBareReturn(TextLocation location)
    {
        if (Function.IsMain)
        {
            return new BoundReturn(null, location);
        }

        if (Function.ReturnType is TypeVariable open)
        {
            open.Solve(TypeSymbol.Void);
            _context.DecidingReturn ??= location;
        }
        else if (!Function.ReturnType.IsVoid && !Function.ReturnType.IsError)
        {
            ReportReturnMismatch(location, "nothing");
        }

        return new BoundReturn(null, location);
    }

    /// <summary>The return of a value, which decides an inferred return type if nothing has yet.</summary>
    private BoundReturn MakeReturn(BoundExpression value, ExpressionSyntax syntax)
    {
        var type = Function.ReturnType;
        if (type is TypeVariable)
        {
            TypeVariable.TryUnify(type, value.Type);
            _context.DecidingReturn ??= At(syntax);
            return new BoundReturn(value, value.Location);
        }

        var place = Function.IsReturnTypeDeclared ? ConversionPlaces.Return : ConversionPlaces.InferredReturn;
        if (value.Type is TypeVariable)
        {
            // A call of a function whose return type is being inferred: it returns what this one returns.
            TypeVariable.TryUnify(value.Type, type);
        }

        if (TryConvert(value, type, place) is { } converted)
        {
            return new BoundReturn(converted, value.Location);
        }

        if (Function.IsLambda && type.Kind == TypeKind.Bool)
        {
            Report(TypeDiagnostics.PredicateResult, At(syntax), value.Type.IsVoid ? "nothing" : value.Type);
            return new BoundReturn(new BoundErrorExpression(value.Location), value.Location);
        }

        ReportReturnMismatch(At(syntax), value.Type.IsVoid ? "nothing" : value.Type.ToString());
        return new BoundReturn(new BoundErrorExpression(value.Location), value.Location);
    }

    private void ReportReturnMismatch(TextLocation location, string found)
    {
        var label = Function.Definition?.Syntax.ReturnType is { } clause
            ? new DiagnosticLabel(At(clause.Type), "the declared return type")
            : new DiagnosticLabel(_context.DecidingReturn ?? Function.Location, $"this return says that '{Function.Name}' returns {Describe(Function.ReturnType)}");
        Report(new Diagnostic(TypeDiagnostics.ReturnTypeMismatch, location, [Function.Name, Describe(Function.ReturnType), found])
        {
            Labels = [label],
        });
    }

    private static string Describe(TypeSymbol type) => type.IsVoid ? "nothing" : type.ToString();
}
