// Loops and what belongs to them: ranges, break, continue.
using System.Collections.Immutable;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.IR.Model;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    private BoundWhile BindWhile(WhileStatementSyntax syntax)
    {
        var condition = BindCondition(syntax.Condition);
        return new BoundWhile(condition, BindLoopBody(syntax.Body), At(syntax.Keyword));
    }

    private BoundStatement BindLoopBody(StatementSyntax syntax)
    {
        _context.LoopDepth++;
        var body = BindBody(syntax);
        _context.LoopDepth--;
        return body;
    }

    private BoundStatement BindFor(ForStatementSyntax syntax)
    {
        var range = BindRange(syntax.Iterable);
        var outer = EnterScope();
        LocalSymbol? variable = null;
        if (syntax.Variable.Kind == SyntaxKind.IdentifierToken)
        {
            var type = range is null ? TypeSymbol.Error : TypeSymbol.Int;
            variable = new LocalSymbol(syntax.Variable.Text, type, isConst: false, isHoisted: false, At(syntax.Variable));
            _scope.Declare(variable);
        }

        var body = BindLoopBody(syntax.Body);
        _scope = outer;
        return range is { } bounds
            ? new BoundFor(variable, bounds.Kind, bounds.Start, bounds.End, bounds.Step, body, At(syntax.Keyword))
            : body;
    }

    /// <summary>The range that a for statement counts over; null if it is none, which has been reported.</summary>
    private (RangeKind Kind, BoundExpression Start, BoundExpression End, BoundExpression? Step)? BindRange(SyntaxNode syntax)
    {
        if (syntax is RangeClauseSyntax range)
        {
            var kind = range.Operator.Kind == SyntaxKind.DotDotEqualsToken ? RangeKind.Inclusive : RangeKind.HalfOpen;
            return (kind, BindRangeBound(range.Start), BindRangeBound(range.End), null);
        }

        var expression = ((IterableClauseSyntax)syntax).Expression;
        if (expression is CallExpressionSyntax { Callee: NameExpressionSyntax { Name.Text: "range" } } call
            && Declarations.FindFunction("range", InLibrary) is null)
        {
            return BindRangeCall(call);
        }

        var bound = RequireValue(BindExpression(expression), expression);
        if (!bound.IsError)
        {
            var help = bound.Type.Kind == TypeKind.Int ? "count with a range: 'for i in 0..n'" : "loops go over ranges: 'for i in 0..n'";
            Report(new Diagnostic(TypeDiagnostics.NotIterable, At(expression), [bound.Type]) { Help = help });
        }

        return null;
    }

    private (RangeKind Kind, BoundExpression Start, BoundExpression End, BoundExpression? Step)? BindRangeCall(CallExpressionSyntax call)
    {
        var arguments = call.Arguments.Arguments.Items;
        var bounds = ImmutableArray.CreateBuilder<BoundExpression>();
        foreach (var argument in arguments)
        {
            bounds.Add(BindRangeBound(argument.Value));
            if (argument.Name is { } name)
            {
                Report(BindingDiagnostics.UnknownArgumentName, At(name), "range", name.Text);
            }
        }

        switch (bounds.Count)
        {
            case 1:
                return (RangeKind.HalfOpen, new BoundLiteral(new IntConstant(0), TypeSymbol.Int, At(call.Callee)), bounds[0], null);
            case 2:
                return (RangeKind.HalfOpen, bounds[0], bounds[1], null);
            case 3:
                return (RangeKind.Stepped, bounds[0], bounds[1], bounds[2]);
            default:
                Report(TypeDiagnostics.ArgumentCount, At(call.Callee), "range", "1 to 3 arguments", Given(bounds.Count));
                return null;
        }
    }

    private BoundExpression BindRangeBound(ExpressionSyntax syntax)
    {
        var bound = BindValue(syntax);
        if (bound.IsError || bound.Type.Kind == TypeKind.Int)
        {
            return bound;
        }

        Report(TypeDiagnostics.RangeBound, At(syntax), bound.Type);
        return new BoundErrorExpression(At(syntax));
    }

    private BoundStatement BindJump(SyntaxToken keyword, BoundStatement jump)
    {
        if (_context.LoopDepth > 0)
        {
            return jump;
        }

        Report(BindingDiagnostics.OutsideLoop, At(keyword), keyword.Text);
        return new BoundBlock([], At(keyword));
    }
}
