// The nodes of loops, and of what they walk over.
namespace Wyn.Frontend.Syntax.Nodes;

/// <summary><c>while condition body</c>.</summary>
internal sealed class WhileStatementSyntax(SyntaxToken keyword, ExpressionSyntax condition, StatementSyntax body)
    : StatementSyntax(SyntaxKind.WhileStatement, keyword, condition, body)
{
    public SyntaxToken Keyword { get; } = keyword;

    public ExpressionSyntax Condition { get; } = condition;

    public StatementSyntax Body { get; } = body;
}

/// <summary>
/// <c>for name in iterable body</c> or <c>for name, name in iterable body</c>, with optional parentheses around the head.
/// </summary>
internal sealed class ForStatementSyntax(
    SyntaxToken keyword,
    SyntaxToken? open,
    SyntaxToken variable,
    SyntaxToken? comma,
    SyntaxToken? second,
    SyntaxToken inKeyword,
    SyntaxNode iterable,
    SyntaxToken? close,
    StatementSyntax body)
    : StatementSyntax(SyntaxKind.ForStatement, keyword, open, variable, comma, second, inKeyword, iterable, close, body)
{
    public SyntaxToken Keyword { get; } = keyword;

    /// <summary>A name, or <c>_</c> (<see cref="SyntaxKind.UnderscoreToken"/>).</summary>
    public SyntaxToken Variable { get; } = variable;

    /// <summary>The second variable, a name or <c>_</c>; null if there is one variable.</summary>
    public SyntaxToken? SecondVariable { get; } = second;

    public SyntaxToken InKeyword { get; } = inKeyword;

    /// <summary>A <see cref="RangeClauseSyntax"/>, or an <see cref="IterableClauseSyntax"/> such as <c>range(a, b, step)</c>.</summary>
    public SyntaxNode Iterable { get; } = iterable;

    public StatementSyntax Body { get; } = body;
}

/// <summary><c>for var i = 0; i &lt; n; i++ body</c>, with optional parentheses around the head.</summary>
internal sealed class ForLoopStatementSyntax(
    SyntaxToken keyword,
    SyntaxToken? open,
    StatementSyntax? initializer,
    SyntaxToken firstSemicolon,
    ExpressionSyntax condition,
    SyntaxToken secondSemicolon,
    StatementSyntax step,
    SyntaxToken? close,
    StatementSyntax body)
    : StatementSyntax(SyntaxKind.ForLoopStatement, keyword, open, initializer, firstSemicolon, condition, secondSemicolon, step, close, body)
{
    public SyntaxToken Keyword { get; } = keyword;

    public StatementSyntax? Initializer { get; } = initializer;

    public ExpressionSyntax Condition { get; } = condition;

    public StatementSyntax Step { get; } = step;

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
