// Loops over ranges and with conditions, and what belongs to them: break, continue. What else `for` walks over is in Binder.Iteration.cs.
using System;
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

    private BoundStatement BindLoopBody(StatementSyntax syntax) => InLoop(() => BindBody(syntax));

    /// <summary>Binds a body that <c>break</c> and <c>continue</c> can stand in.</summary>
    private BoundStatement InLoop(Func<BoundStatement> bindBody)
    {
        _context.LoopDepth++;
        var body = bindBody();
        _context.LoopDepth--;
        return body;
    }

    /// <summary><c>for init; condition; step</c>: the variable of the initialiser lives in the loop only.</summary>
    private BoundBlock BindForLoop(ForLoopStatementSyntax syntax)
    {
        var outer = EnterScope();
        ImmutableArray<BoundStatement> initializer = syntax.Initializer is { } first ? [BindStatement(first)] : [];
        var condition = BindCondition(syntax.Condition);
        var body = BindLoopBody(syntax.Body);
        var variable = initializer is [BoundAssignment { IsDeclaration: true, Target: BoundVariable { Variable: LocalSymbol declared } }] ? declared : null;
        var loop = new BoundForLoop(variable, condition, BindStatement(syntax.Step), body, At(syntax.Keyword));
        _scope = outer;
        return new BoundBlock([.. initializer, loop], At(syntax.Keyword));
    }

    /// <summary>A loop's iterable as the call of a function of that name; else null.</summary>
    private static CallExpressionSyntax? CallOf(SyntaxNode iterable, string function)
        => iterable is IterableClauseSyntax { Expression: CallExpressionSyntax { Callee: NameExpressionSyntax { Name: var name } } call } && name.Text == function
            ? call
            : null;

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

        if (_context.Loop is not null)
        {
            return MakeGoOn(jump is BoundContinue, At(keyword));
        }

        Report(BindingDiagnostics.OutsideLoop, At(keyword), keyword.Text);
        return new BoundBlock([], At(keyword));
    }
}
