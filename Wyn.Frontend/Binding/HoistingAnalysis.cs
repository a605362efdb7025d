// Decides which bare assignments declare their variable for the whole function. Takes the statements of a function, or of
// the top level; gives the names in assignments inside blocks whose variable is used after its block. Purely syntactic, so that it
// can run before anything has a type, with the same notion of visibility as the binder.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Binding;

/// <summary>Finds the bare declarations that are hoisted.</summary>
internal sealed class HoistingAnalysis
{
    private readonly Func<string, bool> _isGlobal;
    private readonly Stack<Block> _blocks = new();
    private readonly Dictionary<string, int> _visible = [];
    private readonly Dictionary<string, List<SyntaxToken>> _ended = [];
    private readonly HashSet<SyntaxToken> _hoisted = [];
    private readonly HashSet<string> _free = [];

    private HoistingAnalysis(Func<string, bool> isGlobal) => _isGlobal = isGlobal;

    /// <summary>Runs the analysis.</summary>
    /// <param name="parameters">Names visible in all statements.</param>
    /// <param name="statements">The statements of the function.</param>
    /// <param name="isGlobal">Whether a name is visible around the function.</param>
    public static HashSet<SyntaxToken> Run(
        IEnumerable<string> parameters, IEnumerable<StatementSyntax> statements, Func<string, bool> isGlobal)
    {
        var analysis = new HoistingAnalysis(isGlobal);
        analysis._blocks.Push(new Block());
        foreach (var parameter in parameters)
        {
            analysis.Declare(parameter);
        }

        analysis.VisitAll([.. statements]);
        return analysis._hoisted;
    }

    /// <summary>The names that a function uses and does not declare: of variables, and of functions that it calls.</summary>
    public static IReadOnlySet<string> FreeNames(FunctionDeclarationSyntax function)
    {
        var analysis = new HoistingAnalysis(_ => false);
        analysis._blocks.Push(new Block());
        analysis.UseNested(function);
        return analysis._free;
    }

    private void Visit(StatementSyntax statement)
    {
        switch (statement)
        {
            case BlockStatementSyntax block:
                InBlock(block.Statements);
                break;
            case VariableDeclarationSyntax declaration:
                Use(declaration.Value);
                Declare(declaration.Name.Text);
                break;
            case AnnotatedDeclarationSyntax declaration:
                Use(declaration.Value);
                Declare(declaration.Name.Text);
                break;
            case AssignmentStatementSyntax assignment:
                VisitAssignment(assignment);
                break;
            case IfStatementSyntax conditional:
                VisitIf(conditional);
                break;
            case WhileStatementSyntax loop:
                Use(loop.Condition);
                InBlock([loop.Body]);
                break;
            case ForStatementSyntax loop:
                Use(loop.Iterable);
                InBlock([loop.Body], [loop.Variable.Text, loop.SecondVariable?.Text ?? "_"]);
                break;
            case ForLoopStatementSyntax loop:
                _blocks.Push(new Block());
                VisitAll(loop.Initializer is { } initializer ? [initializer] : []);
                Use(loop.Condition);
                InBlock([loop.Body, loop.Step]);
                EndBlock();
                break;
            case MatchStatementSyntax match:
                VisitMatch(match);
                break;
            case SelectStatementSyntax select:
                VisitSelect(select);
                break;
            case ParallelStatementSyntax parallel:
                VisitParallel(parallel);
                break;
            case DeclarationStatementSyntax { Declaration: FunctionDeclarationSyntax function }:
                UseNested(function);
                break;
            case DeferStatementSyntax defer:
                UseBody([], defer.Body);
                break;
            case MultiVariableDeclarationSyntax declaration:
                UseAll(declaration.Values.Items);
                foreach (var name in declaration.Names.Items)
                {
                    Declare(name.Name.Text);
                }

                break;
            case DestructuringDeclarationSyntax declaration:
                Use(declaration.Value);
                DeclareAll(declaration.Pattern);
                break;
            case MultiAssignmentStatementSyntax assignment:
                UseAll(assignment.Values.Items);
                foreach (var target in assignment.Targets.Items)
                {
                    if (target is NameExpressionSyntax name)
                    {
                        DeclareBare(name.Name);
                    }
                    else
                    {
                        Use(target);
                    }
                }

                break;
            default:
                Use(statement);
                break;
        }
    }

