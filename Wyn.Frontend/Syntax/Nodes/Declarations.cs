// The nodes of the top level: the file, functions and their signatures.
using System.Collections.Immutable;

namespace Wyn.Frontend.Syntax.Nodes;

/// <summary>A whole source file.</summary>
internal sealed class CompilationUnitSyntax(ImmutableArray<SyntaxNode> members, SyntaxToken endOfFile)
    : SyntaxNode(SyntaxKind.CompilationUnit, [.. members, endOfFile])
{
    /// <summary><see cref="FunctionDeclarationSyntax"/> and <see cref="TopLevelStatementSyntax"/> in source order.</summary>
    public ImmutableArray<SyntaxNode> Members { get; } = members;

    public SyntaxToken EndOfFile { get; } = endOfFile;
}

/// <summary><c>fn name(params) -> type { ... }</c> or <c>fn name(params) => expr</c>.</summary>
internal sealed class FunctionDeclarationSyntax(
    SyntaxToken? modifier,
    SyntaxToken fnKeyword,
    SyntaxToken name,
    ParameterListSyntax parameters,
    ReturnTypeClauseSyntax? returnType,
    SyntaxNode body)
    : SyntaxNode(SyntaxKind.FunctionDeclaration, modifier, fnKeyword, name, parameters, returnType, body)
{
    /// <summary><c>pub</c> or <c>export</c>.</summary>
    public SyntaxToken? Modifier { get; } = modifier;

    public SyntaxToken FnKeyword { get; } = fnKeyword;

    public SyntaxToken Name { get; } = name;

    public ParameterListSyntax Parameters { get; } = parameters;

    public ReturnTypeClauseSyntax? ReturnType { get; } = returnType;

    /// <summary>A <see cref="BlockStatementSyntax"/> or an <see cref="ExpressionBodySyntax"/>.</summary>
    public SyntaxNode Body { get; } = body;
}

/// <summary><c>(a: int, b: float)</c>.</summary>
internal sealed class ParameterListSyntax(SyntaxToken open, SeparatedList<ParameterSyntax> parameters, SyntaxToken close)
    : SyntaxNode(SyntaxKind.ParameterList, [open, .. parameters.Elements(), close])
{
    public SyntaxToken Open { get; } = open;

    public SeparatedList<ParameterSyntax> Parameters { get; } = parameters;

    public SyntaxToken Close { get; } = close;
}

/// <summary><c>name: type</c>.</summary>
internal sealed class ParameterSyntax(SyntaxToken name, TypeClauseSyntax? type) : SyntaxNode(SyntaxKind.Parameter, name, type)
{
    public SyntaxToken Name { get; } = name;

    public TypeClauseSyntax? Type { get; } = type;
}

/// <summary><c>-> type</c>.</summary>
internal sealed class ReturnTypeClauseSyntax(SyntaxToken arrow, TypeSyntax type) : SyntaxNode(SyntaxKind.ReturnTypeClause, arrow, type)
{
    public SyntaxToken Arrow { get; } = arrow;

    public TypeSyntax Type { get; } = type;
}

/// <summary>The body <c>=> expr</c>.</summary>
internal sealed class ExpressionBodySyntax(SyntaxToken arrow, ExpressionSyntax expression) : SyntaxNode(SyntaxKind.ExpressionBody, arrow, expression)
{
    public SyntaxToken Arrow { get; } = arrow;

    public ExpressionSyntax Expression { get; } = expression;
}

/// <summary>A statement at the top level of a file.</summary>
internal sealed class TopLevelStatementSyntax(StatementSyntax statement) : SyntaxNode(SyntaxKind.TopLevelStatement, statement)
{
    public StatementSyntax Statement { get; } = statement;
}
