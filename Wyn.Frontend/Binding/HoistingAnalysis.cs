// Decides which bare assignments declare their variable for the whole function. Takes the statements of a function, or of
// the top level; gives the assignments inside blocks whose variable is used after its block. Purely syntactic, so that it
// can run before anything has a type, with the same notion of visibility as the binder.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Wyn.Frontend.Syntax;
using Wyn.Frontend.Syntax.Nodes;

namespace Wyn.Frontend.Binding;

/// <summary>Finds the bare declarations that are hoisted.</summary>
internal sealed class HoistingAnalysis
{
    private readonly Func<string, bool> _isGlobal;
    private readonly Stack<Block> _blocks = new();
    private readonly Dictionary<string, int> _visible = [];
    private readonly Dictionary<string, List<AssignmentStatementSyntax>> _ended = [];
    private readonly HashSet<AssignmentStatementSyntax> _hoisted = [];

    private HoistingAnalysis(Func<string, bool> isGlobal) => _isGlobal = isGlobal;

    /// <summary>Runs the analysis.</summary>
    /// <param name="parameters">Names visible in all statements.</param>
    /// <param name="statements">The statements of the function.</param>
    /// <param name="isGlobal">Whether a name is visible around the function.</param>
    public static HashSet<AssignmentStatementSyntax> Run(
        IEnumerable<string> parameters, IEnumerable<StatementSyntax> statements, Func<string, bool> isGlobal)
    {
        var analysis = new HoistingAnalysis(isGlobal);
        analysis._blocks.Push(new Block());
        foreach (var parameter in parameters)
        {
            analysis.Declare(parameter);
        }

        foreach (var statement in statements)
        {
            analysis.Visit(statement);
        }

        return analysis._hoisted;
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
                InBlock([loop.Body], loop.Variable.Kind == SyntaxKind.IdentifierToken ? loop.Variable.Text : null);
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
            Use(link.Condition);
            InBlock([link.Body]);
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

        if (!IsVisible(name.Name.Text))
        {
            Declare(name.Name.Text);
            _blocks.Peek().BareDeclarations.Add(assignment);
        }
    }

    private void InBlock(ImmutableArray<StatementSyntax> statements, string? loopVariable = null)
    {
        _blocks.Push(new Block());
        if (loopVariable is not null)
        {
            Declare(loopVariable);
        }

        foreach (var statement in statements)
        {
            Visit(statement);
        }

        var block = _blocks.Pop();
        foreach (var name in block.Names)
        {
            _visible[name]--;
        }

        foreach (var assignment in block.BareDeclarations)
        {
            var name = ((NameExpressionSyntax)assignment.Target).Name.Text;
            if (!_ended.TryGetValue(name, out var declarations))
            {
                _ended.Add(name, declarations = []);
            }

            declarations.Add(assignment);
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
            else if (element is CallExpressionSyntax { Callee: NameExpressionSyntax } call)
            {
                // The name of a called function is no variable.
                open.Push(call.Arguments);
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

    private void Use(string name)
    {
        if (!IsVisible(name) && _ended.Remove(name, out var declarations))
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

        public List<AssignmentStatementSyntax> BareDeclarations { get; } = [];
    }
}