    /// <summary>A chain of <c>else if</c> may be long, so it is walked in a loop.</summary>
    private void VisitIf(IfStatementSyntax conditional)
    {
        for (var link = conditional; ; link = (IfStatementSyntax)link.Else.Body)
        {
            if (link.Condition is LetConditionSyntax let)
            {
                Use(let.Value);
                InBlock([link.Body], [.. NamesIn(let.Pattern).Select(name => name.Text)]);
            }
            else
            {
                Use(link.Condition);
                InBlock([link.Body]);
            }

            if (link.Else is not { Body: IfStatementSyntax })
            {
                InBlock(link.Else is { } otherwise ? [otherwise.Body] : []);
                return;
            }
        }
    }

    private void VisitAssignment(AssignmentStatementSyntax assignment)
    {
        Use(assignment.Value);
        if (assignment.Operator.Kind != SyntaxKind.EqualsToken || assignment.Target is not NameExpressionSyntax name)
        {
            Use(assignment.Target);
            return;
        }

        DeclareBare(name.Name);
    }

    private void DeclareBare(SyntaxToken name)
    {
        if (!IsVisible(name.Text))
        {
            _free.Add(name.Text);
            Declare(name.Text);
            _blocks.Peek().BareDeclarations.Add(name);
        }
    }

    /// <summary>The names that a pattern binds, as far as syntax tells: what may be a variant counts as a name.</summary>
    public static IEnumerable<SyntaxToken> NamesIn(SyntaxNode pattern)
    {
        var open = new Stack<SyntaxNode>([pattern]);
        while (open.TryPop(out var node))
        {
            switch (node)
            {
                case NamePatternSyntax { Type: null, Name: { Kind: SyntaxKind.IdentifierToken } name }:
                    yield return name;
                    break;
                case RestPatternSyntax { Name: { } rest }:
                    yield return rest;
                    break;
                case FieldPatternSyntax { Pattern: null } field:
                    yield return field.Name;
                    break;
                case ConstructorPatternSyntax constructor:
                    PushAll(open, constructor.Arguments.Items);
                    break;
                case StructPatternSyntax structure:
                    PushAll(open, structure.Fields.Items);
                    break;
                default:
                    PushAll(open, node.Children.OfType<SyntaxNode>());
                    break;
            }
        }
    }

    private static void PushAll(Stack<SyntaxNode> open, IEnumerable<SyntaxNode> nodes)
    {
        foreach (var node in nodes.Reverse())
        {
            open.Push(node);
        }
    }

    private void VisitMatch(MatchStatementSyntax match)
    {
        Use(match.Value);
        foreach (var arm in match.Arms)
        {
            _blocks.Push(new Block());
            DeclareAll(arm.Pattern);
            if (arm.Guard is { } guard)
            {
                Use(guard);
            }

            InBlock([arm.Body]);
            EndBlock();
        }
    }

    private void VisitSelect(SelectStatementSyntax select)
    {
        UseAll(select.Arms.Select(arm => arm.Value));
        foreach (var arm in select.Arms)
        {
            InBlock([arm.Body], [arm.Variable.Text]);
        }
    }

    /// <summary>What a parallel block declares belongs to the block around it.</summary>
    private void VisitParallel(ParallelStatementSyntax parallel)
    {
        if (parallel.Timeout is { } timeout)
        {
            Use(timeout.Value.Value);
        }

        VisitAll(parallel.Body.Statements);
    }

