// `parallel { }`: calls that run as tasks side by side, and are joined at the end of the block. What they are assigned to belongs to
// the scope around the block, and gets its value there: the block itself is none. Within a time, a task that has not ended leaves the zero.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;
using Wyn.Frontend.Text;
using Wyn.IR.Model;

namespace Wyn.Frontend.Binding;

internal sealed partial class Binder
{
    /// <summary>A task of the block.</summary>
    /// <param name="Future">The variable that holds it.</param>
    /// <param name="Statement">The assignment of its result; null if nobody wants that.</param>
    /// <param name="Value">What stands right of the <c>=</c>.</param>
    private readonly record struct ParallelTask(LocalSymbol Future, StatementSyntax? Statement, ExpressionSyntax Value);

    /// <summary>What limits the time of a block: when it ends, and the channel on which ends of tasks are told.</summary>
    private readonly record struct TimeLimit(LocalSymbol Deadline, LocalSymbol Done);

    private BoundBlock BindParallel(ParallelStatementSyntax syntax)
    {
        var location = At(syntax.Keyword);
        var statements = ImmutableArray.CreateBuilder<BoundStatement>();
        var limit = syntax.Timeout is { } clause ? BindTimeout(clause, syntax.Body.Statements.Length, statements) : null;
        var tasks = new List<ParallelTask>();
        foreach (var statement in syntax.Body.Statements)
        {
            BindParallelStatement(statement, statements, tasks, limit);
        }

        if (limit is var (deadline, done))
        {
            var wait = CallLibrary("_wait_for", [], [Use(done), Number(tasks.Count, location), Use(deadline)], location);
            statements.Add(new BoundExpressionStatement(wait, location));
        }

        statements.AddRange(tasks.Select(task => Join(task, limit is not null)));
        return new BoundBlock(statements.DrainToImmutable(), location);
    }

    /// <summary>Evaluates the time that a block has.</summary>
    private TimeLimit? BindTimeout(TimeoutClauseSyntax syntax, int most, ImmutableArray<BoundStatement>.Builder statements)
    {
        if (syntax.Value.Name is { } name && name.Text != "timeout")
        {
            Report(new Diagnostic(BindingDiagnostics.UnknownArgumentName, At(name), ["parallel", name.Text]) { Help = "write 'parallel(timeout: milliseconds)'" });
        }

        var value = BindValue(syntax.Value.Value, TypeSymbol.Int);
        if (TryConvert(value, TypeSymbol.Int, ConversionPlaces.None) is not { } milliseconds)
        {
            Report(TypeDiagnostics.TypeMismatch, At(syntax.Value.Value), "timeout", TypeSymbol.Int, value.Type);
            return null;
        }

        if (milliseconds.IsError)
        {
            return null;
        }

        var location = value.Location;
        var deadline = MakeTemporary("deadline", TypeSymbol.Int, location);
        var done = MakeTemporary("done", new ChannelTypeSymbol(TypeSymbol.Int), location);
        statements.Add(Begin(deadline, CallLibrary("_deadline", [], [milliseconds], location)));
        statements.Add(Begin(done, CallLibrary("__chan_new", [TypeSymbol.Int], [Number(int.Max(most, 1), location)], location)));
        return new TimeLimit(deadline, done);
    }

