// The nodes of statements.
using System;
using System.Collections.Immutable;

namespace Wyn.Frontend.Syntax.Nodes;

/// <summary>A statement; a dangling <c>;</c> is a statement of its own.</summary>
internal abstract class StatementSyntax(SyntaxKind kind, params ReadOnlySpan<SyntaxElement?> children) : SyntaxNode(kind, children);

/// <summary><c>{ ... }</c>.</summary>
internal sealed class BlockStatementSyntax(SyntaxToken open, ImmutableArray<StatementSyntax> statements, SyntaxToken close)
    : StatementSyntax(SyntaxKind.BlockStatement, [open, .. statements, close])
{
    public SyntaxToken Open { get; } = open;

    public ImmutableArray<StatementSyntax> Statements { get; } = statements;

    public SyntaxToken Close { get; } = close;
}

/// <summary><c>var name: type = expr</c> or <c>const name: type = expr</c>.</summary>
internal sealed class VariableDeclarationSyntax(
    SyntaxToken? modifier, SyntaxToken keyword, SyntaxToken name, TypeClauseSyntax? type, SyntaxToken equals, ExpressionSyntax value)
    : StatementSyntax(SyntaxKind.VariableDeclaration, modifier, keyword, name, type, equals, value)
{
    /// <summary><c>export</c>, only at the top level.</summary>
    public SyntaxToken? Modifier { get; } = modifier;

    /// <summary><c>var</c> or <c>const</c>.</summary>
    public SyntaxToken Keyword { get; } = keyword;

    public SyntaxToken Name { get; } = name;

    public TypeClauseSyntax? Type { get; } = type;

    public new SyntaxToken Equals { get; } = equals;

    public ExpressionSyntax Value { get; } = value;
}

/// <summary><c>name: type = expr</c>, a declaration without a keyword.</summary>
internal sealed class AnnotatedDeclarationSyntax(SyntaxToken name, TypeClauseSyntax type, SyntaxToken equals, ExpressionSyntax value)
    : StatementSyntax(SyntaxKind.AnnotatedDeclaration, name, type, equals, value)
{
    public SyntaxToken Name { get; } = name;

    public TypeClauseSyntax Type { get; } = type;

    public new SyntaxToken Equals { get; } = equals;

    public ExpressionSyntax Value { get; } = value;
}

/// <summary><c>target = value</c> or <c>target += value</c>.</summary>
internal sealed class AssignmentStatementSyntax(ExpressionSyntax target, SyntaxToken op, ExpressionSyntax value)
    : StatementSyntax(SyntaxKind.AssignmentStatement, target, op, value)
{
    public ExpressionSyntax Target { get; } = target;

    /// <summary><c>=</c> or a compound assignment operator.</summary>
    public SyntaxToken Operator { get; } = op;

    public ExpressionSyntax Value { get; } = value;
}

/// <summary><c>target++</c> or <c>target--</c>.</summary>
internal sealed class IncrementStatementSyntax(ExpressionSyntax target, SyntaxToken op)
    : StatementSyntax(SyntaxKind.IncrementStatement, target, op)
{
    public ExpressionSyntax Target { get; } = target;

    public SyntaxToken Operator { get; } = op;
}

/// <summary>An expression as a statement.</summary>
internal sealed class ExpressionStatementSyntax(ExpressionSyntax expression) : StatementSyntax(SyntaxKind.ExpressionStatement, expression)
{
    public ExpressionSyntax Expression { get; } = expression;
}

/// <summary><c>if condition body else body</c>; an <c>else if</c> is an if statement as the body of the else clause.
/// Such chains have no limit on their length: walk them in a loop.</summary>
internal sealed class IfStatementSyntax(SyntaxToken keyword, ExpressionSyntax condition, StatementSyntax body, ElseClauseSyntax? otherwise)
    : StatementSyntax(SyntaxKind.IfStatement, keyword, condition, body, otherwise)
{
    public SyntaxToken Keyword { get; } = keyword;

    public ExpressionSyntax Condition { get; } = condition;

    public StatementSyntax Body { get; } = body;

    public ElseClauseSyntax? Else { get; } = otherwise;
}

