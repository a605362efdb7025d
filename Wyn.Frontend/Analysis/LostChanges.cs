// The lost-change error: a change to a part of a value that nobody can see, because the value is the function's own copy and is
// not looked at afterwards. Takes a bound function; backward over its statements with the set of variables that some path
// still looks at (live variable analysis, with changes themselves not counting as uses).
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Binding;
using Wyn.Frontend.Diagnostics;
using Wyn.Frontend.Symbols;
using Wyn.Frontend.Text;

namespace Wyn.Frontend.Analysis;

/// <summary>Finds changes to copies that are never looked at.</summary>
internal sealed class LostChanges
{
    private readonly FunctionSymbol _function;
    private readonly HashSet<VariableSymbol> _copies = [];
    private readonly Stack<(ImmutableHashSet<VariableSymbol> Break, ImmutableHashSet<VariableSymbol> Continue)> _loops = new();
    private readonly Dictionary<TextLocation, VariableSymbol> _lost = [];

    private LostChanges(FunctionSymbol function) => _function = function;

    /// <summary>Reports the changes that are lost in a function.</summary>
    public static void Run(BoundFunction function, DiagnosticBag diagnostics)
    {
        var analysis = new LostChanges(function.Symbol);
        analysis.FindCopies(function);
        if (analysis._copies.Count > 0)
        {
            analysis.Visit(function.Body, []);
        }

        foreach (var (location, variable) in analysis._lost)
        {
            analysis.Report(variable, location, diagnostics);
        }

        foreach (var statement in function.Body.DescendantsAndSelf().OfType<BoundExpressionStatement>())
        {
            if (ChangesNobodysValue(statement.Expression))
            {
                diagnostics.Add(new Diagnostic(BindingDiagnostics.LostChange, statement.Expression.Location, ["this change is lost: the value belongs to no variable"])
                {
                    Help = "assign the value to a variable first, and change that",
                });
            }
        }
    }

    /// <summary>By-value parameters, loop variables, and locals that begin as a copy of a place; what a lambda sees is always looked at.</summary>
    private void FindCopies(BoundFunction function)
    {
        _copies.UnionWith(function.Symbol.Parameters.Where(parameter => !parameter.IsInOut));
        foreach (var node in function.Body.DescendantsAndSelf())
        {
            switch (node)
            {
                case BoundForEach { Element: { } element }:
                    _copies.Add(element);
                    break;
                case BoundAssignment { IsDeclaration: true, Target: BoundVariable { Variable: LocalSymbol local }, Value: BoundVariable or BoundField or BoundElement or BoundMapElement }:
                    _copies.Add(local);
                    break;
            }
        }

        _copies.RemoveWhere(variable => variable.IsCaptured || variable.Type.IsScalar || variable.Name.StartsWith('$'));
    }

    /// <summary>What is looked at before a statement, from what is looked at behind it.</summary>
    private ImmutableHashSet<VariableSymbol> Visit(BoundStatement statement, ImmutableHashSet<VariableSymbol> after)
    {
        switch (statement)
        {
            case BoundBlock block:
                return block.Statements.Reverse().Aggregate(after, (live, child) => Visit(child, live));
            case BoundAssignment { Target: BoundVariable { Variable: var variable } } assignment:
                return WithReads(after.Remove(variable), assignment.Value);
            case BoundAssignment assignment:
                return VisitChange(assignment.Target, assignment.Location, WithReads(after, assignment.Value));
            case BoundCompoundAssignment { Target: not BoundVariable } assignment:
                return VisitChange(assignment.Target, assignment.Location, WithReads(after, assignment.Operand));
            case BoundExpressionStatement { Expression: BoundCall { Function.Parameters: [{ IsInOut: true }, ..], Arguments: [var receiver, .. var rest] } call }
                when call.Function.ReturnType.IsVoid || call.Function.Definition is { IsLibrary: true }:
                return VisitChange(receiver, call.Location, rest.Aggregate(after, WithReads));
            case BoundIf conditional:
                return VisitIf(conditional, after);
            case BoundMatchStatement match:
                var branches = match.Arms.Select(arm => ArmReads(arm, Visit((BoundStatement)arm.Body, after)));
                return WithReads(branches.Aggregate(match.IsExhaustive ? [] : after, (all, branch) => all.Union(branch)), match.Value);
            case BoundLoop loop:
                return VisitLoop(loop, after);
            case BoundReturn { Value: { } value }:
                return WithReads([], value);
            case BoundReturn:
                return [];
            case BoundBreak:
                return _loops.Peek().Break;
            case BoundContinue:
                return _loops.Peek().Continue;
            default:
                return WithReads(after, statement);
        }
    }

