// Declarations and assignments. A bare `x = e` assigns the nearest visible variable, else declares one: in its block, or
// in the function if the name is used after the block.
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.IR.Model;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    private BoundAssignment BindVariableDeclaration(VariableDeclarationSyntax syntax)
        => BindDeclaration(syntax, syntax.Name, syntax.Type, syntax.Value, syntax.Keyword.Kind == SyntaxKind.ConstKeyword);

    private BoundAssignment BindAnnotatedDeclaration(AnnotatedDeclarationSyntax syntax)
        => BindDeclaration(syntax, syntax.Name, syntax.Type, syntax.Value, isConst: false);

    private BoundAssignment BindDeclaration(
        StatementSyntax syntax, SyntaxToken name, TypeClauseSyntax? annotation, ExpressionSyntax valueSyntax, bool isConst)
    {
        var declared = annotation is null ? null : _types.BindValueType(annotation.Type, "a variable");
        if (declared is not null && _program.GlobalDeclaredBy(syntax) is { } global && global.Inferred.IsOpen)
        {
            // The annotation is enough for whoever asks for the type while the initialiser is being bound.
            global.Inferred.Solve(declared);
        }

        // The initialiser is bound first: it still sees an earlier variable of the same name.
        var value = BindValue(valueSyntax);
        var type = declared ?? value.Type;
        var variable = Declare(syntax, name, type, isConst);
        if (TryConvert(value, type, ConversionPlaces.Assignment) is { } converted)
        {
            value = converted;
        }
        else
        {
            // Without an annotation the types are the same, so that there is one here.
            Report(new Diagnostic(TypeDiagnostics.TypeMismatch, At(valueSyntax), [name.Text, type, value.Type])
            {
                Labels = [new DiagnosticLabel(At(annotation!.Type), $"declared as {type} here")],
            });
            value = new BoundErrorExpression(value.Location);
        }

        return new BoundAssignment(new BoundVariable(variable, At(name)), value, isDeclaration: true, At(name));
    }

    private BoundStatement BindAssignment(AssignmentStatementSyntax syntax)
    {
        if (OperatorFacts.KindOfCompound(syntax.Operator) is { } kind)
        {
            return BindCompound(syntax.Target, kind, BindValue(syntax.Value), syntax.Operator);
        }

        var value = BindValue(syntax.Value);
        if (syntax.Target is not NameExpressionSyntax { Name: var name })
        {
            // No type has fields yet, so that what is no name is in error.
            return Evaluate(BindExpression(syntax.Target));
        }

        if (FindVariable(name) is { } variable)
        {
            return AssignTo(variable, name, value, syntax.Value);
        }

        // A hoisted variable begins with its function, so that this is only its first assignment.
        var isHoisted = _hoistedAssignments.Contains(syntax) && !_function.IsStart;
        VariableSymbol declared = isHoisted ? DeclareHoisted(name, value.Type) : Declare(syntax, name, value.Type, isConst: false);
        return new BoundAssignment(new BoundVariable(declared, At(name)), value, isDeclaration: !isHoisted, At(name));
    }

    private BoundAssignment AssignTo(VariableSymbol variable, SyntaxToken name, BoundExpression value, ExpressionSyntax valueSyntax)
    {
        var target = new BoundVariable(variable, At(name));
        if (!CheckNotConst(variable, name))
        {
            return new BoundAssignment(target, new BoundErrorExpression(value.Location), isDeclaration: false, At(name));
        }

        var converted = TryConvert(value, variable.Type, ConversionPlaces.Assignment);
        if (converted is null)
        {
            ReportTypeChange(variable, valueSyntax, value.Type);
            converted = new BoundErrorExpression(value.Location);
        }

        return new BoundAssignment(target, converted, isDeclaration: false, At(name));
    }

    private BoundStatement BindIncrement(IncrementStatementSyntax syntax)
    {
        var kind = syntax.Operator.Kind == SyntaxKind.PlusPlusToken ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var one = new BoundLiteral(new IntConstant(1), TypeSymbol.Int, At(syntax.Operator));
        return BindCompound(syntax.Target, kind, one, syntax.Operator);
    }

    private BoundStatement BindCompound(ExpressionSyntax targetSyntax, BinaryOperatorKind kind, BoundExpression operand, SyntaxToken op)
    {
        if (targetSyntax is not NameExpressionSyntax { Name: var name })
        {
            return Evaluate(BindExpression(targetSyntax));
        }

        if (FindVariable(name) is not { } variable)
        {
            ReportUndefinedVariable(name);
            return Evaluate(operand);
        }

        if (!CheckNotConst(variable, name) || variable.Type.IsError || operand.IsError)
        {
            return Evaluate(new BoundErrorExpression(At(op)));
        }

        var isStep = op.Kind is SyntaxKind.PlusPlusToken or SyntaxKind.MinusMinusToken;
        var row = OperatorTable.FindBinary(kind, variable.Type, operand.Type);
        if (isStep && variable.Type.Kind is not (TypeKind.Int or TypeKind.Float))
        {
            Report(TypeDiagnostics.UnaryOperand, At(op), op.Text, variable.Type);
            return Evaluate(new BoundErrorExpression(At(op)));
        }

        if (row is null)
        {
            ReportUndefinedOperator(kind, variable.Type, operand.Type, At(op), []);
            return Evaluate(new BoundErrorExpression(At(op)));
        }

        if (!row.Result.IsSameAs(variable.Type))
        {
            Report(new Diagnostic(TypeDiagnostics.TypeMismatch, At(op), [variable.Name, variable.Type, row.Result])
            {
                Labels = [DeclarationLabel(variable)],
            });
            return Evaluate(new BoundErrorExpression(At(op)));
        }

        // The result has the variable's type, so that the left operand needs no conversion.
        return new BoundCompoundAssignment(
            new BoundVariable(variable, At(name)), row, ApplyConversion(operand, row.RightConversion), At(op));
    }

    private bool CheckNotConst(VariableSymbol variable, SyntaxToken name)
    {
        if (!variable.IsConst)
        {
            return true;
        }

        Report(new Diagnostic(BindingDiagnostics.AssignmentToConstant, At(name), [variable.Name])
        {
            Labels = [new DiagnosticLabel(variable.Location, "declared with 'const' here")],
            Help = $"declare it with 'var {variable.Name} = ...' if it is to change",
        });
        return false;
    }

    private void ReportTypeChange(VariableSymbol variable, ExpressionSyntax value, TypeSymbol found)
        => Report(new Diagnostic(TypeDiagnostics.TypeMismatch, At(value), [variable.Name, variable.Type, found])
        {
            Labels = [DeclarationLabel(variable)],
            Help = $"a variable keeps its type; 'var {variable.Name} = ...' declares a new one",
        });

    private static DiagnosticLabel DeclarationLabel(VariableSymbol variable)
        => new(variable.Location, $"'{variable.Name}' became {variable.Type} here");
}