/// <summary><c>else body</c>; the semicolon is the one that may end a statement before it, as in <c>if a f(); else g()</c>.</summary>
internal sealed class ElseClauseSyntax(SyntaxToken? semicolon, SyntaxToken keyword, StatementSyntax body)
    : SyntaxNode(SyntaxKind.ElseClause, semicolon, keyword, body)
{
    public SyntaxToken Keyword { get; } = keyword;

    public StatementSyntax Body { get; } = body;
}

/// <summary><c>while condition body</c>.</summary>
internal sealed class WhileStatementSyntax(SyntaxToken keyword, ExpressionSyntax condition, StatementSyntax body)
    : StatementSyntax(SyntaxKind.WhileStatement, keyword, condition, body)
{
    public SyntaxToken Keyword { get; } = keyword;

    public ExpressionSyntax Condition { get; } = condition;

    public StatementSyntax Body { get; } = body;
}

/// <summary><c>for name in range body</c>, with optional parentheses around the head.</summary>
internal sealed class ForStatementSyntax(
    SyntaxToken keyword, SyntaxToken? open, SyntaxToken variable, SyntaxToken inKeyword, SyntaxNode iterable, SyntaxToken? close, StatementSyntax body)
    : StatementSyntax(SyntaxKind.ForStatement, keyword, open, variable, inKeyword, iterable, close, body)
{
    public SyntaxToken Keyword { get; } = keyword;

    /// <summary>A name, or <c>_</c> (<see cref="SyntaxKind.UnderscoreToken"/>).</summary>
    public SyntaxToken Variable { get; } = variable;

    public SyntaxToken InKeyword { get; } = inKeyword;

    /// <summary>A <see cref="RangeClauseSyntax"/>, or an <see cref="IterableClauseSyntax"/> such as <c>range(a, b, step)</c>.</summary>
    public SyntaxNode Iterable { get; } = iterable;

    public StatementSyntax Body { get; } = body;
}

/// <summary><c>a..b</c> or <c>a..=b</c>. Ranges are no values: they stand only where a clause allows them.</summary>
internal sealed class RangeClauseSyntax(ExpressionSyntax start, SyntaxToken op, ExpressionSyntax end) : SyntaxNode(SyntaxKind.RangeClause, start, op, end)
{
    public ExpressionSyntax Start { get; } = start;

    public SyntaxToken Operator { get; } = op;

    public ExpressionSyntax End { get; } = end;
}

/// <summary>An expression that a for statement walks over.</summary>
internal sealed class IterableClauseSyntax(ExpressionSyntax expression) : SyntaxNode(SyntaxKind.IterableClause, expression)
{
    public ExpressionSyntax Expression { get; } = expression;
}

/// <summary><c>break</c>.</summary>
internal sealed class BreakStatementSyntax(SyntaxToken keyword) : StatementSyntax(SyntaxKind.BreakStatement, keyword)
{
    public SyntaxToken Keyword { get; } = keyword;
}

/// <summary><c>continue</c>.</summary>
internal sealed class ContinueStatementSyntax(SyntaxToken keyword) : StatementSyntax(SyntaxKind.ContinueStatement, keyword)
{
    public SyntaxToken Keyword { get; } = keyword;
}

/// <summary><c>return</c> or <c>return expr</c>.</summary>
internal sealed class ReturnStatementSyntax(SyntaxToken keyword, ExpressionSyntax? value) : StatementSyntax(SyntaxKind.ReturnStatement, keyword, value)
{
    public SyntaxToken Keyword { get; } = keyword;

    public ExpressionSyntax? Value { get; } = value;
}

/// <summary>A lone <c>;</c>.</summary>
internal sealed class EmptyStatementSyntax(SyntaxToken semicolon) : StatementSyntax(SyntaxKind.EmptyStatement, semicolon)
{
    public SyntaxToken Semicolon { get; } = semicolon;
}

/// <summary>Tokens that make no statement; already reported.</summary>
internal sealed class ErrorStatementSyntax(ImmutableArray<SyntaxElement> skipped) : StatementSyntax(SyntaxKind.ErrorStatement, skipped.AsSpan())
{
}
