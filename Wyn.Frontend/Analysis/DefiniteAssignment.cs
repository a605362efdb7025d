// Whether hoisted variables whose type has no zero are assigned on every path before they are read. Takes a bound function;
// reports the reads that may come first. Structured: the state of a path is the set of variables assigned on it.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;

namespace Wyn.Frontend.Analysis;

/// <summary>Checks that variables without a zero have a value where they are read.</summary>
internal sealed class DefiniteAssignment
{
    private readonly HashSet<VariableSymbol> _checked;
    private readonly DiagnosticBag _diagnostics;
    private readonly Stack<List<ImmutableHashSet<VariableSymbol>>> _breaks = new();

    /// <summary>What is assigned on the current path; null where control cannot come.</summary>
    private ImmutableHashSet<VariableSymbol>? _assigned = [];

    private DefiniteAssignment(IEnumerable<LocalSymbol> variables, DiagnosticBag diagnostics)
    {
        _checked = [.. variables];
        _diagnostics = diagnostics;
    }

    /// <summary>Checks a function and the lambdas in it.</summary>
    public static void Run(BoundFunction function, DiagnosticBag diagnostics)
    {
        Run(function.Hoisted, function.Body, diagnostics);
        foreach (var lambda in function.Body.DescendantsAndSelf().OfType<BoundLambda>())
        {
            Run(lambda.Hoisted, lambda.Body, diagnostics);
        }
    }

    private static void Run(ImmutableArray<LocalSymbol> hoisted, BoundBlock body, DiagnosticBag diagnostics)
    {
        var analysis = new DefiniteAssignment(hoisted.Where(local => !local.Type.HasZero && !local.Type.IsError), diagnostics);
        if (analysis._checked.Count > 0)
        {
            analysis.Visit(body);
        }
    }

    private void Visit(BoundStatement statement)
    {
        switch (statement)
        {
            case BoundBlock block:
                foreach (var child in block.Statements)
                {
                    Visit(child);
                }

                break;
            case BoundAssignment { Target: BoundVariable target } assignment:
                VisitReads(assignment.Value);
                _assigned = ReturnAnalysis.CanReachEnd(statement) ? _assigned?.Add(target.Variable) : null;
                break;
            case BoundMatchStatement match:
                VisitMatch(match);
                break;
            case BoundIf conditional:
                VisitIf(conditional);
                break;
            case BoundLoop loop:
                VisitLoop(loop);
                break;
            case BoundBreak:
                if (_assigned is not null)
                {
                    _breaks.Peek().Add(_assigned);
                }

                _assigned = null;
                break;
            case BoundContinue or BoundReturn:
                VisitReads(statement);
                _assigned = null;
                break;
            case BoundAssignment or BoundCompoundAssignment or BoundExpressionStatement or BoundSpawnStatement or BoundDefer:
                VisitReads(statement);
                _assigned = ReturnAnalysis.CanReachEnd(statement) ? _assigned : null;
                break;
            default:
                throw new UnreachableException($"statement {statement.GetType().Name}");
        }
    }

    private void VisitIf(BoundIf conditional)
    {
        ImmutableHashSet<VariableSymbol>? after = null;
        foreach (var arm in conditional.Arms)
        {
            VisitReads(arm.Condition);
            var before = _assigned;
            Visit(arm.Body);
            after = Meet(after, _assigned);
            _assigned = before;
        }

        if (conditional.Else is { } otherwise)
        {
            Visit(otherwise);
        }

        _assigned = Meet(after, _assigned);
    }

    private void VisitMatch(BoundMatchStatement match)
    {
        VisitReads(match.Value);
        ImmutableHashSet<VariableSymbol>? after = match.IsExhaustive ? null : _assigned;
        var before = _assigned;
        foreach (var arm in match.Arms)
        {
            _assigned = before;
            VisitReads(arm.Guard ?? (BoundNode)arm.Pattern);
            Visit((BoundStatement)arm.Body);
            after = Meet(after, _assigned);
        }

        _assigned = after;
    }

    private void VisitLoop(BoundLoop loop)
    {
        foreach (var head in loop.Children.OfType<BoundExpression>())
        {
            VisitReads(head);
        }

        var condition = (loop as BoundWhile)?.Condition ?? (loop as BoundForLoop)?.Condition;
        var without = condition is not null && ReturnAnalysis.IsAlwaysTrue(condition) ? null : _assigned;
        _breaks.Push([]);
        Visit(loop.Body);
        if (loop is BoundForLoop { Step: var step })
        {
            Visit(step);
        }

        _assigned = _breaks.Pop().Aggregate(without, Meet);
    }

    private void VisitReads(BoundNode root)
    {
        if (_assigned is null)
        {
            return;
        }

        foreach (var node in root.DescendantsAndSelf())
        {
            if (node is BoundVariable { Variable: LocalSymbol variable } && _checked.Contains(variable) && !_assigned.Contains(variable))
            {
                _diagnostics.Add(new Diagnostic(TypeDiagnostics.NoZero, node.Location, [variable.Name, variable.Type])
                {
                    Labels = [new DiagnosticLabel(variable.Location, "assigned here, but not on every path")],
                    Help = "assign it on every path, or before the block",
                });
            }
        }
    }

    private static ImmutableHashSet<VariableSymbol>? Meet(ImmutableHashSet<VariableSymbol>? a, ImmutableHashSet<VariableSymbol>? b)
        => a is null ? b : b is null ? a : a.Intersect(b);
}