    /// <summary>A statement of the block: a task, if it is a call whose result is assigned, or a spawn; any other is run where it stands.</summary>
    private void BindParallelStatement(
        StatementSyntax syntax, ImmutableArray<BoundStatement>.Builder statements, List<ParallelTask> tasks, TimeLimit? limit)
    {
        var value = ValueOf(syntax);
        if (value is not (SpawnExpressionSyntax or CallExpressionSyntax) || (value is CallExpressionSyntax && syntax is ExpressionStatementSyntax))
        {
            statements.Add(BindStatement(syntax));
            return;
        }

        var isAssigned = syntax is not ExpressionStatementSyntax;
        var bound = value is SpawnExpressionSyntax spawn ? BindSpawnedCall(spawn) ?? (BoundExpression)new BoundErrorExpression(At(spawn)) : BindExpression(value, AnnotationOf(syntax));
        if (isAssigned)
        {
            bound = RequireValue(bound, value is SpawnExpressionSyntax { Operand: var operand } ? operand : value);
        }

        if (bound is not BoundInvocation call)
        {
            statements.Add(isAssigned ? Assign(syntax, value, bound) : Evaluate(bound));
            return;
        }

        var future = MakeTemporary("future", new FutureTypeSymbol(call.Type), call.Location);
        statements.Add(Begin(future, new BoundSpawn(call, future.Type, call.Location)));
        if (limit is { Done: var done })
        {
            var report = CallLibrary("_report_end", [call.Type], [Use(future), Number(tasks.Count, call.Location), Use(done)], call.Location);
            statements.Add(new BoundSpawnStatement(report, call.Location));
        }

        tasks.Add(new ParallelTask(future, isAssigned ? syntax : null, value));
    }

    /// <summary>The value that a statement assigns or evaluates; null if it does something else.</summary>
    private static ExpressionSyntax? ValueOf(StatementSyntax syntax) => syntax switch
    {
        AssignmentStatementSyntax { Operator.Kind: SyntaxKind.EqualsToken } assignment => assignment.Value,
        VariableDeclarationSyntax declaration => declaration.Value,
        AnnotatedDeclarationSyntax declaration => declaration.Value,
        ExpressionStatementSyntax statement => statement.Expression,
        _ => null,
    };

    private TypeSymbol? AnnotationOf(StatementSyntax syntax) => syntax switch
    {
        VariableDeclarationSyntax declaration => DeclaredType(declaration.Name, declaration.Type),
        AnnotatedDeclarationSyntax declaration => DeclaredType(declaration.Name, declaration.Type),
        _ => null,
    };

    /// <summary>What happens with a task at the end of the block.</summary>
    private BoundStatement Join(ParallelTask task, bool isLimited)
    {
        var location = task.Future.Location;
        var result = ((FutureTypeSymbol)task.Future.Type).Result;
        if (task.Statement is not { } statement)
        {
            return Evaluate(isLimited
                ? CallLibrary("_cancel_unless_done", [result], [Use(task.Future)], location)
                : new BoundAwait(Use(task.Future), result, location));
        }

        if (!isLimited)
        {
            return Assign(statement, task.Value, new BoundAwait(Use(task.Future), result, location));
        }

        var call = CallLibrary("_result_or_zero", [result], [Use(task.Future)], location);
        _program.RequireZero(call.Function, "a task that does not end in time leaves the zero", location);
        return Assign(statement, task.Value, call);
    }

    /// <summary>An assignment or declaration with a value that is bound already.</summary>
    private BoundStatement Assign(StatementSyntax syntax, ExpressionSyntax valueSyntax, BoundExpression value)
    {
        switch (syntax)
        {
            case VariableDeclarationSyntax declaration:
                return FinishDeclaration(
                    declaration.Name, declaration.Type, DeclaredType(declaration.Name, declaration.Type), valueSyntax, value, declaration.Keyword.Kind == SyntaxKind.ConstKeyword);
            case AnnotatedDeclarationSyntax declaration:
                return FinishDeclaration(declaration.Name, declaration.Type, DeclaredType(declaration.Name, declaration.Type), valueSyntax, value, isConst: false);
            case AssignmentStatementSyntax { Target: NameExpressionSyntax { Name: var name } }:
                return FindVariable(name) is { } variable ? AssignTo(variable, name, value, valueSyntax) : DeclareBare(name, value);
            default:
                var assignment = (AssignmentStatementSyntax)syntax;
                return BindPartAssignment(assignment.Target, BindTarget(assignment.Target, MissingKey.Read), valueSyntax, value, assignment.Operator);
        }
    }

    private static BoundLiteral Number(int value, TextLocation location) => new(new IntConstant(value), TypeSymbol.Int, location);
}