    private void DeclareAll(SyntaxNode pattern)
    {
        foreach (var name in NamesIn(pattern))
        {
            Declare(name.Text);
        }
    }

    private void UseAll(IEnumerable<ExpressionSyntax> expressions)
    {
        foreach (var expression in expressions)
        {
            Use(expression);
        }
    }

    private void VisitAll(ImmutableArray<StatementSyntax> statements)
    {
        foreach (var statement in statements)
        {
            Visit(statement);
        }
    }

    private void InBlock(ImmutableArray<StatementSyntax> statements, ImmutableArray<string> variables = default)
    {
        _blocks.Push(new Block());
        foreach (var variable in variables.IsDefault ? [] : variables)
        {
            Declare(variable);
        }

        VisitAll(statements);
        EndBlock();
    }

    private void EndBlock()
    {
        var block = _blocks.Pop();
        foreach (var name in block.Names)
        {
            _visible[name]--;
        }

        foreach (var name in block.BareDeclarations)
        {
            if (!_ended.TryGetValue(name.Text, out var declarations))
            {
                _ended.Add(name.Text, declarations = []);
            }

            declarations.Add(name);
        }
    }

    /// <summary>Visits the names that a node reads; a chain of operators is too deep for recursion.</summary>
    private void Use(SyntaxNode root)
    {
        var open = new Stack<SyntaxElement>();
        open.Push(root);
        while (open.TryPop(out var element))
        {
            if (element is NameExpressionSyntax name)
            {
                Use(name.Name.Text);
            }
            else if (element is LambdaExpressionSyntax lambda)
            {
                UseBody(lambda.Parameters.Parameters.Items.Select(parameter => parameter.Name.Text), lambda.Body);
            }
            else if (element is CallExpressionSyntax { Callee: NameExpressionSyntax { Name.Text: var callee } } call)
            {
                // The name of a called function is no variable that could be hoisted.
                open.Push(call.Arguments);
                if (!IsVisible(callee))
                {
                    _free.Add(callee);
                }
            }
            else if (element is SyntaxNode node)
            {
                foreach (var child in node.Children)
                {
                    open.Push(child);
                }
            }
        }
    }

    private void UseNested(FunctionDeclarationSyntax function)
    {
        Declare(function.Name.Text);
        UseAll(function.Parameters.Parameters.Items.Select(parameter => parameter.Default?.Value).OfType<ExpressionSyntax>());
        UseBody(function.Parameters.Parameters.Items.Select(parameter => parameter.Name.Text), function.Body);
    }

    /// <summary>A function within this one hoists for itself; here it only uses what it does not declare.</summary>
    private void UseBody(IEnumerable<string> parameters, SyntaxNode body)
    {
        _blocks.Push(new Block());
        foreach (var parameter in parameters)
        {
            Declare(parameter);
        }

        switch (body)
        {
            case BlockStatementSyntax block:
                VisitAll(block.Statements);
                break;
            case StatementSyntax statement:
                Visit(statement);
                break;
            default:
                Use(body);
                break;
        }

        _blocks.Peek().BareDeclarations.Clear();
        EndBlock();
    }

    private void Use(string name)
    {
        if (IsVisible(name))
        {
            return;
        }

        _free.Add(name);
        if (_ended.Remove(name, out var declarations))
        {
            _hoisted.UnionWith(declarations);

            // From here on the name is the function's own.
            _visible[name] = _visible.GetValueOrDefault(name) + 1;
        }
    }

    private bool IsVisible(string name) => _visible.GetValueOrDefault(name) > 0 || _isGlobal(name);

    private void Declare(string name)
    {
        if (_blocks.Peek().Names.Add(name))
        {
            _visible[name] = _visible.GetValueOrDefault(name) + 1;
        }
    }

    /// <summary>A block that is being visited.</summary>
    private sealed class Block
    {
        public HashSet<string> Names { get; } = [];

        public List<SyntaxToken> BareDeclarations { get; } = [];
    }
}
