// Returns, written or implied by a last expression, and what they say about an inferred return type.
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    private BoundReturn BindReturn(ReturnStatementSyntax syntax)
    {
        var location = At(syntax.Keyword);
        var value = syntax.Value is { } operand ? BindExpression(operand) : null;
        if (_function.IsStart)
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

    private BoundStatement BindExpressionBody(ExpressionBodySyntax syntax)
    {
        var expression = BindExpression(syntax.Expression);
        return _function.IsReturnTypeDeclared && _function.ReturnType.IsVoid && expression.Type.IsVoid
            ? Evaluate(expression)
            : MakeReturn(expression, syntax.Expression);
    }

    private BoundReturn MakeBareReturn(TextLocation location)
    {
        if (_function.IsMain)
        {
            return new BoundReturn(null, location);
        }

        if (_function.ReturnType is TypeVariable open)
        {
            open.Solve(TypeSymbol.Void);
            _decidingReturn ??= location;
        }
        else if (!_function.ReturnType.IsVoid && !_function.ReturnType.IsError)
        {
            ReportReturnMismatch(location, "nothing");
        }

        return new BoundReturn(null, location);
    }

    /// <summary>The return of a value, which decides an inferred return type if nothing has yet.</summary>
    private BoundReturn MakeReturn(BoundExpression value, ExpressionSyntax syntax)
    {
        var type = _function.ReturnType;
        if (type is TypeVariable)
        {
            TypeVariable.TryUnify(type, value.Type);
            _decidingReturn ??= At(syntax);
            return new BoundReturn(value, value.Location);
        }

        var place = _function.IsReturnTypeDeclared ? ConversionPlaces.Return : ConversionPlaces.InferredReturn;
        if (value.Type is TypeVariable)
        {
            // A call of a function whose return type is being inferred: it returns what this one returns.
            TypeVariable.TryUnify(value.Type, type);
        }

        if (TryConvert(value, type, place) is { } converted)
        {
            return new BoundReturn(converted, value.Location);
        }

        ReportReturnMismatch(At(syntax), value.Type.IsVoid ? "nothing" : value.Type.ToString());
        return new BoundReturn(new BoundErrorExpression(value.Location), value.Location);
    }

    private void ReportReturnMismatch(TextLocation location, string found)
    {
        var label = _function.Syntax?.ReturnType is { } clause
            ? new DiagnosticLabel(At(clause.Type), "the declared return type")
            : new DiagnosticLabel(_decidingReturn ?? _function.Location, $"this return says that '{_function.Name}' returns {Describe(_function.ReturnType)}");
        Report(new Diagnostic(TypeDiagnostics.ReturnTypeMismatch, location, [_function.Name, Describe(_function.ReturnType), found])
        {
            Labels = [label],
        });
    }

    private static string Describe(TypeSymbol type) => type.IsVoid ? "nothing" : type.ToString();
}
