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
        => BindDeclaration(syntax.Name, syntax.Type, syntax.Value, syntax.Keyword.Kind == SyntaxKind.ConstKeyword);

    private BoundAssignment BindAnnotatedDeclaration(AnnotatedDeclarationSyntax syntax)
        => BindDeclaration(syntax.Name, syntax.Type, syntax.Value, isConst: false);

    private BoundAssignment BindDeclaration(SyntaxToken name, TypeClauseSyntax? annotation, ExpressionSyntax valueSyntax, bool isConst)
    {
        var declared = DeclaredType(name, annotation);

        // The initialiser is bound first: it still sees an earlier variable of the same name.
        return FinishDeclaration(name, annotation, declared, valueSyntax, BindValue(valueSyntax, declared), isConst);
    }

    private TypeSymbol? DeclaredType(SyntaxToken name, TypeClauseSyntax? annotation)
    {
        var declared = annotation is null ? null : _types.BindValueType(annotation.Type, "a variable");
        if (declared is not null && Function.IsStart && _unit.Globals.DeclaredBy(name) is { } global && global.Inferred.IsOpen)
        {
            // The annotation is enough for whoever asks for the type while the initialiser is being bound.
            global.Inferred.Solve(declared);
        }

        return declared;
    }

    /// <summary>A declaration whose initialiser is bound.</summary>
    private BoundAssignment FinishDeclaration(
        SyntaxToken name, TypeClauseSyntax? annotation, TypeSymbol? declared, ExpressionSyntax valueSyntax, BoundExpression value, bool isConst)
    {
        var type = declared ?? value.Type;
        var variable = Declare(name, type, isConst);
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
            return BindCompound(syntax.Target, kind, syntax.Value, syntax.Operator);
        }

        if (syntax.Target is not NameExpressionSyntax { Name: var name })
        {
            return BindPartAssignment(syntax.Target, BindTarget(syntax.Target, MissingKey.Read), syntax.Value, null, syntax.Operator);
        }

        if (FindVariable(name) is { } variable)
        {
            return AssignTo(variable, name, BindValue(syntax.Value, variable.Type), syntax.Value);
        }

        return DeclareBare(name, BindValue(syntax.Value));
    }

    /// <summary>A bare assignment to a name that is no variable yet.</summary>
    private BoundAssignment DeclareBare(SyntaxToken name, BoundExpression value)
    {
        // A hoisted variable begins with its function, so that this is only its first assignment.
        var isHoisted = _context.HoistedNames.Contains(name) && !Function.IsStart;
        VariableSymbol declared = isHoisted ? DeclareHoisted(name, value.Type) : Declare(name, value.Type, isConst: false);
        declared.IsWritten |= isHoisted;
        return new BoundAssignment(new BoundVariable(declared, At(name)), value, isDeclaration: !isHoisted, At(name));
    }

    private BoundAssignment AssignTo(VariableSymbol variable, SyntaxToken name, BoundExpression value, SyntaxNode valueSyntax)
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

    /// <summary>The place that an assignment goes to: bound as an expression, so that an element of a map is one that must be there.</summary>
    private BoundExpression BindTarget(ExpressionSyntax syntax, MissingKey missing)
    {
        while (syntax is ParenthesizedExpressionSyntax parenthesized)
        {
            syntax = parenthesized.Expression;
        }

        return syntax is IndexExpressionSyntax index ? BindIndex(index, missing) : BindValue(syntax);
    }

    /// <summary>An assignment to a part of a variable. The value is given as syntax or, where it has been bound before, as such.</summary>
    private BoundStatement BindPartAssignment(
        ExpressionSyntax targetSyntax, BoundExpression target, ExpressionSyntax? valueSyntax, BoundExpression? bound, SyntaxToken op)
    {
        var value = bound ?? BindValue(valueSyntax!, target.IsError ? null : target.Type);
        if (target.IsError || value.IsError)
        {
            return Evaluate(new BoundErrorExpression(At(op)));
        }

        if (target is BoundStringElement)
        {
            Report(new Diagnostic(BindingDiagnostics.NoPlace, At(targetSyntax), []) { Help = "strings never change: make a new one with slices and '+'" });
            return Evaluate(new BoundErrorExpression(At(op)));
        }

        if (!RequirePlace(target, targetSyntax))
        {
            return Evaluate(new BoundErrorExpression(At(op)));
        }

        if (TryConvert(value, target.Type, ConversionPlaces.Assignment) is not { } converted)
        {
            Report(TypeDiagnostics.PartMismatch, At(valueSyntax ?? (SyntaxNode)targetSyntax), value.Type, DescribePart(target), target.Type);
            return Evaluate(new BoundErrorExpression(At(op)));
        }

        if (target is not BoundMapElement element)
        {
            return new BoundAssignment(target, converted, isDeclaration: false, At(op));
        }

        var map = (StructTypeSymbol)element.Receiver.Type;
        var set = _program.Use(map.Definition.Methods["set"], map.Arguments);
        return new BoundExpressionStatement(new BoundCall(set, [element.Receiver, element.Key, converted], default, At(op)), At(op));
    }

    /// <summary>What a value is stored in, for messages.</summary>
    private static string DescribePart(BoundExpression target) => target switch
    {
        BoundElement => "array",
        BoundMapElement => "map",
        _ => "field",
    };

    private BoundStatement BindIncrement(IncrementStatementSyntax syntax)
    {
        var kind = syntax.Operator.Kind == SyntaxKind.PlusPlusToken ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        return BindCompound(syntax.Target, kind, null, syntax.Operator);
    }

    /// <summary><c>place op= value</c>, or a step by one where there is no value.</summary>
    private BoundStatement BindCompound(ExpressionSyntax targetSyntax, BinaryOperatorKind kind, ExpressionSyntax? valueSyntax, SyntaxToken op)
    {
        if (targetSyntax is NameExpressionSyntax { Name: var name } && FindVariable(name) is null)
        {
            ReportUndefinedVariable(name);
            return Evaluate(valueSyntax is null ? new BoundErrorExpression(At(op)) : BindValue(valueSyntax));
        }

        var target = targetSyntax is NameExpressionSyntax { Name: var known }
            ? new BoundVariable(FindVariable(known)!, At(known)) // It was found above.
            : BindTarget(targetSyntax, MissingKey.CompoundAssignment);
        var operand = valueSyntax is null ? new BoundLiteral(new IntConstant(1), TypeSymbol.Int, At(op)) : BindValue(valueSyntax);
        if (target.IsError || operand.IsError || !RequirePlace(target, targetSyntax))
        {
            return Evaluate(new BoundErrorExpression(At(op)));
        }

        DecideOperands(target.Type, operand.Type);
        var row = OperatorTable.FindBinary(kind, target.Type, operand.Type);
        if (valueSyntax is null && !target.Type.IsNumeric)
        {
            Report(TypeDiagnostics.UnaryOperand, At(op), op.Text, target.Type);
            return Evaluate(new BoundErrorExpression(At(op)));
        }

        if (row is null)
        {
            ReportUndefinedOperator(kind, target.Type, operand.Type, At(op), []);
            return Evaluate(new BoundErrorExpression(At(op)));
        }

        if (!row.Result.IsSameAs(target.Type))
        {
            Report(target is BoundVariable { Variable: var variable }
                ? new Diagnostic(TypeDiagnostics.TypeMismatch, At(op), [variable.Name, variable.Type, row.Result]) { Labels = [DeclarationLabel(variable)] }
                : new Diagnostic(TypeDiagnostics.PartMismatch, At(op), [row.Result, DescribePart(target), target.Type]));
            return Evaluate(new BoundErrorExpression(At(op)));
        }

        // The result has the place's type, so that the left operand needs no conversion.
        return new BoundCompoundAssignment(target, row, ApplyConversion(operand, row.RightConversion), At(op));
    }

    private bool CheckNotConst(VariableSymbol variable, SyntaxToken name)
    {
        if (!variable.IsConst)
        {
            variable.IsWritten = true;
            return true;
        }

        ReportConstant(variable, At(name));
        return false;
    }

    private void ReportTypeChange(VariableSymbol variable, SyntaxNode value, TypeSymbol found)
        => Report(new Diagnostic(TypeDiagnostics.TypeMismatch, At(value), [variable.Name, variable.Type, found])
        {
            Labels = [DeclarationLabel(variable)],
            Help = $"a variable keeps its type; 'var {variable.Name} = ...' declares a new one",
        });

    private static DiagnosticLabel DeclarationLabel(VariableSymbol variable)
        => new(variable.Location, $"'{variable.Name}' became {variable.Type} here");
}
