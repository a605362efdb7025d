// Operators. A chain of left-associative operators is bound in a loop, since it is as deep as it is long.
using System.Collections.Generic;
using System.Collections.Immutable;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    private BoundExpression BindUnary(UnaryExpressionSyntax syntax)
    {
        var kind = syntax.Operator.Kind switch
        {
            SyntaxKind.MinusToken => UnaryOperatorKind.Negate,
            SyntaxKind.TildeToken => UnaryOperatorKind.Complement,
            _ => UnaryOperatorKind.Not,
        };

        // The smallest int has no positive counterpart, so that a minus belongs to the literal behind it.
        if (kind == UnaryOperatorKind.Negate
            && syntax.Operand is LiteralExpressionSyntax { Token: { Kind: SyntaxKind.IntegerLiteralToken or SyntaxKind.FloatLiteralToken } token })
        {
            return BindLiteral(token, isNegated: true);
        }

        var operand = BindValue(syntax.Operand);
        if (operand.IsError)
        {
            return operand;
        }

        if (operand.Type.IsOpen)
        {
            TypeVariable.TryUnify(operand.Type, kind == UnaryOperatorKind.Not ? TypeSymbol.Bool : TypeSymbol.Int);
        }

        if (OperatorTable.FindUnary(kind, operand.Type) is { } row)
        {
            return new BoundUnary(row, ApplyConversion(operand, row.Conversion), At(syntax.Operator));
        }

        Report(TypeDiagnostics.UnaryOperand, At(syntax.Operator), syntax.Operator.Text, operand.Type);
        return new BoundErrorExpression(At(syntax.Operator));
    }

    /// <summary>What is wanted of the result says nothing of the operands.</summary>
    private BoundExpression BindBinaryChain(BinaryExpressionSyntax syntax)
    {
        var chain = new Stack<BinaryExpressionSyntax>();
        ExpressionSyntax first = syntax;
        while (first is BinaryExpressionSyntax binary)
        {
            chain.Push(binary);
            first = binary.Left;
        }

        var bound = BindExpression(first, syntax.Operator.Kind == SyntaxKind.QuestionQuestionToken && IsGetCall(first) ? Optional(new TypeVariable()) : null);
        while (chain.TryPop(out var next))
        {
            bound = BindBinary(next, bound);
        }

        return bound;
    }

    private BoundExpression BindBinary(BinaryExpressionSyntax syntax, BoundExpression leftOperand)
    {
        var left = RequireValue(leftOperand, syntax.Left);
        switch (syntax.Operator.Kind)
        {
            case SyntaxKind.PipeGreaterToken:
                return BindPipe(syntax, left);
            case SyntaxKind.AndKeyword or SyntaxKind.AmpersandAmpersandToken:
                return BindLogical(syntax, left, isAnd: true);
            case SyntaxKind.OrKeyword or SyntaxKind.PipePipeToken:
                return BindLogical(syntax, left, isAnd: false);
            case SyntaxKind.QuestionQuestionToken:
                return BindCoalesce(syntax, left);
            case SyntaxKind.InKeyword:
                return BindIn(syntax, left, isNegated: false);
            case SyntaxKind.NotKeyword:
                return BindIn(syntax, left, isNegated: true);
        }

        var right = BindValue(syntax.Right, left.Type.IsScalar ? null : left.Type);
        var location = OperatorLocation(syntax);
        if (left.IsError || right.IsError || OperatorFacts.KindOf(syntax) is not { } kind)
        {
            return new BoundErrorExpression(location);
        }

        (left, right) = CompareHandles(kind, left, right);
        DecideOperands(left.Type, right.Type);
        if (OperatorFacts.IsEquality(kind) && BindEquality(kind, left, right, location) is { } equality)
        {
            return equality;
        }

        if (OperatorTable.FindBinary(kind, left.Type, right.Type) is { } row)
        {
            return new BoundBinary(row, ApplyConversion(left, row.LeftConversion), ApplyConversion(right, row.RightConversion), location);
        }

        ReportUndefinedOperator(
            kind, left.Type, right.Type, location,
            [new DiagnosticLabel(At(syntax.Left), $"this is {left.Type}"), new DiagnosticLabel(At(syntax.Right), $"this is {right.Type}")]);
        return new BoundErrorExpression(location);
    }

    /// <summary>An operand whose type is open, a lambda's parameter for one, is of the other one's type; if nothing is known, an int.</summary>
    private static void DecideOperands(TypeSymbol left, TypeSymbol right)
    {
        if (left.IsOpen && right.IsOpen)
        {
            TypeVariable.TryUnify(left, TypeSymbol.Int);
            TypeVariable.TryUnify(right, TypeSymbol.Int);
        }
        else if (left.IsOpen || right.IsOpen)
        {
            TypeVariable.TryUnify(left, right);
        }
    }

    /// <summary>The comparison of values made of parts; null if the types have no parts.</summary>
    private BoundEquality? BindEquality(BinaryOperatorKind kind, BoundExpression left, BoundExpression right, TextLocation location)
    {
        if (left.Type.IsScalar && right.Type.IsScalar)
        {
            return null;
        }

        var (first, second) = (left, right);
        if (TryConvert(right, left.Type, ConversionPlaces.Argument) is { } converted)
        {
            second = converted;
        }
        else if (TryConvert(left, right.Type, ConversionPlaces.Argument) is { } other)
        {
            first = other;
        }
        else
        {
            return null;
        }

        if (!TypeTraits.HasEquality(first.Type))
        {
            return null;
        }

        _program.RequireEquality(first.Type);
        return new BoundEquality(kind == BinaryOperatorKind.NotEqual, first, second, location);
    }

    private BoundExpression BindLogical(BinaryExpressionSyntax syntax, BoundExpression left, bool isAnd)
    {
        var what = $"an operand of '{(isAnd ? "and" : "or")}'";
        var leftCondition = ToCondition(left, syntax.Left, what);
        var rightCondition = ToCondition(BindValue(syntax.Right), syntax.Right, what);
        var location = At(syntax.Operator);
        return leftCondition.IsError || rightCondition.IsError
            ? new BoundErrorExpression(location)
            : new BoundLogical(isAnd, leftCondition, rightCondition, location);
    }

    private TextLocation OperatorLocation(BinaryExpressionSyntax syntax)
        => syntax.SecondOperator is { } second
            ? new TextLocation(_unit.Source, TextSpan.FromBounds(syntax.Operator.Span.Start, second.Span.End))
            : At(syntax.Operator);

    private void ReportUndefinedOperator(
        BinaryOperatorKind kind, TypeSymbol left, TypeSymbol right, TextLocation location, ImmutableArray<DiagnosticLabel> labels)
    {
        var diagnostic = OperatorFacts.IsOrder(kind) && left.IsSameAs(right)
            ? new Diagnostic(TypeDiagnostics.CannotBeOrdered, location, [left])
            : IsComparison(kind) && left.Resolved is StructTypeSymbol or EnumTypeSymbol && right.Resolved is StructTypeSymbol or EnumTypeSymbol && !left.IsSameAs(right)
                ? new Diagnostic(TypeDiagnostics.CannotCompareDifferent, location, [left, right])
            : OperatorFacts.IsOrder(kind) || OperatorFacts.IsEquality(kind)
                ? new Diagnostic(TypeDiagnostics.CannotCompare, location, [left, right])
                : new Diagnostic(TypeDiagnostics.BinaryOperands, location, [OperatorFacts.VerbOf(kind), left, right]);
        Report(diagnostic with { Labels = labels, Help = HelpForOperator(kind, left, right) });
    }

    private static bool IsComparison(BinaryOperatorKind kind) => OperatorFacts.IsOrder(kind) || OperatorFacts.IsEquality(kind);

    private static string? HelpForOperator(BinaryOperatorKind kind, TypeSymbol left, TypeSymbol right) => (left.Resolved.Kind, right.Resolved.Kind) switch
    {
        (TypeKind.Future, _) or (_, TypeKind.Future) => "await the future to get its result: '.await()'",
        (TypeKind.String, TypeKind.Bool) or (TypeKind.Bool, TypeKind.String) when kind == BinaryOperatorKind.Add
            => "convert the bool with 'str(...)'",
        (TypeKind.Int, TypeKind.String) when kind == BinaryOperatorKind.Multiply => "write the string first: 's * n'",
        (TypeKind.Bool, TypeKind.Bool) when kind == BinaryOperatorKind.And => "write 'and'",
        (TypeKind.Bool, TypeKind.Bool) when kind == BinaryOperatorKind.Or => "write 'or'",
        (TypeKind.Bool, TypeKind.Bool) when kind == BinaryOperatorKind.Xor => "write '!='",
        (TypeKind.Bool, TypeKind.Int or TypeKind.Bool) or (TypeKind.Int, TypeKind.Bool) => "convert the bool with 'int(...)'",
        _ => null,
    };
}
