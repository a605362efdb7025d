// spawn and await.
using System.Collections.Immutable;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    private const string AwaitAllFunction = "await_all";

    /// <summary><c>await_all(futures)</c> of tasks without a result, which gives none; null for the others, and the argument is bound.</summary>
    private BoundCall? BindAwaitAll(SyntaxToken name, ref ImmutableArray<Argument> arguments)
    {
        if (arguments is not [{ Name: null } only])
        {
            return null;
        }

        var futures = only.Bound ?? BindValue(only.Syntax);
        arguments = [only with { Bound = futures }];
        return futures.Type is ArrayTypeSymbol { Element.Resolved: FutureTypeSymbol { Result.IsVoid: true } }
            ? CallLibrary("_await_each", [], [futures], At(name))
            : null;
    }

    /// <summary><c>spawn call</c> as an expression.</summary>
    private BoundExpression BindSpawn(SpawnExpressionSyntax syntax)
        => BindSpawnedCall(syntax) is { } call
            ? new BoundSpawn(call, new FutureTypeSymbol(call.Type), At(syntax.Keyword))
            : new BoundErrorExpression(At(syntax.Keyword));

    /// <summary><c>spawn call</c> as a statement.</summary>
    private BoundStatement BindSpawnStatement(SpawnExpressionSyntax syntax)
        => BindSpawnedCall(syntax) is { } call
            ? new BoundSpawnStatement(call, At(syntax.Keyword))
            : Evaluate(new BoundErrorExpression(At(syntax.Keyword)));

    /// <summary>The call that is spawned; null if there is none, which has been reported.</summary>
    private BoundInvocation? BindSpawnedCall(SpawnExpressionSyntax syntax)
    {
        var operand = syntax.Operand;
        while (operand is ParenthesizedExpressionSyntax parenthesized)
        {
            operand = parenthesized.Expression;
        }

        if (operand is CallExpressionSyntax { Callee: MemberAccessExpressionSyntax { Name.Text: AwaitMethod } member })
        {
            ReportSpawnOfAwait(syntax, member);
            return null;
        }

        var bound = BindExpression(operand);
        if (bound is BoundInvocation call)
        {
            return call;
        }

        if (operand is CallExpressionSyntax && !bound.IsError)
        {
            // A call that is no function's: of a variant, for one, or one that the binder has taken apart. A task gives its value back.
            return CallLibrary("_given", [bound.Type], [RequireValue(bound, operand)], bound.Location);
        }

        if (!bound.IsError)
        {
            Report(new Diagnostic(ConcurrencyDiagnostics.SpawnOfNoCall, At(operand), [])
            {
                Help = "move it into a function and spawn a call of that",
            });
        }

        return null;
    }

    private void ReportSpawnOfAwait(SpawnExpressionSyntax syntax, MemberAccessExpressionSyntax member)
    {
        var receiver = _unit.Source.ToString(member.Receiver.Span);
        var help = member.Receiver is CallExpressionSyntax
            ? $"write '(spawn {receiver}).await()' to await the task"
            : $"write '{receiver}.await()' without 'spawn'";
        Report(new Diagnostic(ConcurrencyDiagnostics.SpawnOfAwait, At(syntax.Keyword), []) { Help = help });
    }

    /// <summary>Both forms of await.</summary>
    private BoundExpression BindAwait(BoundExpression operand, ExpressionSyntax syntax, TextLocation location)
    {
        var future = RequireValue(operand, syntax);
        if (future.IsError)
        {
            return future;
        }

        if (future.Type is FutureTypeSymbol type)
        {
            return new BoundAwait(future, type.Result, location);
        }

        Report(new Diagnostic(ConcurrencyDiagnostics.AwaitOfNoFuture, At(syntax), [future.Type])
        {
            Help = future is BoundInvocation ? $"spawn the call first: 'spawn {_unit.Source.ToString(syntax.Span)}'" : null,
        });
        return new BoundErrorExpression(location);
    }
}
