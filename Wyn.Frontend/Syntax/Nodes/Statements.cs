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

/// <summary>A declaration within a block: a nested function, or an import.</summary>
internal sealed class DeclarationStatementSyntax(DeclarationSyntax declaration) : StatementSyntax(SyntaxKind.DeclarationStatement, declaration)
{
    public DeclarationSyntax Declaration { get; } = declaration;
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

    /// <summary>An expression, or the <see cref="LetConditionSyntax"/> of an <c>if let</c>.</summary>
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

/// <summary><c>let pattern = expr</c>, the condition of an <c>if let</c>; it stands nowhere else.</summary>
internal sealed class LetConditionSyntax(SyntaxToken let, PatternSyntax pattern, SyntaxToken equals, ExpressionSyntax value)
    : ExpressionSyntax(SyntaxKind.LetCondition, let, pattern, equals, value)
{
    public SyntaxToken Let { get; } = let;

    public PatternSyntax Pattern { get; } = pattern;

    public ExpressionSyntax Value { get; } = value;
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

/// <summary><c>yield</c> or <c>yield expr</c>.</summary>
internal sealed class YieldStatementSyntax(SyntaxToken keyword, ExpressionSyntax? value) : StatementSyntax(SyntaxKind.YieldStatement, keyword, value)
{
    public SyntaxToken Keyword { get; } = keyword;

    public ExpressionSyntax? Value { get; } = value;
}

/// <summary><c>defer call</c> or <c>defer { ... }</c>.</summary>
internal sealed class DeferStatementSyntax(SyntaxToken keyword, SyntaxNode body) : StatementSyntax(SyntaxKind.DeferStatement, keyword, body)
{
    public SyntaxToken Keyword { get; } = keyword;

    /// <summary>An <see cref="ExpressionSyntax"/> or a <see cref="BlockStatementSyntax"/>.</summary>
    public SyntaxNode Body { get; } = body;
}

/// <summary><c>parallel { ... }</c>, with a limit as in <c>parallel(timeout: ms) { ... }</c>.</summary>
internal sealed class ParallelStatementSyntax(SyntaxToken keyword, TimeoutClauseSyntax? timeout, BlockStatementSyntax body)
    : StatementSyntax(SyntaxKind.ParallelStatement, keyword, timeout, body)
{
    public SyntaxToken Keyword { get; } = keyword;

    public TimeoutClauseSyntax? Timeout { get; } = timeout;

    public BlockStatementSyntax Body { get; } = body;
}

/// <summary><c>(timeout: ms)</c>; the label may be left out.</summary>
internal sealed class TimeoutClauseSyntax(SyntaxToken open, ArgumentSyntax value, SyntaxToken close) : SyntaxNode(SyntaxKind.TimeoutClause, open, value, close)
{
    public ArgumentSyntax Value { get; } = value;
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
