// The nodes of match and select, as statements and as expressions.
using System.Collections.Immutable;

namespace Wyn.Frontend.Syntax.Nodes;

/// <summary><c>match value { arms }</c>.</summary>
internal sealed class MatchStatementSyntax(
    SyntaxToken keyword, ExpressionSyntax value, SyntaxToken open, ImmutableArray<MatchArmSyntax> arms, SyntaxToken close)
    : StatementSyntax(SyntaxKind.MatchStatement, [keyword, value, open, .. arms, close])
{
    public SyntaxToken Keyword { get; } = keyword;

    public ExpressionSyntax Value { get; } = value;

    public ImmutableArray<MatchArmSyntax> Arms { get; } = arms;
}

/// <summary><c>pattern if guard => statement</c>; the arms of an expression end in the statement that gives the value.</summary>
internal sealed class MatchArmSyntax(PatternSyntax pattern, GuardClauseSyntax? guard, SyntaxToken arrow, StatementSyntax body, SyntaxToken? separator)
    : SyntaxNode(SyntaxKind.MatchArm, pattern, guard, arrow, body, separator)
{
    public PatternSyntax Pattern { get; } = pattern;

    public GuardClauseSyntax? Guard { get; } = guard;

    public StatementSyntax Body { get; } = body;
}

/// <summary><c>if condition</c> behind a pattern or in a comprehension.</summary>
internal sealed class GuardClauseSyntax(SyntaxToken keyword, ExpressionSyntax condition) : SyntaxNode(SyntaxKind.GuardClause, keyword, condition)
{
    public ExpressionSyntax Condition { get; } = condition;
}

/// <summary><c>select { arms }</c>.</summary>
internal sealed class SelectStatementSyntax(SyntaxToken keyword, SyntaxToken open, ImmutableArray<SelectArmSyntax> arms, SyntaxToken close)
    : StatementSyntax(SyntaxKind.SelectStatement, [keyword, open, .. arms, close])
{
    public SyntaxToken Keyword { get; } = keyword;

    public ImmutableArray<SelectArmSyntax> Arms { get; } = arms;
}

/// <summary><c>name = expr => statement</c>.</summary>
internal sealed class SelectArmSyntax(
    SyntaxToken variable, SyntaxToken equals, ExpressionSyntax value, SyntaxToken arrow, StatementSyntax body, SyntaxToken? separator)
    : SyntaxNode(SyntaxKind.SelectArm, variable, equals, value, arrow, body, separator)
{
    /// <summary>A name, or <c>_</c>.</summary>
    public SyntaxToken Variable { get; } = variable;

    public ExpressionSyntax Value { get; } = value;

    public StatementSyntax Body { get; } = body;
}

/// <summary>A match in the place of an expression.</summary>
internal sealed class MatchExpressionSyntax(MatchStatementSyntax match) : ExpressionSyntax(SyntaxKind.MatchExpression, match)
{
    public MatchStatementSyntax Match { get; } = match;
}

/// <summary>An if in the place of an expression: its bodies are blocks, and their last expressions its value.</summary>
internal sealed class IfExpressionSyntax(IfStatementSyntax conditional) : ExpressionSyntax(SyntaxKind.IfExpression, conditional)
{
    public IfStatementSyntax If { get; } = conditional;
}
