// The nodes of statements that declare or change variables.
namespace Wyn.Frontend.Syntax.Nodes;

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

/// <summary><c>var a, _ = 1, 2</c>; several names may also take apart one tuple.</summary>
internal sealed class MultiVariableDeclarationSyntax(
    SyntaxToken? modifier, SyntaxToken keyword, SeparatedList<VariableNameSyntax> names, SyntaxToken equals, SeparatedList<ExpressionSyntax> values)
    : StatementSyntax(SyntaxKind.MultiVariableDeclaration, [modifier, keyword, .. names.Elements(), equals, .. values.Elements()])
{
    public SyntaxToken Keyword { get; } = keyword;

    public SeparatedList<VariableNameSyntax> Names { get; } = names;

    public SeparatedList<ExpressionSyntax> Values { get; } = values;
}

/// <summary>A name, or <c>_</c>.</summary>
internal sealed class VariableNameSyntax(SyntaxToken name) : SyntaxNode(SyntaxKind.VariableName, name)
{
    public SyntaxToken Name { get; } = name;
}

/// <summary><c>var [a, b, ...rest] = expr</c> or <c>var (a, _) = expr</c>.</summary>
internal sealed class DestructuringDeclarationSyntax(
    SyntaxToken? modifier, SyntaxToken keyword, PatternSyntax pattern, SyntaxToken equals, ExpressionSyntax value)
    : StatementSyntax(SyntaxKind.DestructuringDeclaration, modifier, keyword, pattern, equals, value)
{
    public SyntaxToken Keyword { get; } = keyword;

    /// <summary>An <see cref="ArrayPatternSyntax"/> or a <see cref="TuplePatternSyntax"/> of names and <c>_</c>.</summary>
    public PatternSyntax Pattern { get; } = pattern;

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

/// <summary><c>target = value</c> or <c>target += value</c>; the target is a name, or a place below one: <c>a.b[i].c</c>.</summary>
internal sealed class AssignmentStatementSyntax(ExpressionSyntax target, SyntaxToken op, ExpressionSyntax value)
    : StatementSyntax(SyntaxKind.AssignmentStatement, target, op, value)
{
    public ExpressionSyntax Target { get; } = target;

    /// <summary><c>=</c> or a compound assignment operator.</summary>
    public SyntaxToken Operator { get; } = op;

    public ExpressionSyntax Value { get; } = value;
}

/// <summary><c>a, b = b, a</c>; several targets may also take apart one value.</summary>
internal sealed class MultiAssignmentStatementSyntax(SeparatedList<ExpressionSyntax> targets, SyntaxToken equals, SeparatedList<ExpressionSyntax> values)
    : StatementSyntax(SyntaxKind.MultiAssignmentStatement, [.. targets.Elements(), equals, .. values.Elements()])
{
    public SeparatedList<ExpressionSyntax> Targets { get; } = targets;

    public new SyntaxToken Equals { get; } = equals;

    public SeparatedList<ExpressionSyntax> Values { get; } = values;
}

/// <summary><c>target++</c> or <c>target--</c>.</summary>
internal sealed class IncrementStatementSyntax(ExpressionSyntax target, SyntaxToken op)
    : StatementSyntax(SyntaxKind.IncrementStatement, target, op)
{
    public ExpressionSyntax Target { get; } = target;

    public SyntaxToken Operator { get; } = op;
}