    private static ImmutableHashSet<VariableSymbol> ArmReads(BoundArm arm, ImmutableHashSet<VariableSymbol> body) => arm.Guard is { } guard ? WithReads(body, guard) : body;

    private ImmutableHashSet<VariableSymbol> VisitIf(BoundIf conditional, ImmutableHashSet<VariableSymbol> after)
    {
        var before = conditional.Else is { } otherwise ? Visit(otherwise, after) : after;
        for (var i = conditional.Arms.Length - 1; i >= 0; i--)
        {
            before = WithReads(before.Union(Visit(conditional.Arms[i].Body, after)), conditional.Arms[i].Condition);
        }

        return before;
    }

    /// <summary>Twice round is enough: what a turn looks at, the turn before it must keep. Only the last round reports.</summary>
    private ImmutableHashSet<VariableSymbol> VisitLoop(BoundLoop loop, ImmutableHashSet<VariableSymbol> after)
    {
        var heads = loop.Children.OfType<BoundExpression>().ToList();
        var turn = heads.Aggregate(after, WithReads);
        for (var round = 0; round < 2; round++)
        {
            _loops.Push((after, turn));
            var step = loop is BoundForLoop counted ? Visit(counted.Step, turn) : turn;
            _loops.Pop();
            _loops.Push((after, step));
            var body = Visit(loop.Body, step);
            _loops.Pop();
            turn = heads.Aggregate(turn.Union(body), WithReads);
        }

        // A loop variable is fresh in each turn.
        return loop is BoundForEach { Element: { } element } ? turn.Remove(element) : turn;
    }

    private ImmutableHashSet<VariableSymbol> VisitChange(BoundExpression target, TextLocation location, ImmutableHashSet<VariableSymbol> after)
    {
        var indices = ImmutableHashSet<VariableSymbol>.Empty;
        while (true)
        {
            switch (target)
            {
                case BoundVariable { Variable: var variable }:
                    if (_copies.Contains(variable))
                    {
                        Note(variable, location, !after.Contains(variable));
                    }

                    return after.Union(indices);
                case BoundField part:
                    target = part.Receiver;
                    break;
                case BoundElement element:
                    indices = WithReads(indices, element.Index);
                    target = element.Receiver;
                    break;
                case BoundMapElement element:
                    indices = WithReads(indices, element.Key);
                    target = element.Receiver;
                    break;
                default:
                    return WithReads(after.Union(indices), target);
            }
        }
    }

    private void Note(VariableSymbol variable, TextLocation location, bool isLost)
    {
        if (isLost)
        {
            _lost[location] = variable;
        }
        else
        {
            _lost.Remove(location);
        }
    }

    private static ImmutableHashSet<VariableSymbol> WithReads(ImmutableHashSet<VariableSymbol> live, BoundNode node)
        => live.Union(node.DescendantsAndSelf().OfType<BoundVariable>().Select(read => read.Variable));

    /// <summary>A method that changes its receiver, called on a value that is no place, with a result that nobody uses.</summary>
    private static bool ChangesNobodysValue(BoundExpression expression) => expression switch
    {
        BoundCall { Type.IsVoid: true, Function.Parameters: [{ IsInOut: true, IsSelf: true }, ..], Arguments: [var receiver, ..] }
            => receiver is not (BoundVariable or BoundField or BoundElement or BoundMapElement or BoundReference),
        BoundBlockExpression { Value: BoundVariable { Variable.Name: "$changed" } } => true,
        _ => false,
    };

    private void Report(VariableSymbol variable, TextLocation location, DiagnosticBag diagnostics)
    {
        var isParameter = variable is ParameterSymbol;
        var text = isParameter
            ? $"this change to '{variable.Name}' is lost when '{_function.Name}' returns"
            : $"this change to '{variable.Name}' is lost: it is a copy, and nothing looks at it afterwards";
        diagnostics.Add(new Diagnostic(BindingDiagnostics.LostChange, location, [text])
        {
            Labels = [new DiagnosticLabel(variable.Location, isParameter ? "the function has a value of its own" : "the copy is made here")],
            Help = isParameter
                ? $"declare it as 'mut {variable.Name}: {variable.Type}' and pass '&' and the variable, or return the changed value"
                : "change the part of the variable that it was copied from, in place",
        });
    }
}
