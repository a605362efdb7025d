// Statements, except those about variables, loops and returns: blocks, conditions, expressions evaluated for their effects.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    /// <summary>The expression that is a statement of its own: its value is not used.</summary>
    private ExpressionSyntax? _discarded;

    /// <summary>True if a body that ends in an expression returns it: with a declared return type that has values.</summary>
    private bool ReturnsLastExpression => !Function.IsStart && Function.IsReturnTypeDeclared && !Function.ReturnType.IsVoid;

    private BoundStatement BindStatement(StatementSyntax syntax, bool isLast = false) => syntax switch
    {
        BlockStatementSyntax block => BindBlock(block, isLast),
        VariableDeclarationSyntax declaration => BindVariableDeclaration(declaration),
        AnnotatedDeclarationSyntax declaration => BindAnnotatedDeclaration(declaration),
        AssignmentStatementSyntax assignment => BindAssignment(assignment),
        IncrementStatementSyntax increment => BindIncrement(increment),
        ExpressionStatementSyntax statement => BindExpressionStatement(statement, isLast),
        IfStatementSyntax conditional => BindIf(conditional, isLast),
        WhileStatementSyntax loop => BindWhile(loop),
        ForStatementSyntax loop => BindFor(loop),
        ForLoopStatementSyntax loop => BindForLoop(loop),
        MatchStatementSyntax match => BindMatch(match, isLast),
        SelectStatementSyntax select => BindSelect(select),
        ParallelStatementSyntax parallel => BindParallel(parallel),
        MultiVariableDeclarationSyntax declaration => BindMultiDeclaration(declaration),
        DestructuringDeclarationSyntax declaration => BindDestructuring(declaration),
        MultiAssignmentStatementSyntax assignment => BindMultiAssignment(assignment),
        DeclarationStatementSyntax declaration => BindNestedDeclaration(declaration),
        DeferStatementSyntax defer => BindDefer(defer),
        YieldStatementSyntax yield => BindYield(yield),
        BreakStatementSyntax jump => BindJump(jump.Keyword, new BoundBreak(At(jump.Keyword))),
        ContinueStatementSyntax jump => BindJump(jump.Keyword, new BoundContinue(At(jump.Keyword))),
        ReturnStatementSyntax statement => BindReturn(statement),
        EmptyStatementSyntax or ErrorStatementSyntax => new BoundBlock([], At(syntax)),
        _ => throw new UnreachableException($"statement {syntax.Kind}"),
    };

    /// <summary>Binds statements in the current scope; <paramref name="endsBody"/> if the last of them is the last of the function.</summary>
    private ImmutableArray<BoundStatement> BindStatements(ImmutableArray<StatementSyntax> statements, bool endsBody)
    {
        var last = statements.Length - 1;
        while (last >= 0 && statements[last] is EmptyStatementSyntax)
        {
            last--;
        }

        var bound = ImmutableArray.CreateBuilder<BoundStatement>(statements.Length);
        for (var i = 0; i < statements.Length; i++)
        {
            bound.Add(BindStatement(statements[i], endsBody && i == last));
        }

        return bound.DrainToImmutable();
    }

    private BoundBlock BindBlock(BlockStatementSyntax syntax, bool isLast)
    {
        var outer = EnterScope();
        var statements = BindStatements(syntax.Statements, isLast);
        _scope = outer;
        return new BoundBlock(statements, At(syntax.Open));
    }

    /// <summary>A body: a block, or one statement in a scope of its own.</summary>
    private BoundStatement BindBody(StatementSyntax syntax, bool isLast = false)
    {
        if (syntax is BlockStatementSyntax block)
        {
            return BindBlock(block, isLast);
        }

        var outer = EnterScope();
        var statement = BindStatement(syntax, isLast);
        _scope = outer;
        return statement;
    }

    /// <summary>Opens a scope; gives the one to go back to.</summary>
    private Scope EnterScope()
    {
        var outer = _scope;
        _scope = new Scope(outer, _context.Identity);
        return outer;
    }

    private BoundStatement BindExpressionStatement(ExpressionStatementSyntax syntax, bool isLast)
    {
        var returnsFuture = isLast && Function.ReturnType.Kind == TypeKind.Future;
        if (syntax.Expression is SpawnExpressionSyntax spawn && !returnsFuture)
        {
            return BindSpawnStatement(spawn);
        }

        _discarded = isLast ? null : syntax.Expression;
        var expression = BindExpression(syntax.Expression, isLast ? Function.ReturnType : null);
        return isLast && !expression.IsError && !expression.Type.IsVoid
            ? MakeReturn(expression, syntax.Expression)
            : Evaluate(expression);
    }

    /// <summary>An expression for its effects; what is in error counts as a return, so that no missing one is reported on top.</summary>
    private static BoundStatement Evaluate(BoundExpression expression)
        => expression.IsError ? new BoundReturn(expression, expression.Location) : new BoundExpressionStatement(expression, expression.Location);

    /// <summary>An if statement and the ones behind its <c>else if</c>; such a chain may be long.</summary>
    private static List<IfStatementSyntax> ElseIfChain(IfStatementSyntax syntax)
    {
        var links = new List<IfStatementSyntax> { syntax };
        while (links[^1].Else is { Body: IfStatementSyntax next })
        {
            links.Add(next);
        }

        return links;
    }
}
